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

    /// <summary>An officer who had been told and has not taken notice was told again.</summary>
    Reminded,

    /// <summary>The chain is at its end and nobody has taken notice: said again each working day.</summary>
    StillOpen,

    /// <summary>An officer confirmed having taken notice; the chain stops.</summary>
    Acknowledged,

    /// <summary>A disposition sheet went from one officer to another.</summary>
    DispositionSent,

    /// <summary>The recipient of a disposition sheet signed for it.</summary>
    DispositionAcknowledged,

    /// <summary>A disposition came back with a question.</summary>
    DispositionReturned,

    /// <summary>A disposition was handed to another officer by its recipient.</summary>
    DispositionDelegated,

    /// <summary>A matter went to a third party, under a ticket with its own clock.</summary>
    TicketOpened,

    /// <summary>The third party was spoken to, or promised another time.</summary>
    TicketUpdated,

    /// <summary>A third party's promised time was over.</summary>
    TicketOverdue,

    /// <summary>The third party was done.</summary>
    TicketClosed,

    /// <summary>An officer's absence and substitute were entered.</summary>
    AbsenceRecorded,

    /// <summary>Reports about the same trouble were made one.</summary>
    SituationMerged,

    /// <summary>Situations of one kind came back so often that a problem record was opened.</summary>
    ProblemOpened,

    /// <summary>A problem's cause was removed.</summary>
    ProblemClosed,

    /// <summary>A working calendar was changed after a run had begun, and due times were counted anew.</summary>
    CalendarChanged,

    /// <summary>A periodic activity's period passed without it.</summary>
    PeriodMissed,

    /// <summary>A notice could not be delivered.</summary>
    NoticeFailed,

    /// <summary>A backup was made.</summary>
    BackupMade,

    /// <summary>A backup was copied to another medium.</summary>
    BackupCopied,

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
