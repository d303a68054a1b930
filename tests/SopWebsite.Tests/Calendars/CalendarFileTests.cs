using SopWebsite.Adapters;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Calendars;

public sealed class CalendarFileTests : IDisposable
{
    private static readonly ICalendarCatalog Shipped = new AdapterSet(Repository.Root).Calendars;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheDefaultCalendarHasSevenAndAHalfHoursADayAndKnowsItsYears()
    {
        var calendar = Shipped.Get("pengadilan", "wita");

        Assert.Equal(["pengadilan"], Shipped.Names);
        Assert.Equal(("WITA", TimeSpan.FromHours(8)), (calendar.Zone, calendar.Offset));
        Assert.Equal([2025, 2026], calendar.KnownYears);
        for (var date = new DateTime(2026, 11, 16); date < new DateTime(2026, 11, 21); date = date.AddDays(1))
            Assert.Equal(450, calendar.HoursOf(date).Sum(hours => hours.Minutes));
    }

    [Theory]
    [InlineData(2025, 17, 11)]
    [InlineData(2026, 17, 8)]
    public void TheDecreesDaysAreAllThere(int year, int national, int collective)
    {
        var holidays = Shipped.Get("pengadilan", "WIB").Data.Holidays.Where(holiday => holiday.Date.Year == year).ToList();

        Assert.Equal(
            (national, collective),
            (holidays.Count(day => day.Kind == HolidayKind.National), holidays.Count(day => day.Kind == HolidayKind.CollectiveLeave)));
        Assert.Equal(holidays.Count, holidays.Select(day => day.Date).Distinct().Count());
        // Collective leave is only ever given on a day that would be worked.
        Assert.All(
            holidays.Where(day => day.Kind == HolidayKind.CollectiveLeave),
            day => Assert.NotInRange(day.Date.DayOfWeek, DayOfWeek.Saturday, DayOfWeek.Saturday));
        Assert.All(holidays.Where(day => day.Kind == HolidayKind.CollectiveLeave), day => Assert.NotEqual(DayOfWeek.Sunday, day.Date.DayOfWeek));
    }

    [Fact]
    public void RamadanIsShorter()
    {
        var calendar = Shipped.Get("pengadilan", "WIB");

        Assert.Equal("08:00-12:00 12:30-15:00", string.Join(" ", calendar.HoursOf(new(2026, 2, 19))));
        Assert.Equal("08:00-11:30 12:30-15:30", string.Join(" ", calendar.HoursOf(new(2026, 2, 20))));
        Assert.Equal("Ramadan 1447 Hijriah", calendar.OverrideNameOn(new(2026, 3, 17)));
        Assert.Empty(calendar.HoursOf(new(2026, 3, 18)));
        Assert.Equal("08:00-12:00 13:00-16:30", string.Join(" ", calendar.HoursOf(new(2026, 3, 25))));
    }

    [Fact]
    public void TheTemplateIsACalendar()
    {
        File.Copy(Path.Combine(Repository.Root, "calendars", "template.yaml"), _folder["kalender.yaml"]);

        var calendar = Shipped.Get(_folder["kalender.yaml"], "WIB");

        Assert.Equal(HolidayKind.Court, calendar.HolidayOn(new(2026, 12, 31))!.Kind);
        Assert.Equal("08:00-12:00", string.Join(" ", calendar.HoursOf(new(2026, 12, 29))));
        Assert.True(calendar.IsKnown(2025));
    }

    [Fact]
    public void ACourtsOwnYearStandsBesideItsCalendarAndAChangedFileIsReadAgain()
    {
        File.WriteAllText(_folder["2027.yaml"], "year: 2027\nholidays:\n  - { date: 2027-01-01, kind: nasional, name: Tahun Baru }\n");
        File.WriteAllText(_folder["k.yaml"], "hours: { senin-jumat: 08:00-16:00 }\ninclude: 2027\n");

        Assert.Equal([2027], Shipped.Get(_folder["k.yaml"], "WIB").KnownYears);

        File.WriteAllText(_folder["k.yaml"], "hours: { senin-jumat: 08.00-16.00, sabtu: [] }\n");
        File.SetLastWriteTimeUtc(_folder["k.yaml"], new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        Assert.Empty(Shipped.Get(_folder["k.yaml"], "WIB").KnownYears);
    }

    [Theory]
    [InlineData("hours: { senin: 08:00-07:00 }", "hours such as 08:00-12:00")]
    [InlineData("hours: { senin: 25:00-26:00 }", "hours such as 08:00-12:00")]
    [InlineData("hours: { senin: [08:00-12:00, 11:00-13:00] }", "hours that do not overlap")]
    [InlineData("hours: { lundi: 08:00-12:00 }", "a day or days")]
    [InlineData("hours: { senin-kamis: 08:00-12:00, rabu: 08:00-12:00 }", "each day once")]
    [InlineData("name: x", "the weekly 'hours'")]
    [InlineData("hours: { senin: 08:00-12:00 }\ninclude: ../../etc/passwd", "the name of a year's file")]
    [InlineData("hours: { senin: 08:00-12:00 }\ninclude: 1999", "the name of a year's file")]
    [InlineData("hours: { senin: 08:00-12:00 }\nholidays:\n  - { date: 2026-02-30, kind: nasional, name: x }", "a date such as")]
    [InlineData("hours: { senin: 08:00-12:00 }\nholidays:\n  - { date: 2026-02-03, kind: libur, name: x }", "one of nasional")]
    [InlineData(
        "hours: { senin: 08:00-12:00 }\noverrides:\n  - { name: x, from: 2026-02-03, to: 2026-02-01, hours: { senin: [] } }",
        "a date not before 'from'")]
    [InlineData("hours: &a { senin: 08:00-12:00 }", "a plain value")]
    public void AFaultNamesItsLineAndWhatWasExpected(string text, string expected)
    {
        File.WriteAllText(_folder["k.yaml"], text);

        var fault = Assert.Throws<SopException>(() => Shipped.Get(_folder["k.yaml"], "WIB"));

        Assert.Equal("SopCalendarInvalid", fault.Id);
        Assert.Contains(", line ", fault.Phrase.English, StringComparison.Ordinal);
        Assert.Contains(expected, fault.Phrase.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tidak-ada")]
    [InlineData("2026")]
    [InlineData("../calendars/2026")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void ACalendarThatIsNotThereIsRefused(string name) =>
        Assert.Equal("SopCalendarNotFound", Assert.Throws<SopException>(() => Shipped.Get(name, "WIB")).Id);

    [Fact]
    public void AYearsFileHoldsDaysOfItsYearOnly()
    {
        File.WriteAllText(_folder["2027.yaml"], "year: 2027\nholidays:\n  - { date: 2026-01-01, kind: nasional, name: Tahun Baru }\n");
        File.WriteAllText(_folder["k.yaml"], "hours: { senin: 08:00-16:00 }\ninclude: 2027\n");

        Assert.Contains(
            "a date in 2027", Assert.Throws<SopException>(() => Shipped.Get(_folder["k.yaml"], "WIB")).Phrase.English, StringComparison.Ordinal);
    }
}
