using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Tests.Calendars;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar Court = TestCalendar.Court("WIB");

    [Theory]
    [InlineData("2026-11-20 11:00", 120, "2026-11-20 14:30")] // Friday: lunch until 13:30
    [InlineData("2026-11-20 16:00", 30, "2026-11-20 16:30")] // exactly to the end of the day, not to Monday
    [InlineData("2026-11-20 16:00", 31, "2026-11-23 08:01")]
    [InlineData("2026-11-21 09:00", 0, "2026-11-21 09:00")] // nothing to add, on a Saturday
    [InlineData("2026-11-21 09:00", 450, "2026-11-23 16:30")]
    [InlineData("2026-12-24 09:00", 60, "2026-12-28 09:00")] // collective leave, Christmas, weekend
    public void DeadlinesFallWhereTheCourtWorks(string start, int minutes, string due) =>
        Assert.Equal(TestCalendar.At(due), Court.Add(TestCalendar.At(start), minutes));

    [Fact]
    public void SecondsAreDropped()
    {
        var start = TestCalendar.At("2026-11-20 08:00").AddSeconds(59);

        Assert.Equal(TestCalendar.At("2026-11-20 09:00"), Court.Add(start, 60));
        Assert.Equal(60, Court.Between(start, TestCalendar.At("2026-11-20 09:00").AddSeconds(1)));
    }

    [Fact]
    public void TheSameDeadlineLiesTwoHoursApartAcrossTheCountry()
    {
        var start = TestCalendar.At("2026-11-21 00:00");

        Assert.Equal(TimeSpan.FromHours(2), Court.Add(start, 450) - TestCalendar.Court("WIT").Add(start, 450));
    }

    [Theory]
    [InlineData("2026-11-20 10:00", 0, "2026-11-20 16:30")]
    [InlineData("2026-11-20 10:00", 1, "2026-11-23 16:30")]
    [InlineData("2026-12-23 18:00", 1, "2026-12-28 16:30")]
    [InlineData("2026-11-20 10:00", 3, "2026-11-25 16:30")]
    public void TheOtherReadingOfADayEndsWithTheNthWorkingDayAfter(string start, int days, string due) =>
        Assert.Equal(TestCalendar.At(due), Court.EndOfWorkingDay(TestCalendar.At(start), days));

    [Fact]
    public void AgeInWorkingDaysLeavesOutTheFirstDayAndWhatIsFree()
    {
        Assert.Equal(0, Court.WorkingDaysBetween(new(2026, 11, 20), new(2026, 11, 22)));
        Assert.Equal(1, Court.WorkingDaysBetween(new(2026, 11, 20), new(2026, 11, 23)));
        Assert.Equal(1, Court.WorkingDaysBetween(new(2026, 12, 23), new(2026, 12, 28)));
    }

    [Fact]
    public void AnExplanationNamesWhatCountedAndWhyTheRestDidNot()
    {
        var explained = Court.Explain(TestCalendar.At("2026-12-23 15:30"), 120);

        var text = explained.In(Language.Indonesian);
        Assert.Contains("120 menit kerja sejak Rabu, 23 Desember 2026 15:30 WIB", text, StringComparison.Ordinal);
        Assert.Contains("15:30-16:30, 60 menit", text, StringComparison.Ordinal);
        Assert.Contains("cuti bersama: Natal", text, StringComparison.Ordinal);
        Assert.Contains("libur nasional: Natal", text, StringComparison.Ordinal);
        Assert.Contains("bukan hari kerja", text, StringComparison.Ordinal);
        Assert.EndsWith("Batas waktu Senin, 28 Desember 2026 09:00 WIB.", text, StringComparison.Ordinal);
        Assert.True(explained.IsCertain);
        Assert.Contains("Due Monday, 28 December 2026 09:00 WIB.", explained.In(Language.English), StringComparison.Ordinal);
    }

    [Fact]
    public void AYearWithoutKnownHolidaysIsNotPassedOffAsKnown()
    {
        var explained = Court.Explain(TestCalendar.At("2026-12-31 16:00"), 60);

        Assert.False(explained.IsCertain);
        Assert.Contains("hari libur 2027 tidak diketahui", explained.In(Language.Indonesian), StringComparison.Ordinal);
    }

    [Fact]
    public void DeadlinesAtMidnightBelongToTheDayThatEnds()
    {
        var night = new WorkCalendar(
            new WorkCalendarData
            {
                Name = "jaga", KnownYears = [2026],
                Weekly = new Dictionary<DayOfWeek, IReadOnlyList<WorkInterval>> { [DayOfWeek.Friday] = [new(1380, 1440)] },
            }, "WIB");

        var explained = night.Explain(TestCalendar.At("2026-11-20 23:00"), 60);

        Assert.Equal(TestCalendar.At("2026-11-21 00:00"), explained.Due);
        Assert.Single(explained.Lines);
    }

    [Fact]
    public void CenturiesAreNoTrouble() =>
        Assert.Equal(50_000_000, Court.Between(TestCalendar.At("2026-11-20 10:00"), Court.Add(TestCalendar.At("2026-11-20 10:00"), 50_000_000)));

    [Fact]
    public void WhatNoCalendarReachesIsRefused() => Assert.Equal(
        "SopDeadlineTooFar", Assert.Throws<SopException>(() => Court.Add(TestCalendar.At("2026-11-20 10:00"), int.MaxValue)).Id);

    [Fact]
    public void TheEndsOfTimeAreNoTrouble()
    {
        Assert.False(Court.IsWorking(DateTimeOffset.MinValue));
        Assert.True(Court.Between(DateTimeOffset.MinValue, DateTimeOffset.MaxValue) > 0);
    }

    [Theory]
    [InlineData(480, 720, 700, 900)]
    [InlineData(480, 720, 900, 900)]
    [InlineData(480, 720, 900, 1441)]
    public void HoursThatOverlapOrEndBeforeTheyBeginAreRefused(int from, int to, int otherFrom, int otherTo)
    {
        var data = new WorkCalendarData
        {
            Name = "salah",
            Weekly = new Dictionary<DayOfWeek, IReadOnlyList<WorkInterval>> { [DayOfWeek.Monday] = [new(from, to), new(otherFrom, otherTo)] },
        };

        Assert.Equal("SopCalendarInvalid", Assert.Throws<SopException>(() => new WorkCalendar(data, "WIB")).Id);
    }

    [Fact]
    public void ACalendarWithoutHoursIsRefused() => Assert.Equal(
        "SopCalendarInvalid",
        Assert.Throws<SopException>(() =>
            new WorkCalendar(new() { Name = "kosong", Weekly = new Dictionary<DayOfWeek, IReadOnlyList<WorkInterval>>() }, "WIB")).Id);
}
