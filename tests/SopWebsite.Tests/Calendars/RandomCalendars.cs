using SopWebsite.Calendars;

namespace SopWebsite.Tests.Calendars;

/// <summary>Calendars nobody would think of, from a seed.</summary>
internal static class RandomCalendars
{
    public static readonly string[] Zones = ["WIB", "WITA", "WIT"];

    public static WorkCalendarData Next(Random random, DateTime first, int days)
    {
        var weekly = Week(random, sparse: false);
        weekly[DayOfWeek.Tuesday] = [new(480, 720), new(780, 990)];
        return new WorkCalendarData
        {
            Name = "acak",
            Weekly = weekly,
            Holidays = Enumerable.Range(0, random.Next(0, 15))
                .Select(_ => new Holiday(first.AddDays(random.Next(days)), "libur", (HolidayKind)random.Next(4)))
                .ToList(),
            Overrides = Enumerable.Range(0, random.Next(0, 4)).Select(_ => Override(random, first.AddDays(random.Next(days)))).ToList(),
            KnownYears = [first.Year],
        };
    }

    private static WorkOverride Override(Random random, DateTime from) => new()
    {
        Name = "jam lain", From = from, To = from.AddDays(random.Next(0, 30)), Hours = Week(random, sparse: true),
    };

    private static Dictionary<DayOfWeek, IReadOnlyList<WorkInterval>> Week(Random random, bool sparse)
    {
        var week = new Dictionary<DayOfWeek, IReadOnlyList<WorkInterval>>();
        for (var day = 0; day < 7; day++)
        {
            if (random.Next(sparse ? 2 : 4) == 0) continue;
            // Cut the day at random points; every other piece is worked, so lunch breaks, midnight ends and empty days all occur.
            var cuts = Enumerable.Range(0, 2 * random.Next(0, 4)).Select(_ => random.Next(0, 1441)).Distinct().OrderBy(cut => cut).ToArray();
            var hours = new List<WorkInterval>();
            for (var n = 0; n + 1 < cuts.Length; n += 2) hours.Add(new WorkInterval(cuts[n], cuts[n + 1]));
            week[(DayOfWeek)day] = hours;
        }
        return week;
    }
}
