using SopWebsite.Calendars;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.History;
using SopWebsite.Tests.Calendars;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring.History;

public sealed class UptimeOracleTests
{
    private const int Days = 4;

    [Theory]
    [InlineData("WIB")]
    [InlineData("WITA")]
    [InlineData("WIT")]
    public void EverySecondIsCountedAsTheOracleCountsIt(string zone)
    {
        var random = new Random(zone.Length * 1000 + zone[^1]);
        for (var round = 0; round < 40; round++)
        {
            var first = new DateTime(2026, 1, 1).AddDays(random.Next(300));
            Agree(new WorkCalendar(RandomCalendars.Next(random, first, Days), zone), random, first);
        }
    }

    [Theory]
    [InlineData("WIB", "2026-02-16")]
    [InlineData("WITA", "2026-02-19")]
    [InlineData("WIT", "2026-03-17")]
    [InlineData("WIB", "2026-03-18")]
    [InlineData("WITA", "2026-12-23")]
    public void InRamadanAndOverHolidaysToo(string zone, string first)
    {
        var calendar = Desk.Adapters.Calendars.Get("pengadilan", zone);
        var day = DateTime.ParseExact(first, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var random = new Random(day.DayOfYear);
        for (var round = 0; round < 8; round++) Agree(calendar, random, day);
    }

    [Fact]
    public void TwoPeriodsSideBySideAddUpToTheOneOverBoth()
    {
        var random = new Random(14);
        var start = new DateTimeOffset(2026, 11, 16, 0, 0, 0, TimeSpan.Zero);
        for (var round = 0; round < 300; round++)
        {
            var given = HistoryCase.Next(random, start, Days);
            var timeline = new UptimeTimeline(given.Checks, TimeRange.Merge(given.Windows), given.Limits, given.LongestGap);
            var cut = given.Period.From.AddSeconds(random.Next((int)given.Period.Length.TotalSeconds + 1));

            var (left, right) = (Sum(timeline, given.Period with { Until = cut }), Sum(timeline, given.Period with { From = cut }));
            var whole = Sum(timeline, given.Period);

            Assert.Equal(given.Period.Length, whole.Total);
            Assert.Equal((whole.Up, whole.Down, whole.Unknown), (left.Up + right.Up, left.Down + right.Down, left.Unknown + right.Unknown));
            Assert.Equal((whole.Unobserved, whole.Maintenance), (left.Unobserved + right.Unobserved, left.Maintenance + right.Maintenance));
        }
    }

    [Fact]
    public void WhatTheRegisterSettlesCheckByCheckIsWhatTheTimelineSaysOfTheLastOne()
    {
        var random = new Random(3);
        for (var round = 0; round < 500; round++)
        {
            var given = HistoryCase.Next(random, new DateTimeOffset(2026, 11, 16, 0, 0, 0, TimeSpan.Zero), Days);
            if (given.Checks.Length == 0) continue;
            var standing = new SiteStanding { Site = "pn-contoh", Uri = new Uri("http://example.go.id/") };
            foreach (var check in given.Checks)
                standing = standing.After(Checked(check), given.Limits, !given.Windows.Any(window => window.Contains(check.At)));

            var outages = new UptimeTimeline(given.Checks, TimeRange.Merge(given.Windows), given.Limits, given.LongestGap).Outages;

            Assert.Equal(standing.State == AvailabilityState.Down, outages.Count > 0 && outages[^1].End is null);
            if (standing.State == AvailabilityState.Down) Assert.Equal(outages[^1].First.At, standing.Since);
        }
    }

    private static void Agree(WorkCalendar calendar, Random random, DateTime first)
    {
        var given = HistoryCase.Next(random, new DateTimeOffset(first, TimeSpan.Zero), Days);
        // A day more on both sides: the court's clock is ahead of UTC.
        var oracle = new SecondOracle(given, new MinuteOracle(calendar.Data, calendar.Offset, first.AddDays(-1), Days + 3));
        var timeline = new UptimeTimeline(given.Checks, TimeRange.Merge(given.Windows), given.Limits, given.LongestGap);
        var service = new ServiceTime(calendar);

        Assert.Equal(oracle.All, Seconds(timeline.Within(given.Period), part => part.Range.Length));
        Assert.Equal(oracle.Service, Seconds(timeline.Within(given.Period), part => service.Between(part.Range.From, part.Range.Until)));
        Assert.Equal(oracle.Outages(), timeline.Outages.Select(outage => (outage.First.At, outage.End?.At, outage.FailedChecks)));
    }

    private static long[] Seconds(IEnumerable<TimelinePart> parts, Func<TimelinePart, TimeSpan> length)
    {
        var ticks = new long[5];
        foreach (var part in parts) ticks[(int)part.Kind] += length(part).Ticks;
        Assert.All(ticks, some => Assert.Equal(0, some % TimeSpan.TicksPerSecond));
        return [.. ticks.Select(some => some / TimeSpan.TicksPerSecond)];
    }

    private static UptimeTally Sum(UptimeTimeline timeline, TimeRange period) =>
        timeline.Within(period).Aggregate(new UptimeTally(), (sum, part) => sum.Plus(part.Kind, part.Range.Length));

    private static SiteAvailability Checked(CheckMark mark) => new()
    {
        Name = "pn-contoh", Uri = new Uri("http://example.go.id/"), State = mark.State, Reason = new("x", "x"), CheckedAt = mark.At,
    };
}
