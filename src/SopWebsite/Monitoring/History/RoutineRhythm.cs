namespace SopWebsite.Monitoring.History;

/// <summary>A stretch of time in which the routine did not run although it should have.</summary>
public sealed record MissedPasses
{
    /// <summary>When the last pass before it began, UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When the next pass began, UTC.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>How often it should run, in service time.</summary>
    public required TimeSpan Every { get; init; }

    /// <summary>The service time between the two, maintenance of all sites left out.</summary>
    public required TimeSpan ServiceTime { get; init; }

    /// <summary>How many passes should have begun in it.</summary>
    public int Count => (int)((ServiceTime.Ticks - 1) / Every.Ticks);

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => FormattableString.Invariant($"{From:yyyy-MM-dd'T'HH:mm'Z'} - {Until:yyyy-MM-dd'T'HH:mm'Z'}: {Count}");
}

/// <summary>
/// Whether the routine keeps its rhythm: a watchman who sleeps reports nothing, so that the next pass does it for the one that was not.
/// Measured in service time, so that nights and holidays are no gap whatever the schedule.
/// </summary>
public static class RoutineRhythm
{
    /// <summary>Passes in so many days before tell the usual rhythm.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(60);

    private const int FewestGaps = 3;
    private static readonly TimeSpan Default = TimeSpan.FromMinutes(15);

    /// <summary>The gap before a pass, when it was longer than two intervals; null when the routine kept its rhythm or nothing is known.</summary>
    /// <param name="passes">When earlier passes began, oldest first.</param>
    /// <param name="now">When this one begins.</param>
    /// <param name="every">How often it should run; null for the usual interval of the passes before, 15 minutes where they are too few.</param>
    /// <param name="service">The court's service hours.</param>
    /// <param name="windows">Maintenance of all sites, as <see cref="TimeRange.Merge"/> gives it.</param>
    public static MissedPasses? Gap(
        IReadOnlyList<DateTimeOffset> passes, DateTimeOffset now, TimeSpan? every, ServiceTime service, IReadOnlyList<TimeRange> windows)
    {
        if (passes.Count == 0) return null;
        var last = passes[passes.Count - 1];
        var expected = every ?? Usual(passes, service);
        var passed = service.Of(new TimeRange(last, now).Without(windows));
        return passed.Ticks <= 2 * expected.Ticks ? null : new MissedPasses { From = last, Until = now, Every = expected, ServiceTime = passed };
    }

    /// <summary>The middle one of the gaps in service time; passes by hand in between make it no shorter than 15 minutes.</summary>
    private static TimeSpan Usual(IReadOnlyList<DateTimeOffset> passes, ServiceTime service)
    {
        var gaps = passes.Skip(1).Zip(passes, (later, earlier) => service.Between(earlier, later))
            .Where(gap => gap > TimeSpan.Zero).OrderBy(gap => gap).ToList();
        return gaps.Count < FewestGaps || gaps[gaps.Count / 2] < Default ? Default : gaps[gaps.Count / 2];
    }
}
