using System.Text.Json.Serialization;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Procedures;
using SopWebsite.Sites;
using SopWebsite.Situations.Facts;
using SopWebsite.Situations.Grading;
using SopWebsite.Situations.Merging;
using SopWebsite.Situations.Routing;
using SopWebsite.Situations.Ways;
using SopWebsite.Situations.Work;

namespace SopWebsite.Situations;

/// <summary>How far a situation report has come.</summary>
public enum SituationState
{
    /// <summary>Written, not yet handed up.</summary>
    Open,

    /// <summary>With an officer who is to decide, or to forward it.</summary>
    Submitted,

    /// <summary>An alternative was chosen; it is being carried out.</summary>
    Approved,

    /// <summary>The problem is solved; the backup after the fix is still to be made.</summary>
    Resolved,

    /// <summary>Done.</summary>
    Closed,
}

/// <summary>Who carried out the solution; source: seed 000 step 7 and seed 003 step 7.</summary>
public enum SituationPerformer
{
    /// <summary>The court's own IT staff.</summary>
    OwnStaff,

    /// <summary>The subdivision of general affairs (Subbag Umum dan Keuangan).</summary>
    GeneralAffairs,

    /// <summary>A third party.</summary>
    ThirdParty,
}

/// <summary>A report of situation and condition (laporan situasi dan kondisi): from the symptom to the backup after the fix.</summary>
public sealed record SituationReport
{
    /// <summary>The report's number, such as <c>LS-2026-11-0001</c>.</summary>
    public required string Number { get; init; }

    /// <summary>The site it is about.</summary>
    public required string Site { get; init; }

    /// <summary>How far it has come.</summary>
    public SituationState State { get; init; }

    /// <summary>When it was opened, UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Who opened it.</summary>
    public string? OpenedBy { get; init; }

    /// <summary>What was noticed.</summary>
    public required Phrase Symptom { get; init; }

    /// <summary>What the register knew of the site when the report was opened.</summary>
    public SituationFact[] Facts { get; init; } = [];

    /// <summary>The probable cause.</summary>
    public required Diagnosis Diagnosis { get; init; }

    /// <summary>The probable causes with the facts for and against each, the best founded first.</summary>
    public SituationDiagnosis[] Diagnoses { get; init; } = [];

    /// <summary>The ways out, at least two.</summary>
    public SituationAlternative[] Alternatives { get; init; } = [];

    /// <summary>The number of the alternative that is recommended.</summary>
    public int Recommendation { get; init; } = 1;

    /// <summary>Why that one; null where nobody has said.</summary>
    public Phrase? RecommendationReason { get; init; }

    /// <summary>The sheets with which it was handed on, in order.</summary>
    [JsonIgnore]
    public SopDisposition[] Dispositions { get; init; } = [];
    /// <summary>How grave it is, and why.</summary>
    public SituationGrade Grade { get; init; } = new();

    /// <summary>How grave it is.</summary>
    [JsonIgnore]
    public SopSeverity Severity => Grade.Severity;

    /// <summary>Which comes first, from 1 (at once) to 4.</summary>
    [JsonIgnore]
    public int Priority => Grade.Priority;

    /// <summary>What was decided; null until then.</summary>
    public SituationDecision? Decision { get; init; }

    /// <summary>The steps of the work on the solution, in order.</summary>
    public SituationAction[] Actions { get; init; } = [];

    /// <summary>What was done; null until then.</summary>
    public SituationResolution? Resolution { get; init; }

    /// <summary>The backup set made after the fix; null without one.</summary>
    public string? AfterFixBackup { get; init; }

    /// <summary>The reports alike that were open already when this one was opened.</summary>
    public string[] OpenAlike { get; init; } = [];

    /// <summary>The problem record that it belongs to; null for none.</summary>
    public string? Problem { get; init; }

    /// <summary>The reports of the same trouble that went into this one, with what they brought.</summary>
    public MergedReport[] Merged { get; init; } = [];

    /// <summary>The report that this one was merged into; null for none.</summary>
    public string? MergedInto { get; init; }

    /// <summary>The run whose clock is over the report.</summary>
    [JsonIgnore]
    public SopRun? Run { get; init; }

    /// <summary>The step under way; null when closed.</summary>
    [JsonIgnore]
    public SopRunStep? Step => Run?.ActiveStep;

    /// <summary>What may be done with it now, the next step of the procedure first.</summary>
    [JsonIgnore]
    public SituationMove[] AllowedMoves => SituationTransitions.Allowed(this);

    /// <summary>When the step under way is due, UTC; null where the procedure gives it no measurable time.</summary>
    [JsonIgnore]
    public DateTimeOffset? Due => Step?.Due;
}

/// <summary>Something that is known of the site.</summary>
public sealed record SituationFact
{
    /// <summary>What it is about.</summary>
    public required Phrase Topic { get; init; }

    /// <summary>What is known; where nothing is, it says so.</summary>
    public required Phrase Finding { get; init; }

    /// <summary>When it was found, UTC; null where nothing is known.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => $"{Topic}: {Finding}";
}

/// <summary>The decision on a report.</summary>
public sealed record SituationDecision
{
    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The number of the chosen alternative.</summary>
    public required int Alternative { get; init; }

    /// <summary>Who decided.</summary>
    public string? By { get; init; }

    /// <summary>What was added to it.</summary>
    public string? Note { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => new Phrase($"alternative {Alternative}", $"alternatif {Alternative}").ToString();
}

/// <summary>How the problem was solved.</summary>
public sealed record SituationResolution
{
    /// <summary>When, UTC; set by the register.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>What was done.</summary>
    public required string Action { get; init; }

    /// <summary>Who did it.</summary>
    public required SituationPerformer Performer { get; init; }

    /// <summary>The third party's or person's name.</summary>
    public string? By { get; init; }

    /// <summary>Files that show it; hashed into the run.</summary>
    public string[] Evidence { get; init; } = [];

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => Action;
}
