using SopWebsite.Evidence;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>Whether a site was tampered with.</summary>
public enum IntegrityVerdict
{
    /// <summary>No sign that says enough.</summary>
    Clean,

    /// <summary>Signs that a person should look at.</summary>
    Suspicious,

    /// <summary>Signs that leave little doubt.</summary>
    Injected,

    /// <summary>The site could not be read.</summary>
    Unknown,
}

/// <summary>A page as it was served to one kind of visitor.</summary>
public sealed record IntegrityView
{
    /// <summary>Who was served it.</summary>
    public required ViewKind Kind { get; init; }

    /// <summary>What was asked for.</summary>
    public required Uri Uri { get; init; }

    /// <summary>Where it came from after redirects.</summary>
    public required Uri ServedFrom { get; init; }

    /// <summary>The status; null without an answer.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The page's title; text from outside.</summary>
    public string Title { get; init; } = "";

    /// <summary>How alike its text is to what a browser gets, 0 to 1; null where that cannot be said.</summary>
    public double? Likeness { get; init; }

    /// <summary>Why there is no answer; null where there is one.</summary>
    public Phrase? Failure { get; init; }

    /// <summary>True when the page was cut at the limit or too much work: it was not read to its end.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>The source that was kept; null when nothing was found on it.</summary>
    public KeptEvidence? Evidence { get; init; }
}

/// <summary>The integrity of a site (keutuhan konten): whether something was put in that the court did not.</summary>
public sealed record SiteIntegrity
{
    /// <summary>From this score on a site is suspicious.</summary>
    public const int SuspiciousScore = 25;

    /// <summary>From this score on it counts as injected.</summary>
    public const int InjectedScore = 50;

    /// <summary>The site's name in the register; the host for an address that is not registered.</summary>
    public required string Name { get; init; }

    /// <summary>The page that was looked at first.</summary>
    public required Uri Uri { get; init; }

    /// <summary>What was concluded.</summary>
    public required IntegrityVerdict Verdict { get; init; }

    /// <summary>All signs together, 0 to 100.</summary>
    public required int Score { get; init; }

    /// <summary>The signs, the heaviest first.</summary>
    public IntegrityReason[] Reasons { get; init; } = [];

    /// <summary>What was asked for and came.</summary>
    public IntegrityView[] Views { get; init; } = [];

    /// <summary>How many different pages were looked at.</summary>
    public int Pages { get; init; }

    /// <summary>What was concluded, in a sentence.</summary>
    public required Phrase Reason { get; init; }

    /// <summary>What the user should know beside it, such as evidence that could not be kept; null for nothing.</summary>
    public Phrase? Remark { get; init; }

    /// <summary>When the check began, UTC.</summary>
    public required DateTimeOffset CheckedAt { get; init; }
}
