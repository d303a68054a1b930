using SopWebsite.Backups.Drills;

namespace SopWebsite.Reporting.Letters;

/// <summary>A restore drill with all that its minutes say beside it.</summary>
public sealed record DrillDossier : LetterDossier
{
    /// <summary>The drill.</summary>
    public required RestoreDrill Drill { get; init; }
}
