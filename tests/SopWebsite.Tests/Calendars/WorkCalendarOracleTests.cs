using SopWebsite.Calendars;

namespace SopWebsite.Tests.Calendars;

public sealed class WorkCalendarOracleTests
{
    private const int Calendars = 250;
    private const int CasesEach = 40;
    private const int Days = 45;

    /// <summary>10,000 cases: 250 calendars in turn over the three zones, 40 cases each, every figure exact to the minute.</summary>
    [Fact]
    public void AddBetweenAndIsWorkingAgreeWithAMinuteByMinuteWalk()
    {
        var random = new Random(20261121);
        var cases = 0;
        for (var n = 0; n < Calendars; n++)
        {
            var first = new DateTime(2024, 11, 1).AddDays(random.Next(0, 200));
            var data = RandomCalendars.Next(random, first, Days);
            var calendar = new WorkCalendar(data, RandomCalendars.Zones[n % 3]);
            var oracle = new MinuteOracle(data, calendar.Offset, first, Days);
            for (var c = 0; c < CasesEach; c++, cases++)
            {
                var start = Instant(random, first, calendar.Offset);
                var end = Instant(random, first, calendar.Offset);
                if (end < start) (start, end) = (end, start);
                var within = oracle.Between(start, end);
                var minutes = random.Next(0, within + 1);
                Assert.Equal(
                    (within, -within, oracle.Add(start, minutes), oracle.IsWorking(start)),
                    (calendar.Between(start, end), calendar.Between(end, start), calendar.Add(start, minutes), calendar.IsWorking(start)));
            }
        }
        Assert.Equal(10_000, cases);
    }

    [Fact]
    public void WhatIsAddedIsFoundBetweenAndNoEarlierInstantWillDo()
    {
        var random = new Random(7);
        for (var n = 0; n < 500; n++)
        {
            var first = new DateTime(2025, 6, 1);
            var calendar = new WorkCalendar(RandomCalendars.Next(random, first, Days), RandomCalendars.Zones[n % 3]);
            var start = Instant(random, first, calendar.Offset);
            var minutes = random.Next(1, 400_000);

            var due = calendar.Add(start, minutes);

            Assert.Equal(minutes, calendar.Between(start, due));
            Assert.Equal(minutes - 1, calendar.Between(start, due.AddMinutes(-1)));
        }
    }

    [Fact]
    public void SpansAddUpWhereverTheyAreCut()
    {
        var random = new Random(8);
        for (var n = 0; n < 500; n++)
        {
            var first = new DateTime(2025, 6, 1);
            var calendar = new WorkCalendar(RandomCalendars.Next(random, first, Days), RandomCalendars.Zones[n % 3]);
            var at = Enumerable.Range(0, 3).Select(_ => Instant(random, first, calendar.Offset).AddDays(random.Next(-3000, 3000))).ToArray();

            Assert.Equal(calendar.Between(at[0], at[2]), calendar.Between(at[0], at[1]) + calendar.Between(at[1], at[2]));
        }
    }

    [Fact]
    public void AnExplanationCountsTheMinutesAndEndsAtTheDeadline()
    {
        var random = new Random(9);
        for (var n = 0; n < 500; n++)
        {
            var first = new DateTime(2025, 6, 1);
            var calendar = new WorkCalendar(RandomCalendars.Next(random, first, Days), RandomCalendars.Zones[n % 3]);
            var start = Instant(random, first, calendar.Offset);
            var minutes = random.Next(0, 10_000);

            var explained = calendar.Explain(start, minutes);

            Assert.Equal((calendar.Add(start, minutes), minutes), (explained.Due, explained.Lines.Sum(line => line.Minutes)));
            Assert.Equal(explained.Lines.Select(line => line.Date).OrderBy(date => date), explained.Lines.Select(line => line.Date));
        }
    }

    [Fact]
    public void WorkingDaysAreThoseWithHours()
    {
        var random = new Random(10);
        for (var n = 0; n < 300; n++)
        {
            var first = new DateTime(2024, 12, 1);
            var calendar = new WorkCalendar(RandomCalendars.Next(random, first, Days), RandomCalendars.Zones[n % 3]);
            var (from, to) = (first.AddDays(random.Next(0, 60)), first.AddDays(random.Next(60, 900)));
            var counted = 0;
            for (var date = from.AddDays(1); date <= to; date = date.AddDays(1)) counted += calendar.HoursOf(date).Count > 0 ? 1 : 0;

            Assert.Equal((counted, -counted), (calendar.WorkingDaysBetween(from, to), calendar.WorkingDaysBetween(to, from)));
        }
    }

    private static DateTimeOffset Instant(Random random, DateTime first, TimeSpan offset) =>
        new DateTimeOffset(first.AddSeconds(random.Next(0, Days * 86_400)), offset).ToUniversalTime();
}
