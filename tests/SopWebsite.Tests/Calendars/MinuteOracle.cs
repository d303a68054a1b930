using SopWebsite.Calendars;

namespace SopWebsite.Tests.Calendars;

/// <summary>Working time the slow way: every minute of a window asked one by one, straight from the data.</summary>
internal sealed class MinuteOracle
{
    private readonly DateTime _first;
    private readonly TimeSpan _offset;
    private readonly bool[] _works;

    public MinuteOracle(WorkCalendarData data, TimeSpan offset, DateTime first, int days)
    {
        (_first, _offset) = (first, offset);
        _works = new bool[days * 1440];
        IReadOnlyList<WorkInterval> hours = [];
        for (var n = 0; n < _works.Length; n++)
        {
            if (n % 1440 == 0) hours = HoursOn(data, first.AddDays(n / 1440));
            foreach (var interval in hours) _works[n] |= n % 1440 >= interval.From && n % 1440 < interval.To;
        }
    }

    public bool IsWorking(DateTimeOffset at) => _works[Index(at)];

    public int Between(DateTimeOffset from, DateTimeOffset to)
    {
        var minutes = 0;
        for (var n = Index(from); n < Index(to); n++) minutes += _works[n] ? 1 : 0;
        return minutes;
    }

    public DateTimeOffset Add(DateTimeOffset start, int minutes)
    {
        var n = Index(start);
        for (var left = minutes; left > 0; n++) left -= _works[n] ? 1 : 0;
        return new DateTimeOffset(_first.AddMinutes(n), _offset);
    }

    private int Index(DateTimeOffset at) => (int)Math.Floor((at.UtcDateTime + _offset - _first).TotalMinutes);

    private static IReadOnlyList<WorkInterval> HoursOn(WorkCalendarData data, DateTime date)
    {
        if (data.Holidays.Any(holiday => holiday.Date == date)) return [];
        var other = data.Overrides.LastOrDefault(o => o.From <= date && date <= o.To && o.Hours.ContainsKey(date.DayOfWeek));
        if (other is not null) return other.Hours[date.DayOfWeek];
        return data.Weekly.TryGetValue(date.DayOfWeek, out var weekly) ? weekly : [];
    }
}
