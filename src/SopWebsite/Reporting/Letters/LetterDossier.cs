using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Reporting.Letters;

/// <summary>What stands on every paper beside its matter.</summary>
public abstract record LetterDossier
{
    /// <summary>The site; null when it has been taken out of the register.</summary>
    public SopSite? Site { get; init; }

    /// <summary>The zone in which times are shown.</summary>
    public required string Zone { get; init; }

    /// <summary>The letterhead.</summary>
    public required Letterhead Head { get; init; }

    /// <summary>The emblem; null for none.</summary>
    public LetterLogo? Logo { get; init; }

    /// <summary>The officers of the register.</summary>
    public IReadOnlyList<SopOfficer> Officers { get; init; } = [];

    /// <summary>When it was put together, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What whoever makes the paper should know.</summary>
    public IReadOnlyList<Phrase> Warnings { get; init; } = [];
}
