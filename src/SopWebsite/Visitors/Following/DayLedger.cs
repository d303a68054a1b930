using System.Globalization;

namespace SopWebsite.Visitors.Following;

/// <summary>
/// Sorts what a pass finds by the days of the site's zone. The book of clients counts one day at a time; at a request of another day it hands
/// its figures over and counts anew, with its buckets as they are.
/// </summary>
internal sealed class DayLedger(TimeSpan offset)
{
    private const long Day = 86400;

    /// <summary>A log with made-up dates must not fill the register.</summary>
    private const int MostDays = 1000;

    private readonly long _offset = (long)offset.TotalSeconds;
    private readonly Dictionary<long, Dictionary<string, VisitorTally>> _days = [];
    private long _day = long.MinValue;

    /// <summary>The day that is counted: from this second on.</summary>
    public long Start { get; private set; } = long.MaxValue;

    /// <summary>The day that is counted: before this second.</summary>
    public long End { get; private set; } = long.MinValue;

    /// <summary>The figures of the days, by their names.</summary>
    public IEnumerable<(string Day, IReadOnlyCollection<VisitorTally> Tallies)> Days =>
        _days.OrderBy(day => day.Key).Select(day => (NameOf(day.Key), (IReadOnlyCollection<VisitorTally>)day.Value.Values));

    /// <summary>Closes the day that was counted and begins the one of a time.</summary>
    /// <param name="time">Seconds since 1970.</param>
    /// <param name="counted">What was counted since the last call.</param>
    public void Turn(long time, IEnumerable<VisitorTally> counted)
    {
        Close(counted);
        _day = (long)Math.Floor((time + _offset) / (double)Day);
        Start = (_day * Day) - _offset;
        End = Start + Day;
    }

    /// <summary>Closes the day that was counted last.</summary>
    public void Close(IEnumerable<VisitorTally> counted)
    {
        var day = _days.Count < MostDays || _days.ContainsKey(_day) || _days.Count == 0 ? _day : _days.Keys.Max();
        foreach (var tally in counted)
        {
            if (!_days.TryGetValue(day, out var tallies)) _days[day] = tallies = new Dictionary<string, VisitorTally>(StringComparer.Ordinal);
            tallies[tally.Address] = tallies.TryGetValue(tally.Address, out var known) ? known.Plus(tally) : tally;
        }
    }

    private static string NameOf(long day) =>
        new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
