using SopWebsite.Languages;
using SopWebsite.Monitoring.Probes;
using SopWebsite.Probing;

namespace SopWebsite.Monitoring;

/// <summary>Judges what came of a probe other than HTTP.</summary>
internal static class ProbeJudge
{
    public static SiteAvailability Conclude(SiteAvailability check, ProbeResult asked, SiteCondition[] conditions)
    {
        if (asked.Failure != AvailabilityFailure.None || asked.Reason is not null)
            return check with
            {
                State = asked.Failure == AvailabilityFailure.None ? AvailabilityState.Unknown : AvailabilityState.Down,
                Failure = asked.Failure,
                Reason = asked.Reason!,
                Conditions = [.. conditions.Select(condition => new ConditionResult { Condition = condition.Text })],
            };
        var verdict = ConditionVerdict.Of(conditions, new ConditionFacts
        {
            Uri = check.Uri, Time = check.TotalTime, Address = check.RemoteAddress, Answer = check.Answer,
        });
        check = check with { Conditions = verdict.Results };
        if (verdict.Broken is { } broken) return check with { State = AvailabilityState.Down, Failure = verdict.Failure, Reason = broken };
        var said = check.Answer is null ? new Phrase("Answered", "Menjawab") : new Phrase($"Answered: {check.Answer}", $"Menjawab: {check.Answer}");
        return Concerns.Weigh(check, said, asked.Concern is null ? verdict.Concerns : [asked.Concern, .. verdict.Concerns]);
    }
}
