using SopWebsite.Escalations;

namespace SopWebsite.Situations.Facts;

/// <summary>Which entries of the log mean that an officer was told. A report handed up has a disposition sheet, which is told of by itself.</summary>
internal static class SituationTelling
{
    public static bool IsTelling(EscalationEvent happened) => happened is EscalationEvent.Warning or EscalationEvent.Escalated
        or EscalationEvent.Reminded or EscalationEvent.StillOpen or EscalationEvent.DispositionSent or EscalationEvent.DispositionReturned
        or EscalationEvent.DispositionDelegated;
}
