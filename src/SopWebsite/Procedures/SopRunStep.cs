using SopWebsite.Escalations;
using SopWebsite.Languages;

namespace SopWebsite.Procedures;

/// <summary>One activity within a run.</summary>
public sealed record SopRunStep
{
    /// <summary>The run's id.</summary>
    public required string Run { get; init; }

    /// <summary>The zone that its times are shown in.</summary>
    public required string Zone { get; init; }

    /// <summary>The activity's number.</summary>
    public required int Activity { get; init; }

    /// <summary>What is done.</summary>
    public required string Text { get; init; }

    /// <summary>The duty it belongs to, if any.</summary>
    public string? Duty { get; init; }

    /// <summary>The role that does it.</summary>
    public string? Performer { get; init; }

    /// <summary>The time it is given.</summary>
    public required StandardTime StandardTime { get; init; }

    /// <summary>Where it stands.</summary>
    public required SopStepState State { get; init; }

    /// <summary>When its turn came, UTC.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was done, UTC.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Who did it.</summary>
    public string? By { get; init; }

    /// <summary>What was noted on completing it.</summary>
    public string? Note { get; init; }

    /// <summary>The evidence (eviden) given.</summary>
    public SopEvidence[] Evidence { get; init; } = [];

    /// <summary>What the procedure needs for it (kelengkapan).</summary>
    public string[] Requirements { get; init; } = [];

    /// <summary>Whether anybody looked at its requirements when it began. If not, it is unknown what was missing.</summary>
    public bool RequirementsChecked { get; init; }

    /// <summary>
    /// The requirements that were not met when it began: neither vouched for, nor the output of an activity done earlier in the run.
    /// </summary>
    public string[] RequirementsMissing { get; init; } = [];

    /// <summary>What the procedure says comes out of it.</summary>
    public string? ExpectedOutput { get; init; }

    /// <summary>What came out of it, in words.</summary>
    public string? Output { get; init; }

    /// <summary>True when the procedure names an output and it was completed with neither output, note nor evidence.</summary>
    public bool OutputMissing { get; init; }

    /// <summary>What is wanting of requirements and output, for lists and warnings; null when nothing is.</summary>
    public Phrase? Shortfall => SopRequirements.ShortfallOf(this);

    /// <summary>
    /// When its working time is used up, UTC; null before its turn and where it has no measurable time. While the clock stands still: when
    /// it would be, if the clock went on now.
    /// </summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>When to warn, UTC: at the lower end of a range, else when 75 % of the working time is used up; null like <see cref="Due"/>.</summary>
    public DateTimeOffset? WarnAt { get; init; }

    /// <summary>The standard in working minutes (the upper end of a range); null where it has no measurable time.</summary>
    public int? StandardMinutes { get; init; }

    /// <summary>
    /// Working minutes taken, up to now for the step under way, without those in which the clock stood still; null before its turn.
    /// </summary>
    public int? WorkingMinutes { get; init; }

    /// <summary>How it stands to its standard. It is late once it has taken more working minutes than the standard.</summary>
    public Timeliness Timeliness { get; init; }

    /// <summary>From when, and for how many working minutes more, <see cref="Due"/> is counted: the last time that the clock was set going.</summary>
    internal (DateTimeOffset From, int Minutes)? DueCount { get; init; }

    /// <summary>The spans in which its clock ran, up to now for the step under way; none without a calendar.</summary>
    internal IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> Spans { get; init; } = [];

    /// <summary>The number and the text.</summary>
    public override string ToString() => $"{Activity}. {Text}";
}

/// <summary>A file given as evidence of a step; the file stays where it is, its digest shows later whether it is the same.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Sha256">SHA-256 of its content, lower-case hex.</param>
/// <param name="Path">Where it was.</param>
public sealed record SopEvidence(string Name, long Size, string Sha256, string Path)
{
    /// <summary>The name and the digest, as the escalation log carries them.</summary>
    public override string ToString() => $"{Name} sha256:{Sha256}";
}
