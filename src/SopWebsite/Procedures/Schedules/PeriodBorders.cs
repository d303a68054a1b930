using SopWebsite.Calendars;

namespace SopWebsite.Procedures.Schedules;

/// <summary>
/// Cuts time into periods. Each border is counted from the first one, so that months from the 31st on end on the 30th or 28th and are back
/// on the 31st after it.
/// </summary>
internal static class PeriodBorders
{
    /// <summary>The first day of the calendar's period in which a date lies: its day, Monday, the 1st of the month or of January.</summary>
    public static DateTime Containing(SopPeriod every, DateTime date) => every.Unit switch
    {
        SopPeriodUnit.Day => date.Date,
        SopPeriodUnit.Week => date.Date.AddDays(-(((int)date.DayOfWeek + 6) % 7)),
        // Quarters and half-years are those of the year, as offices count them.
        SopPeriodUnit.Month => new DateTime(date.Year, 12 % every.Count == 0 ? ((date.Month - 1) / every.Count * every.Count) + 1 : date.Month, 1),
        _ => new DateTime(date.Year, 1, 1),
    };

    /// <summary>The first day of the n-th period after the first.</summary>
    public static DateTime Start(SopPeriod every, DateTime first, int n) => every.Unit switch
    {
        SopPeriodUnit.Day => first.AddDays(n * every.Count),
        SopPeriodUnit.Week => first.AddDays(7 * n * every.Count),
        SopPeriodUnit.Month => first.AddMonths(n * every.Count),
        _ => first.AddYears(n * every.Count),
    };

    /// <summary>The end of the last working hours from one day up to, not including, another; null when no day is worked.</summary>
    public static DateTimeOffset? EndOfWork(WorkCalendar calendar, DateTime from, DateTime end)
    {
        for (var date = end.AddDays(-1); date >= from; date = date.AddDays(-1))
        {
            var hours = calendar.HoursOf(date);
            if (hours.Count > 0) return Midnight(calendar, date).AddMinutes(hours[hours.Count - 1].To);
        }
        return null;
    }

    /// <summary>The instant at which a day begins for the court, UTC.</summary>
    public static DateTimeOffset Midnight(WorkCalendar calendar, DateTime date) => new DateTimeOffset(date.Ticks, calendar.Offset).ToUniversalTime();
}
