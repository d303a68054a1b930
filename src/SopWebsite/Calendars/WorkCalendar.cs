using System.Collections.Concurrent;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Calendars;

/// <summary>
/// A court's working time. Working time is counted in whole minutes of the court's clock: an instant stands for the minute it lies in
/// (seconds are dropped, as on the forms), and a minute is worked or not as a whole. So spans add up exactly:
/// <c>Between(a, b) + Between(b, c) = Between(a, c)</c>. Safe for use by several threads.
/// </summary>
public sealed class WorkCalendar
{
    private const long TicksOfMinute = TimeSpan.TicksPerMinute;
    private static readonly IReadOnlyList<WorkInterval> Free = [];

    private readonly WorkCalendarData _data;
    private readonly IReadOnlyList<WorkInterval>[] _week;
    private readonly Dictionary<DateTime, Holiday> _holidays = [];
    private readonly List<(WorkOverride Override, IReadOnlyList<WorkInterval>?[] Week)> _overrides = [];
    private readonly HashSet<int> _knownYears;
    private readonly ConcurrentDictionary<int, WorkYear> _years = new();
    private string? _digest;

    /// <summary>Makes a calendar of a file's data in one of Indonesia's zones.</summary>
    /// <exception cref="SopException"><c>SopCalendarInvalid</c>: no working hours at all, or hours that overlap;
    /// <c>SopZoneUnknown</c>: no such zone.</exception>
    public WorkCalendar(WorkCalendarData data, string zone)
    {
        Offset = IndonesianZone.OffsetOf(zone);
        Zone = zone.ToUpperInvariant();
        _data = data;
        _week = WeekOf(data.Name, data.Weekly).Select(hours => hours ?? Free).ToArray();
        if (_week.All(hours => hours.Count == 0)) throw Invalid(data.Name, "it has no working hours", "tidak memuat jam kerja");
        foreach (var holiday in data.Holidays) _holidays[holiday.Date.Date] = holiday;
        foreach (var other in data.Overrides) _overrides.Add((other, WeekOf(data.Name, other.Hours)));
        _knownYears = [.. data.KnownYears];
    }

    /// <summary>The calendar's name.</summary>
    public string Name => _data.Name;

    /// <summary>WIB, WITA or WIT.</summary>
    public string Zone { get; }

    /// <summary>The zone's fixed offset.</summary>
    public TimeSpan Offset { get; }

    /// <summary>What the calendar was made of.</summary>
    public WorkCalendarData Data => _data;

    /// <summary>SHA-256 of its hours and free days, lower-case hex: the same for calendars that say the same about working time.</summary>
    public string Digest => _digest ??= CalendarDigest.Of(_data);

    /// <summary>The years whose holidays are known.</summary>
    public IReadOnlyList<int> KnownYears => _data.KnownYears;

    /// <summary>Whether the holidays of a year are known.</summary>
    public bool IsKnown(int year) => _knownYears.Contains(year);

    /// <summary>The court's date at an instant.</summary>
    public DateTime DateOf(DateTimeOffset at) => DateOf(LocalMinute(at));

    /// <summary>Whether the court works in the minute of an instant.</summary>
    public bool IsWorking(DateTimeOffset at)
    {
        var minute = LocalMinute(at);
        return HoursOf(DateOf(minute)).Any(hours => hours.From <= minute % 1440 && minute % 1440 < hours.To);
    }

    /// <summary>The earliest instant by which so many minutes have been worked since the start; UTC, to the whole minute.</summary>
    /// <param name="start">The start; its seconds are dropped.</param>
    /// <param name="minutes">Working minutes, zero or more. Zero gives the start's own minute, worked or not.</param>
    /// <exception cref="SopException"><c>SopDeadlineTooFar</c>: there is no such instant before the year 10000.</exception>
    public DateTimeOffset Add(DateTimeOffset start, int minutes)
    {
        if (minutes < 0) throw new ArgumentOutOfRangeException(nameof(minutes));
        var from = LocalMinute(start);
        if (minutes == 0) return Instant(from);
        var date = DateOf(from);
        var year = YearOf(date.Year);
        var left = (long)minutes + MinutesOfYear(year, from);
        while (left > year.Minutes)
        {
            left -= year.Minutes;
            year = year.Year < DateTime.MaxValue.Year ? YearOf(year.Year + 1) : throw TooFar(start, minutes);
        }
        var day = year.DayOfMinute((int)left);
        var due = new DateTime(year.Year, 1, 1).AddDays(day);
        var rest = (int)left - year.MinutesBefore(day);
        foreach (var hours in HoursOf(due))
        {
            if (rest <= hours.Minutes) return Instant(due.Ticks / TicksOfMinute + hours.From + rest);
            rest -= hours.Minutes;
        }
        throw new InvalidOperationException("A year's sums and its days differ.");
    }

    /// <summary>The working minutes from one instant up to another; negative when the second is the earlier.</summary>
    public int Between(DateTimeOffset from, DateTimeOffset to)
    {
        var (start, end) = (LocalMinute(from), LocalMinute(to));
        if (start > end) return -Between(to, from);
        var (first, last) = (YearOf(DateOf(start).Year), YearOf(DateOf(end).Year));
        long minutes = MinutesOfYear(last, end) - MinutesOfYear(first, start);
        for (var year = first.Year; year < last.Year; year++) minutes += YearOf(year).Minutes;
        return checked((int)minutes);
    }

