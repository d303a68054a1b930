namespace SopWebsite.Escalations;

/// <summary>What an entry of the escalation log says happened.</summary>
public enum EscalationEvent
{
    /// <summary>A run of a procedure began.</summary>
    RunStarted,

    /// <summary>An activity was completed.</summary>
    ActivityCompleted,

    /// <summary>The clock was stopped, with a reason.</summary>
    RunSuspended,

    /// <summary>The clock went on.</summary>
    RunResumed,

    /// <summary>A run ended.</summary>
    RunClosed,

    /// <summary>A situation was found and a report opened.</summary>
    SituationOpened,

    /// <summary>The report went to an officer.</summary>
    SituationSubmitted,

    /// <summary>An alternative was chosen.</summary>
    SituationApproved,

    /// <summary>The problem was solved.</summary>
    SituationResolved,

    /// <summary>The report was closed.</summary>
    SituationClosed,

    /// <summary>75 % of a step's time had passed.</summary>
    Warning,

    /// <summary>A step's time was over; the next role of the chain was told.</summary>
    Escalated,

    /// <summary>An officer confirmed having taken notice; the chain stops.</summary>
    Acknowledged,

    /// <summary>A backup was made.</summary>
    BackupMade,

    /// <summary>A renewal was recorded.</summary>
    RenewalRecorded,

    /// <summary>Something worth the record that none of the others names.</summary>
    Note,
}

/// <summary>How a step stood to its standard time (mutu baku).</summary>
public enum Timeliness
{
    /// <summary>There is no measurable standard (relatif, blank), or it does not apply.</summary>
    NotMeasurable,

    /// <summary>Within the standard.</summary>
    OnTime,

    /// <summary>Over the standard.</summary>
    Late,
}

/// <summary>What is written to the escalation log; number and hashes come with the writing.</summary>
public record EscalationDraft
{
    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What happened.</summary>
    public required EscalationEvent Event { get; init; }

    /// <summary>The site, if it is about one.</summary>
    public string? Site { get; init; }

    /// <summary>The situation report's number, if it is about one.</summary>
    public string? Report { get; init; }

    /// <summary>The run's id, if it is about one.</summary>
    public string? Run { get; init; }

    /// <summary>The procedure's code, if it is about one.</summary>
    public string? Procedure { get; init; }

    /// <summary>The activity's number within the procedure.</summary>
    public int? Activity { get; init; }

    /// <summary>Who acted: an officer's name or role.</summary>
    public string? From { get; init; }

    /// <summary>Whom it went to: an officer's name or role.</summary>
    public string? To { get; init; }

    /// <summary>When the step is due, UTC; null where it has no measurable time.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Working minutes taken so far.</summary>
    public int? WorkingMinutes { get; init; }

    /// <summary>The standard in working minutes (the upper end of a range).</summary>
    public int? StandardMinutes { get; init; }

    /// <summary>How it stood to the standard.</summary>
    public Timeliness Timeliness { get; init; }

    /// <summary>What was or is to be done.</summary>
    public string? FollowUp { get; init; }

    /// <summary>Evidence: a file's name and its SHA-256, or a reference.</summary>
    public string? Evidence { get; init; }
}

/// <summary>An entry of the escalation log, chained to the one before it.</summary>
public sealed record EscalationEntry : EscalationDraft
{
    /// <summary>Position in the log, from 1, without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>Hash of the entry before; 64 zeros for the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over <see cref="EscalationChain.CanonicalForm"/> and <see cref="PreviousHash"/>, lower-case hex.</summary>
    public required string Hash { get; init; }
}
