using SopWebsite.Languages;
using SopWebsite.Monitoring.Freshness;

namespace SopWebsite.Monitoring;

/// <summary>Whether a site's content is being kept up to date.</summary>
public enum ContentState
{
    /// <summary>The newest content is within the site's limit.</summary>
    Fresh,

    /// <summary>Nothing newer than the site's limit was found.</summary>
    Stale,

    /// <summary>No date was found that could be relied on.</summary>
    Unknown,
}

/// <summary>Where a date of a site's content was looked for, in the order of looking.</summary>
public enum ContentSource
{
    /// <summary>The entries of an RSS or Atom feed.</summary>
    Feed,

    /// <summary>The entries of <c>sitemap.xml</c>.</summary>
    Sitemap,

    /// <summary>Dates that the page marks as such: JSON-LD, meta and time elements.</summary>
    Metadata,

    /// <summary>The Last-Modified header of the page.</summary>
    LastModified,

    /// <summary>Dates in the page's text.</summary>
    PageText,

    /// <summary>When the page's text was last seen to change: where no date can be found.</summary>
    Change,
}

/// <summary>What one source said.</summary>
public sealed record ContentEvidence
{
    /// <summary>Where it was looked for.</summary>
    public required ContentSource Source { get; init; }

    /// <summary>The address that was read.</summary>
    public required Uri Uri { get; init; }

    /// <summary>The newest date found there, midnight in the site's zone where only a day is known; null for none.</summary>
    public DateTimeOffset? Date { get; init; }

    /// <summary>The date as the source wrote it; text from outside.</summary>
    public string? Text { get; init; }

    /// <summary>True for a date that the server may make up for each visit: used only when nothing better is there.</summary>
    public bool IsWeak { get; init; }

    /// <summary>What was found, in a sentence.</summary>
    public required Phrase Note { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => FormattableString.Invariant($"{Source}: {Date:yyyy-MM-dd} {Note}");
}

/// <summary>The state of a site's content (status pembaruan konten).</summary>
public sealed record SiteContent
{
    /// <summary>The site's name in the register; the host for an address that is not registered.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The page's name, <see cref="SopSitePage.FrontPage"/> for the front page; null for an address that is not registered, and in checks of
    /// front pages before pages were told apart.
    /// </summary>
    public string? Page { get; init; }

    /// <summary>The page that was read.</summary>
    public required Uri Uri { get; init; }

    /// <summary>Fresh, stale or not to be told.</summary>
    public required ContentState State { get; init; }

    /// <summary>The newest date found, in the site's zone; null for none.</summary>
    public DateTimeOffset? NewestDate { get; init; }

    /// <summary>Where it was found; null for none.</summary>
    public ContentSource? Source { get; init; }

    /// <summary>The working days from the newest date to the day of the check; null without a date.</summary>
    public int? AgeInWorkingDays { get; init; }

    /// <summary>The page's limit in working days.</summary>
    public required int FreshnessLimit { get; init; }

    /// <summary>What each source said, in the order of looking.</summary>
    public ContentEvidence[] Evidence { get; init; } = [];

    /// <summary>The text that the page has and when it came; null where it is not watched or could not be compared.</summary>
    public PageChange? LastChange { get; init; }

    /// <summary>What was concluded, in a sentence.</summary>
    public required Phrase Reason { get; init; }

    /// <summary>When the check began, UTC.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>The same with the page's name before the reason, where it is not the front page: for those who see no column of pages.</summary>
    internal SiteContent WithPageInReason() => Page is null or SopSitePage.FrontPage
        ? this
        : this with { Reason = new Phrase($"{Page}: {Reason.English}", $"{Page}: {Reason.Indonesian}") };

    /// <summary>The one that needs attention most: stale before unknown before fresh, the one furthest over its limit first; null for none.</summary>
    public static SiteContent? WorstOf(IEnumerable<SiteContent> checks) => checks
        .OrderBy(check => check.State switch { ContentState.Stale => 0, ContentState.Unknown => 1, _ => 2 })
        .ThenByDescending(check => check.AgeInWorkingDays - check.FreshnessLimit)
        .FirstOrDefault();
}
