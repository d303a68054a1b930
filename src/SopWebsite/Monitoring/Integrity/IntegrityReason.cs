using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>The kinds of signs that a page was tampered with.</summary>
public enum IntegritySign
{
    /// <summary>Terms of spam in a text that visitors do not see.</summary>
    HiddenText,

    /// <summary>Links to unknown hosts that visitors do not see.</summary>
    HiddenLinks,

    /// <summary>A link to a host, or with words or a path, of spam.</summary>
    SpamLink,

    /// <summary>Links within the site to pages with spam in their names.</summary>
    DoorwayLink,

    /// <summary>Terms of spam in the text.</summary>
    SpamText,

    /// <summary>Terms of spam written so as not to be found.</summary>
    DisguisedText,

    /// <summary>Terms of spam in the title.</summary>
    SpamTitle,

    /// <summary>Terms of spam in the description or keywords for search engines.</summary>
    SpamDescription,

    /// <summary>The canonical or AMP address is on another host.</summary>
    ForeignCanonical,

    /// <summary>The page sends its visitors to another host by itself.</summary>
    ForeignRedirect,

    /// <summary>A page of another host within the page, hidden or in its place.</summary>
    ForeignFrame,

    /// <summary>A script of a host of spam, or one that hides what it does.</summary>
    ForeignScript,

    /// <summary>An address that is encoded so as not to be found.</summary>
    HiddenAddress,

    /// <summary>JSON-LD that tells search engines of something else.</summary>
    SpamData,

    /// <summary>A text in a script that a court's page does not have.</summary>
    ForeignLanguage,

    /// <summary>Search engines, or visitors who come from one, get another page.</summary>
    Cloaking,

    /// <summary>The sitemap lists pages of spam or of other hosts.</summary>
    SpamSitemap,

    /// <summary>robots.txt names a sitemap of another host, or paths of spam.</summary>
    SpamRobots,

    /// <summary>A text of those who put their own page in the place of the site's.</summary>
    Defacement,
}

/// <summary>One sign that a page was tampered with.</summary>
public sealed record IntegrityReason
{
    /// <summary>The kind of sign.</summary>
    public required IntegritySign Sign { get; init; }

    /// <summary>How much it says, 1 to 95: the percentage of doubt that it takes away. Signs together weigh as independent witnesses.</summary>
    public required int Weight { get; init; }

    /// <summary>What was found, in a sentence.</summary>
    public required Phrase Note { get; init; }

    /// <summary>A short piece of it, with addresses made unclickable; text from outside. Null for none.</summary>
    public string? Sample { get; init; }

    /// <summary>Who was served it.</summary>
    public ViewKind View { get; init; }

    /// <summary>The page on which it was found.</summary>
    public required Uri Uri { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => FormattableString.Invariant($"{Sign} ({Weight}): {Note}{(Sample is null ? "" : " [" + Sample + "]")}");
}
