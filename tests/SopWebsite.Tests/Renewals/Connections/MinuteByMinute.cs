using SopWebsite.Monitoring;
using SopWebsite.Monitoring.History;
using SopWebsite.Monitoring.OwnLine;

namespace SopWebsite.Tests.Renewals.Connections;

/// <summary>Tests of a connection, maintenance and a month nobody would think of. All of it on whole minutes.</summary>
internal sealed record ConnectionCase
{
    public required string Zone { get; init; }

    public required TimeRange Month { get; init; }

    public required DateTimeOffset Now { get; init; }

    public required (DateTimeOffset At, AvailabilityState State, ConnectionPart? Part)[] Tests { get; init; }

    public required TimeRange[] Windows { get; init; }

    public required double? Promised { get; init; }

    public static ConnectionCase Next(Random random)
    {
        var zone = random.Next(3);
        (int Year, int Month)[] months = [(2026, 1), (2026, 2), (2026, 4), (2026, 12), (2027, 2), (2028, 2), (2028, 3), (2028, 12), (2100, 2)];
        var (year, month) = months[random.Next(months.Length)];
        // What the calendar says of the month, apart from the code that is tested.
        var from = new DateTimeOffset(year, month, 1, 0, 0, 0, TimeSpan.FromHours(7 + zone)).ToUniversalTime();
        var until = from.AddDays(DateTime.DaysInMonth(year, month));
        var minutes = (int)(until - from).TotalMinutes;
        var now = random.Next(3) == 0 ? from.AddMinutes(random.Next(1, minutes)) : until.AddMinutes(random.Next(3000));
        var (rhythm, moody, lazy) = (random.Next(2, 60), random.Next(2, 40), random.Next(4, 60));
        var tests = new List<(DateTimeOffset, AvailabilityState, ConnectionPart?)>();
        var (state, part) = (AvailabilityState.Up, (ConnectionPart?)null);
        for (
            var at = from.AddMinutes(random.Next(-4000, 20_000)); at < now; at = at.AddMinutes(
                random.Next(lazy) == 0 ? random.Next(1, 4000) : random.Next(1, rhythm + 1)))
        {
            if (random.Next(moody) == 0) (state, part) = ((AvailabilityState)random.Next(4), random.Next(2) == 0 ? null : ConnectionPart.NameServer);
            tests.Add((at, state, part));
        }
        var windows = Enumerable.Range(0, random.Next(6)).Select(_ => from.AddMinutes(random.Next(-3000, minutes + 2000)))
            .Select(begin => new TimeRange(begin, begin.AddMinutes(random.Next(1, 600))));
        return new ConnectionCase
        {
            Zone = new[] { "WIB", "WITA", "WIT" }[zone],
            Month = new TimeRange(from, until),
            Now = now,
            Tests = [.. tests],
            Windows = [.. windows],
            Promised = new double?[] { null, 0, 50, 90, 95, 99, 99.5, 99.9, 100 }[random.Next(9)],
        };
    }
}

/// <summary>How a connection stood the slow way: every minute is asked by itself.</summary>
internal sealed class MinuteByMinute
{
    private readonly ConnectionCase _given;

    public MinuteByMinute(ConnectionCase given)
    {
        _given = given;
        var first = given.Tests.Length > 0 && given.Tests[0].At < given.Month.From ? given.Tests[0].At : given.Month.From;
        var (last, running, outage) = (-1, 0, false);
        for (var minute = first; minute < given.Now; minute = minute.AddMinutes(1))
        {
            while (last + 1 < given.Tests.Length && given.Tests[last + 1].At <= minute) last++;
            var (isAway, stood) = (IsAway(minute), Stood(last, minute));
            if (!isAway && stood is AvailabilityState.Down && !outage) Outages.Add((minute, null));
            if (!isAway && stood is AvailabilityState.Up or AvailabilityState.Degraded && outage) Outages[^1] = (Outages[^1].Start, minute);
            outage = Outages.Count > 0 && Outages[^1].End is null;
            if (!given.Month.Contains(minute)) continue;
            running = !isAway && stood == AvailabilityState.Down ? running + 1 : 0;
            Longest = Math.Max(Longest, running);
            if (isAway) Away++;
            else if (stood == AvailabilityState.Down) Down++;
            else if (stood is AvailabilityState.Up or AvailabilityState.Degraded) Up++;
            else Unknown++;
        }
        for (var minute = given.Month.From; minute < given.Month.Until; minute = minute.AddMinutes(1))
        {
            if (IsAway(minute)) continue;
            Whole++;
            if (minute >= given.Now) Remaining++;
        }
    }

    public int Up { get; private set; }

    public int Down { get; private set; }

    public int Unknown { get; private set; }

    public int Away { get; private set; }

    public int Longest { get; private set; }

    public int Remaining { get; private set; }

    /// <summary>The minutes that the promise is about.</summary>
    public int Whole { get; private set; }

    public List<(DateTimeOffset Start, DateTimeOffset? End)> Outages { get; } = [];

    private bool IsAway(DateTimeOffset minute)
    {
        foreach (var window in _given.Windows)
            if (window.From <= minute && minute < window.Until) return true;
        return false;
    }

    /// <summary>
    /// What the last test before says: sure while the next one soon says the same, else for 45 minutes unless maintenance began since.
    /// </summary>
    private AvailabilityState? Stood(int last, DateTimeOffset minute)
    {
        if (last < 0) return null;
        var (at, state, part) = _given.Tests[last];
        if (last + 1 < _given.Tests.Length && _given.Tests[last + 1] is var next && next.State == state && next.Part == part
            && next.At <= at.AddMinutes(45)) return state;
        if (minute >= at.AddMinutes(45)) return null;
        foreach (var window in _given.Windows)
            if (window.From <= minute && window.Until > at) return null;
        return state;
    }
}
