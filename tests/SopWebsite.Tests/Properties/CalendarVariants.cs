using SopWebsite.Calendars;

namespace SopWebsite.Tests.Properties;

/// <summary>
/// What becomes of a calendar in the course of a year: a decree adds a free day, another takes it back, a circular sets other hours.
/// </summary>
internal static class CalendarVariants
{
    /// <summary>The same variant for the same seed, in the days after a date; 0 is the calendar as it was.</summary>
    public static WorkCalendarData Of(WorkCalendarData data, int seed, DateTime date)
    {
        if (seed == 0) return data;
        var random = new Random(seed);
        var day = date.AddDays(random.Next(-2, 12));
        return (seed % 5) switch
        {
            0 => data with { Holidays = [.. data.Holidays, new(day, "Libur nasional", HolidayKind.National)] },
            1 =>
                data with
                {
                    Holidays = [
                        .. data.Holidays, new(day, "Cuti bersama", HolidayKind.CollectiveLeave),
                        new(day.AddDays(1), "Cuti bersama", HolidayKind.CollectiveLeave)],
                },
            2 => data with { Holidays = [.. data.Holidays.Where(_ => random.Next(3) > 0)] },
            3 => data with { Overrides = [.. data.Overrides, Fasting(day, random.Next(1, 30))] },
            // Says nothing else about working time.
            _ =>
                data with
                {
                    Sources = ["Keputusan bersama"], Holidays = [.. data.Holidays.Reverse().Select(holiday => holiday with { Name = "Hari libur" })],
                },
        };
    }

    private static WorkOverride Fasting(DateTime from, int days) => new()
    {
        Name = "Ramadan",
        From = from,
        To = from.AddDays(days),
        Hours = Enumerable.Range(1, 5).ToDictionary(
            day => (DayOfWeek)day, day => (IReadOnlyList<WorkInterval>)(day == 5 ? [new(480, 690), new(750, 930)] : [new(480, 720), new(750, 900)])),
    };
}