    /// <summary>
    /// How many working days come after one date up to and including another: the age in working days, on the second date, of what bears
    /// the first. Negative when the second is the earlier.
    /// </summary>
    public int WorkingDaysBetween(DateTime from, DateTime to)
    {
        var (start, end) = (from.Date, to.Date);
        if (start > end) return -WorkingDaysBetween(end, start);
        var days = YearOf(end.Year).DaysBefore[end.DayOfYear] - YearOf(start.Year).DaysBefore[start.DayOfYear];
        for (var year = start.Year; year < end.Year; year++) days += YearOf(year).DaysBefore[YearOf(year).DaysBefore.Count - 1];
        return days;
    }

    /// <summary>
    /// The end of work on the n-th working day after the day of the start: the other reading of "1 hari". The start's own day does not
    /// count, so a step of one day never has less than one; 0 is the end of the start's own day.
    /// </summary>
    /// <exception cref="SopException"><c>SopDeadlineTooFar</c>: there is no such day before the year 10000.</exception>
    public DateTimeOffset EndOfWorkingDay(DateTimeOffset start, int days)
    {
        if (days < 0) throw new ArgumentOutOfRangeException(nameof(days));
        var date = DateOf(start);
        for (var left = days; left > 0; left -= HoursOf(date).Count > 0 ? 1 : 0)
            date = date < DateTime.MaxValue.Date ? date.AddDays(1) : throw TooFar(start, days);
        var hours = HoursOf(date);
        var end = hours.Count > 0 ? hours[hours.Count - 1].To : 0;
        return Instant(Math.Max(LocalMinute(start), date.Ticks / TicksOfMinute + end));
    }

    /// <summary>How a deadline comes about: every interval applied, every day skipped and why, and what is not known.</summary>
    public DeadlineExplanation Explain(DateTimeOffset start, int minutes) => DeadlineExplainer.Explain(this, start, Add(start, minutes), minutes);

    /// <summary>The working hours of a date, in order; none on a free day.</summary>
    public IReadOnlyList<WorkInterval> HoursOf(DateTime date) =>
        HolidayOn(date) is not null ? Free
        : OverrideOn(date) is { } found ? found.Week[(int)date.DayOfWeek]!
        : _week[(int)date.DayOfWeek];

    /// <summary>The holiday on a date, or null.</summary>
    public Holiday? HolidayOn(DateTime date) => _holidays.TryGetValue(date.Date, out var holiday) ? holiday : null;

    /// <summary>The name of the other hours that hold on a date, or null.</summary>
    public string? OverrideNameOn(DateTime date) => OverrideOn(date)?.Override.Name;

    private (WorkOverride Override, IReadOnlyList<WorkInterval>?[] Week)? OverrideOn(DateTime date)
    {
        for (var n = _overrides.Count - 1; n >= 0; n--)
        {
            var (other, week) = _overrides[n];
            if (other.From.Date <= date.Date && date.Date <= other.To.Date && week[(int)date.DayOfWeek] is not null) return _overrides[n];
        }
        return null;
    }

    private WorkYear YearOf(int year) => _years.GetOrAdd(year, number => new WorkYear(number, HoursOf));

    private int MinutesOfYear(WorkYear year, long minute)
    {
        var date = DateOf(minute);
        var worked = year.MinutesBefore(date.DayOfYear - 1);
        foreach (var hours in HoursOf(date)) worked += Math.Min(Math.Max((int)(minute % 1440) - hours.From, 0), hours.Minutes);
        return worked;
    }

    private long LocalMinute(DateTimeOffset at) =>
        Math.Min(Math.Max(at.UtcTicks + Offset.Ticks, 0), DateTime.MaxValue.Ticks) / TicksOfMinute;

    private static DateTime DateOf(long minute) => new(minute / 1440 * 1440 * TicksOfMinute);

    private DateTimeOffset Instant(long minute) => new(Math.Max(minute * TicksOfMinute - Offset.Ticks, 0), TimeSpan.Zero);

    private static IReadOnlyList<WorkInterval>?[] WeekOf(string name, IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkInterval>> hours)
    {
        var week = new IReadOnlyList<WorkInterval>?[7];
        foreach (var day in hours)
        {
            var sorted = day.Value.OrderBy(interval => interval.From).ToArray();
            for (var n = 0; n < sorted.Length; n++)
            {
                if (sorted[n].From < 0 || sorted[n].To > 1440 || sorted[n].Minutes <= 0 || (n > 0 && sorted[n].From < sorted[n - 1].To))
                    throw Invalid(name, $"the hours {sorted[n]} end before they begin or overlap others",
                        $"jam {sorted[n]} berakhir sebelum dimulai atau bertumpuk dengan jam lain");
            }
            week[(int)day.Key] = sorted;
        }
        return week;
    }

    private static SopException Invalid(string name, string english, string indonesian) => new(
        "SopCalendarInvalid", SopErrorKind.InvalidData,
        new Phrase($"The calendar '{name}' cannot be used: {english}.", $"Kalender '{name}' tidak dapat dipakai: {indonesian}."), name);

    private SopException TooFar(DateTimeOffset start, int amount) => new(
        "SopDeadlineTooFar", SopErrorKind.InvalidArgument,
        new Phrase($"The calendar '{Name}' reaches no deadline {amount} after {start:O} before the year 10000.",
            $"Kalender '{Name}' tidak mencapai batas waktu {amount} setelah {start:O} sebelum tahun 10000."),
        amount);
}
