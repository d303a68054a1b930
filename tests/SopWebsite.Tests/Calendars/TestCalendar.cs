using System.Globalization;
using SopWebsite.Calendars;

namespace SopWebsite.Tests.Calendars;

/// <summary>A calendar of the tests' own, so that no test depends on a shipped file it is not about.</summary>
internal sealed class TestCalendar : ICalendarCatalog
{
    public static readonly WorkCalendarData Data = new()
    {
        Name = "pengadilan",
        Weekly = new Dictionary<DayOfWeek, IReadOnlyList<WorkInterval>>
        {
            [DayOfWeek.Monday] = [new(480, 720), new(780, 990)],
            [DayOfWeek.Tuesday] = [new(480, 720), new(780, 990)],
            [DayOfWeek.Wednesday] = [new(480, 720), new(780, 990)],
            [DayOfWeek.Thursday] = [new(480, 720), new(780, 990)],
            [DayOfWeek.Friday] = [new(450, 720), new(810, 990)],
        },
        Holidays =
        [
            new(new DateTime(2026, 12, 24), "Natal", HolidayKind.CollectiveLeave),
            new(new DateTime(2026, 12, 25), "Natal", HolidayKind.National),
        ],
        KnownYears = [2026],
    };

    public IReadOnlyList<string> Names => [Data.Name];

    public static WorkCalendar Court(string zone) => new(Data, zone);

    /// <summary>An instant on the clock of a court in WIB.</summary>
    public static DateTimeOffset At(string local) =>
        new DateTimeOffset(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), TimeSpan.FromHours(7)).ToUniversalTime();

    public WorkCalendar Get(string name, string zone) => new(Data with { Name = name }, zone);
}
