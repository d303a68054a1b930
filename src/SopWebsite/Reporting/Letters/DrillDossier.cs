using SopWebsite.Backups.Drills;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Reporting.Letters;

/// <summary>A restore drill with all that its minutes say beside it.</summary>
public sealed record DrillDossier
{
    /// <summary>The drill.</summary>
    public required RestoreDrill Drill { get; init; }

    /// <summary>The site; null when it has been taken out of the register.</summary>
    public SopSite? Site { get; init; }

    /// <summary>The letterhead.</summary>
    public required Letterhead Head { get; init; }

    /// <summary>The emblem; null for none.</summary>
    public LetterLogo? Logo { get; init; }

    /// <summary>The officers of the register.</summary>
    public IReadOnlyList<SopOfficer> Officers { get; init; } = [];

    /// <summary>When it was put together, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What whoever makes the minutes should know.</summary>
    public IReadOnlyList<Phrase> Warnings { get; init; } = [];
}
