using SopWebsite.Renewals.Sources;

namespace SopWebsite.Renewals.Cycles;

/// <summary>The stages after an end: by the days of a rule, and by the registry's own words.</summary>
internal static class LifeCycleArithmetic
{
    /// <summary>How long the registry's word counts when nobody has asked again: as long as the longest stage could last.</summary>
    private static TimeSpan Freshness(LifeCycleRule rule) => TimeSpan.FromDays(rule.Phases.Max(phase => phase.MaximumDays));

    /// <summary>The stages after an end. Days are counted as spans of 24 hours from it; the last stage is lapsed.</summary>
    public static RenewalPhase[] PhasesAfter(DateTimeOffset end, LifeCycleRule? rule)
    {
        var phases = new List<RenewalPhase>();
        var (from, latest) = (end, end);
        foreach (var phase in rule?.Phases ?? [])
        {
            phases.Add(new RenewalPhase { Stage = phase.Stage, From = from, FromAtLatest = latest });
            (from, latest) = (Later(from, phase.MinimumDays), Later(latest, phase.MaximumDays));
        }
        phases.Add(new RenewalPhase { Stage = RenewalStage.Lapsed, From = from, FromAtLatest = latest });
        return [.. phases];
    }

    /// <summary>
    /// The stage at an instant after the end, by the days alone. Where it can be one of two, the later: what may be lost already is not called safe.
    /// </summary>
    public static RenewalStage At(RenewalPhase[] phases, DateTimeOffset now) => phases.Last(phase => phase.From <= now).Stage;

    /// <summary>
    /// The stage that the registry tells by its statuses; null where it tells none. Where its words fit several, the one that most of them fit, and
    /// among those the one that the days say, or the nearest to it. Grace is believed only after the end: before it, the word means another thing.
    /// </summary>
    public static RenewalStage? Told(SourceAnswer? answer, LifeCycleRule rule, RenewalPhase[] phases, DateTimeOffset now)
    {
        if (answer is null || answer.Statuses.Length == 0 || now - answer.AskedAt > Freshness(rule)) return null;
        var isPast = phases[0].From <= now;
        var fitting = rule.Phases
            .Where(phase => phase.Stage != RenewalStage.Grace || isPast)
            .Select(phase => (phase.Stage, Words: answer.Statuses.Count(word => phase.Statuses.Contains(word, StringComparer.OrdinalIgnoreCase))))
            .Where(phase => phase.Words > 0)
            .ToList();
        if (fitting.Count == 0) return null;
        var most = fitting.Max(phase => phase.Words);
        var stages = fitting.Where(phase => phase.Words == most).Select(phase => phase.Stage).ToList();
        var counted = isPast ? At(phases, now) : stages[0];
        return stages.Contains(counted) ? counted : counted > stages[stages.Count - 1] ? stages[stages.Count - 1] : stages[0];
    }

    private static DateTimeOffset Later(DateTimeOffset from, int days) =>
        from.UtcTicks > DateTimeOffset.MaxValue.UtcTicks - TimeSpan.FromDays(days).Ticks ? DateTimeOffset.MaxValue : from.AddDays(days);
}
