using SopWebsite.Languages;

namespace SopWebsite.Routine;

/// <summary>The steps of one unattended pass.</summary>
public enum RoutineStep
{
    /// <summary>SOP step 1: does the site answer?</summary>
    Availability,

    /// <summary>SOP step 1: is its content fresh?</summary>
    Content,

    /// <summary>SOP step 1: are its files as they were? Only of sites with a baseline.</summary>
    Baseline,

    /// <summary>SOP step 1: was something put into it?</summary>
    Integrity,

    /// <summary>SOP step 2: backup.</summary>
    Backup,

    /// <summary>SOP step 3: the visitors' log.</summary>
    Visitors,

    /// <summary>SOP step 4: domain, hosting, connection, certificate.</summary>
    Renewals,

    /// <summary>SOP step 4: the court's connection. Told of only for sites with a connection in the ledger.</summary>
    Connection,

    /// <summary>The last SOP step: backup after a fix.</summary>
    AfterFixBackup,

    /// <summary>The day's run of the procedure, into which the steps above are entered.</summary>
    Record,

    /// <summary>Periods that passed without their activity, and calendars that changed under open runs.</summary>
    Schedules,

    /// <summary>Warnings and escalations of steps whose time is running out.</summary>
    Escalations,

    /// <summary>What the log has to tell, to whom the rules name. Not told of where there is no rule.</summary>
    Notices,

    /// <summary>Whether the routine itself ran as often as it should. Told of only where it did not.</summary>
    Rhythm,
}

/// <summary>How a step of the pass ended.</summary>
public enum RoutineState
{
    /// <summary>Done, nothing to report.</summary>
    Fine,

    /// <summary>Done, and something needs attention.</summary>
    Finding,

    /// <summary>Not due, or the site is not set up for it.</summary>
    Skipped,

    /// <summary>Could not be done.</summary>
    Failed,
}

/// <summary>The result of one step of the pass.</summary>
public sealed record RoutineResult
{
    /// <summary>The site; null for a step over all sites.</summary>
    public string? Site { get; init; }

    /// <summary>The step.</summary>
    public required RoutineStep Step { get; init; }

    /// <summary>How it ended.</summary>
    public required RoutineState State { get; init; }

    /// <summary>What was found, in a sentence.</summary>
    public required Phrase Message { get; init; }

    /// <summary>The stable id of the failure, such as <c>SopLogUnreadable</c>; null otherwise.</summary>
    public string? ErrorId { get; init; }

    /// <summary>True when the duty stands as done: in this pass, or so recently that it was not due.</summary>
    public bool IsSatisfied { get; init; }

    /// <summary>When the step began, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What the step's own cmdlet would output; null when it was not done.</summary>
    public object? Output { get; init; }
}
