using SopWebsite.Escalations;

namespace SopWebsite.Notices;

/// <summary>How grave an entry of the log is: what the event says of itself, raised by the report it is about.</summary>
public static class NoticeGravity
{
    /// <summary>The gravity of an entry.</summary>
    /// <param name="happened">What happened.</param>
    /// <param name="report">The gravity of the report it is about; null for none.</param>
    public static SopSeverity Of(EscalationEvent happened, SopSeverity? report)
    {
        var own = Of(happened);
        // What only keeps the record asks nothing of anyone, however grave the matter: it wakes nobody.
        return own == SopSeverity.Low || report is null || report < own ? own : report.Value;
    }

    private static SopSeverity Of(EscalationEvent happened) => happened switch
    {
        EscalationEvent.Escalated or EscalationEvent.Reminded or EscalationEvent.StillOpen or EscalationEvent.TicketOverdue
            or EscalationEvent.NoticeFailed => SopSeverity.High,
        EscalationEvent.SituationOpened or EscalationEvent.SituationSubmitted or EscalationEvent.SituationApproved
            or EscalationEvent.SituationResolved or EscalationEvent.Warning or EscalationEvent.DispositionSent
            or EscalationEvent.DispositionReturned or EscalationEvent.DispositionDelegated or EscalationEvent.TicketOpened
            or EscalationEvent.PeriodMissed or EscalationEvent.ProblemOpened => SopSeverity.Medium,
        _ => SopSeverity.Low,
    };
}
