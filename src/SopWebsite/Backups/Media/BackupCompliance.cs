using SopWebsite.Languages;

namespace SopWebsite.Backups.Media;

/// <summary>Who says how old the newest good set may be.</summary>
public enum BackupWithinSource
{
    /// <summary>The site's own setting.</summary>
    Site,

    /// <summary>The rhythm of the procedure's backup activity, as the document or the court has it.</summary>
    Procedure,

    /// <summary>Nobody: one working day, for courts report to back up at least once a day.</summary>
    Default,
}

/// <summary>How the backups of a site stood at a moment: how old the newest good set was, and how it was kept.</summary>
public sealed record BackupCompliance
{
    /// <summary>The site.</summary>
    public required string Site { get; init; }

    /// <summary>The zone that its times are shown in.</summary>
    public required string Zone { get; init; }

    /// <summary>The moment, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The verdict.</summary>
    public required BackupVerdict Verdict { get; init; }

    /// <summary>The newest good set; null for none.</summary>
    public string? Set { get; init; }

    /// <summary>When that set was made, UTC.</summary>
    public DateTimeOffset? SetAt { get; init; }

    /// <summary>Its age in working days of the site's calendar; null without a set.</summary>
    public int? AgeInWorkingDays { get; init; }

    /// <summary>How old it may be, in working days (RPO).</summary>
    public required int WithinWorkingDays { get; init; }

    /// <summary>Who says so.</summary>
    public required BackupWithinSource WithinSource { get; init; }

    /// <summary>Where that set lies, the copies that do not count among them.</summary>
    public BackupPlace[] Places { get; init; } = [];

    /// <summary>The good copies of the set.</summary>
    public int Copies => Places.Count(place => place.Counts);

    /// <summary>The kinds of media that those are on.</summary>
    public MediumKind[] Kinds { get; init; } = [];

    /// <summary>True when one of those is in another building.</summary>
    public bool HasOffSite => Places.Any(place => place.Counts && place.OffSite);

    /// <summary>Each part of the rule, whether it is met, and why.</summary>
    public BackupRuleResult[] Rules { get; init; } = [];

    /// <summary>The last time that a restore was tried, UTC; null where none is known.</summary>
    public DateTimeOffset? LastDrill { get; init; }

    /// <summary>What that said; null where none is known.</summary>
    public bool? DrillPassed { get; init; }

    /// <summary>What is to be seen to.</summary>
    public Phrase[] Findings { get; init; } = [];

    /// <summary>True when the newest good set is too old, or there is none though one was made once.</summary>
    public bool IsOverdue => Verdict is BackupVerdict.Overdue or BackupVerdict.None;
}
