using SopWebsite.Calendars;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.History;
using SopWebsite.Tests.Calendars;

namespace SopWebsite.Tests.Monitoring.History;

/// <summary>
/// The uptime the slow way: every second of the period is asked by itself what it was. A state is that of the last row of checks, begun at
/// or before it, that was long enough.
/// </summary>
internal sealed class SecondOracle
{
    private readonly List<(DateTimeOffset At, bool Failed)> _counting;
    private readonly List<(DateTimeOffset Start, bool Failed)> _settling = [];

    public SecondOracle(HistoryCase given, MinuteOracle hours)
    {
        _counting = [
            .. given.Checks.Where(check => check.State != AvailabilityState.Unknown && !given.Windows.Any(window => window.Contains(check.At)))
            .Select(check => (check.At, check.State == AvailabilityState.Down))];
        for (var n = 0; n < _counting.Count;)
        {
            var length = _counting.Skip(n).TakeWhile(check => check.Failed == _counting[n].Failed).Count();
            if (length >= (_counting[n].Failed ? given.Limits.DownAfter : given.Limits.UpAfter)) _settling.Add(_counting[n]);
            n += length;
        }
        var last = -1;
        for (var second = given.Period.From; second < given.Period.Until; second = second.AddSeconds(1))
        {
            while (last + 1 < given.Checks.Length && given.Checks[last + 1].At <= second) last++;
            var kind = KindOf(given, last, second);
            All[(int)kind]++;
            if (hours.IsWorking(second)) Service[(int)kind]++;
        }
    }

    /// <summary>Seconds by <see cref="SiteTime"/>.</summary>
    public long[] All { get; } = new long[5];

    public long[] Service { get; } = new long[5];

    public IEnumerable<(DateTimeOffset Start, DateTimeOffset? End, int Failed)> Outages()
    {
        for (var n = 0; n < _settling.Count; n++)
        {
            if (!_settling[n].Failed || (n > 0 && _settling[n - 1].Failed)) continue;
            var start = _settling[n].Start;
            var end = _settling.Skip(n).Where(row => !row.Failed).Select(row => (DateTimeOffset?)row.Start).FirstOrDefault();
            yield return (start, end, _counting.Count(check => check.Failed && check.At >= start && !(check.At >= end)));
        }
    }

    private SiteTime KindOf(HistoryCase given, int last, DateTimeOffset second)
    {
        foreach (var window in given.Windows)
            if (window.From <= second && second < window.Until) return SiteTime.Maintenance;
        if (last < 0 || second - given.Checks[last].At >= given.LongestGap) return SiteTime.Unobserved;
        if (given.Checks[last].State == AvailabilityState.Unknown) return SiteTime.Unknown;
        for (var n = _settling.Count - 1; n >= 0; n--)
            if (_settling[n].Start <= given.Checks[last].At) return _settling[n].Failed ? SiteTime.Down : SiteTime.Up;
        return SiteTime.Unknown;
    }
}

/// <summary>Checks, windows and a period nobody would think of, from a seed.</summary>
internal sealed record HistoryCase
{
    public required CheckMark[] Checks { get; init; }

    public required TimeRange[] Windows { get; init; }

    public required TimeRange Period { get; init; }

    public required Hysteresis Limits { get; init; }

    public required TimeSpan LongestGap { get; init; }

    public static HistoryCase Next(Random random, DateTimeOffset start, int days)
    {
        var seconds = days * 86400;
        var moody = random.Next(2, 12);
        var (state, checks) = (AvailabilityState.Up, new List<CheckMark>());
        var rhythm = random.Next(60, 7200);
        for (var at = random.Next(seconds / 3); at < seconds; at += random.Next(12) == 0 ? random.Next(1, 8 * rhythm) : random.Next(1, rhythm))
        {
            if (random.Next(moody) == 0) state = (AvailabilityState)random.Next(4);
            checks.Add(new CheckMark(checks.Count + 1, start.AddSeconds(at), state));
        }
        var from = random.Next(seconds);
        return new HistoryCase
        {
            Checks = [.. checks],
            Windows = [.. Enumerable.Range(0, random.Next(5)).Select(_ => start.AddSeconds(random.Next(seconds)))
                .Select(begin => new TimeRange(begin, begin.AddSeconds(random.Next(1, 30_000))))],
            Period = new TimeRange(start.AddSeconds(from), start.AddSeconds(from + random.Next(1, seconds - from + 1))),
            Limits = new Hysteresis(random.Next(1, 5), random.Next(1, 4)),
            LongestGap = TimeSpan.FromMinutes(3 * random.Next(5, 120)),
        };
    }
}
