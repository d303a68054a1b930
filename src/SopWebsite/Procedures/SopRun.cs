using SopWebsite.Languages;

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

    /// <summary>True when the calendar says something else about working time than when the run began; all times are by what it says now.</summary>
    public bool CalendarChanged { get; init; }

    /// <summary>Why its times are not known (its calendar cannot be read); null when they are.</summary>
    public Phrase? Fault { get; init; }

    /// <summary>The steps of the run, in order.</summary>
    public required SopRunStep[] Steps { get; init; }

    /// <summary>The step under way, suspended or not; null when the run has ended.</summary>
    public SopRunStep? ActiveStep => Steps.FirstOrDefault(step => step.State is SopStepState.Active or SopStepState.Suspended);

    /// <summary>The run's id.</summary>
    public override string ToString() => Id;
}
