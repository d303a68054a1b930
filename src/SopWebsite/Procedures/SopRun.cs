using SopWebsite.Escalations;

namespace SopWebsite.Procedures;

/// <summary>Where a run stands.</summary>
public enum SopRunState
{
    /// <summary>A step is under way and its clock runs.</summary>
    Running,

    /// <summary>The clock stands still.</summary>
    Suspended,

    /// <summary>Every step was done.</summary>
    Completed,

    /// <summary>It was ended before its last step.</summary>
    Closed,
}

/// <summary>Where a step of a run stands.</summary>
public enum SopStepState
{
    /// <summary>Its turn has not come.</summary>
    NotStarted,

    /// <summary>Under way.</summary>
    Active,

    /// <summary>Under way, and its clock stands still.</summary>
    Suspended,

    /// <summary>Done.</summary>
    Done,

    /// <summary>The run was closed before it was done.</summary>
    NotNeeded,
}

/// <summary>A run (pelaksanaan) of a procedure, as it stands at one moment.</summary>
public sealed record SopRun
{
    /// <summary>Its id, such as <c>R-20261121-0001</c>: the day it began and a number within the day.</summary>
    public required string Id { get; init; }

    /// <summary>The procedure's code.</summary>
    public required string Procedure { get; init; }

    /// <summary>The site it is about.</summary>
    public required string Site { get; init; }

    /// <summary>The situation report it belongs to, if any.</summary>
    public string? Report { get; init; }

    /// <summary>Where it stands.</summary>
    public required SopRunState State { get; init; }

    /// <summary>True while it is running or suspended.</summary>
    public bool IsOpen => State is SopRunState.Running or SopRunState.Suspended;

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, UTC; null while it is open.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The name or path of its working calendar.</summary>
    public required string Calendar { get; init; }

    /// <summary>The zone that its times are shown in.</summary>
    public required string Zone { get; init; }

    /// <summary>The definition that holds for it: the procedure as it was when the run began.</summary>
    public required SopProcedure Definition { get; init; }

    /// <summary>Why the clock stands still; null unless it does.</summary>
    public string? SuspendedBecause { get; init; }

    /// <summary>The steps of the run, in order.</summary>
    public required SopRunStep[] Steps { get; init; }

    /// <summary>The step under way, suspended or not; null when the run has ended.</summary>
    public SopRunStep? ActiveStep => Steps.FirstOrDefault(step => step.State is SopStepState.Active or SopStepState.Suspended);

    /// <summary>The run's id.</summary>
    public override string ToString() => Id;
}

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

    /// <summary>
    /// When its working time is used up, UTC; null before its turn and where it has no measurable time. While the clock stands still: when
    /// it would be, if the clock went on now.
    /// </summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>When to warn, UTC: at the lower end of a range, else when 75 % of the working time is used up; null like <see cref="Due"/>.</summary>
    public DateTimeOffset? WarnAt { get; init; }

    /// <summary>The standard in working minutes (the upper end of a range); null where it has no measurable time.</summary>
    public int? StandardMinutes { get; init; }

    /// <summary>Working minutes taken, up to now for the step under way, without those in which the clock stood still; null before its turn.</summary>
    public int? WorkingMinutes { get; init; }

    /// <summary>How it stands to its standard. It is late once it has taken more working minutes than the standard.</summary>
    public Timeliness Timeliness { get; init; }

    /// <summary>From when, and for how many working minutes more, <see cref="Due"/> is counted: the last time that the clock was set going.</summary>
    internal (DateTimeOffset From, int Minutes)? DueCount { get; init; }

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
