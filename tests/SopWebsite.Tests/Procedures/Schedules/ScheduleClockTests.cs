using SopWebsite.Calendars;
using SopWebsite.Procedures;
using SopWebsite.Procedures.Schedules;
using SopWebsite.Tests.Calendars;

namespace SopWebsite.Tests.Procedures.Schedules;

/// <summary>Periods, what counts for which, and where a schedule stands. 2 November 2026 is a Monday.</summary>
public sealed class ScheduleClockTests
{
    [Fact]
    public void AWeekIsDueAtTheEndOfItsLastWorkingHours()
    {
        var period = Assert.Single(Weekly("2026-11-04 09:00").Periods);

        Assert.Equal((Day("2026-11-02"), Day("2026-11-08"), At("2026-11-06 16:30")), (period.From, period.To, period.Due));
        Assert.Equal((SopPeriodState.Open, SopScheduleState.Due), (period.State, Weekly("2026-11-04 09:00").State));
        Assert.Equal(SopPeriodState.Open, Weekly("2026-11-06 16:30").Periods[0].State);
        Assert.Equal(SopPeriodState.Skipped, Weekly("2026-11-06 16:31").Periods[0].State);
    }

    [Theory]
    [InlineData("2026-11-02 00:00", SopPeriodState.OnTime)]
    [InlineData("2026-11-06 16:30", SopPeriodState.OnTime)]
    [InlineData("2026-11-06 16:31", SopPeriodState.Late)]
    [InlineData("2026-11-08 23:59", SopPeriodState.Late)]
    public void ACompletionCountsForThePeriodItFallsIn(string done, SopPeriodState state)
    {
        var schedule = Weekly("2026-11-08 23:59", done);

        Assert.Equal((state, SopScheduleState.Done), (Assert.Single(schedule.Periods).State, schedule.State));
    }

    [Fact]
    public void APeriodThatPassedWithoutStaysVisible()
    {
        var schedule = Weekly("2026-11-20 10:00", "2026-11-03 09:00", "2026-11-16 09:00");

        Assert.Equal([SopPeriodState.OnTime, SopPeriodState.Skipped, SopPeriodState.OnTime], schedule.Periods.Select(period => period.State));
        Assert.Equal((2, 0, 1, SopScheduleState.Done), (schedule.OnTime, schedule.Late, schedule.Skipped, schedule.State));
        Assert.Equal(("R-2", At("2026-11-16 09:00")), (schedule.LastRun, schedule.LastDone));
    }

    [Fact]
    public void ASecondCompletionMakesUpForThePeriodBeforeButNoFurther()
    {
        Assert.Equal(
            [SopPeriodState.Skipped, SopPeriodState.Late, SopPeriodState.OnTime],
            Weekly("2026-11-20 10:00", "2026-11-16 09:00", "2026-11-17 09:00", "2026-11-18 09:00").Periods.Select(period => period.State));
        Assert.Equal(
            [SopPeriodState.OnTime, SopPeriodState.OnTime, SopPeriodState.Open],
            Weekly("2026-11-20 10:00", "2026-11-03 09:00", "2026-11-10 09:00", "2026-11-11 09:00").Periods.Select(period => period.State));
    }

    [Fact]
    public void OnePeriodPassedIsLateAndTwoInARowAreMissed()
    {
        Assert.Equal(SopScheduleState.Late, Weekly("2026-11-09 08:00").State);
        Assert.Equal(SopScheduleState.Late, Weekly("2026-11-07 08:00").State);
        Assert.Equal(SopScheduleState.Missed, Weekly("2026-11-16 08:00").State);
        Assert.Equal(SopScheduleState.Due, Weekly("2026-11-16 08:00", "2026-11-10 08:00").State);
        Assert.Equal(SopScheduleState.NotStarted, Weekly("2026-11-01 23:59").State);
    }

    [Fact]
    public void MonthsFromThe31stEndWhereTheMonthDoesAndComeBack()
    {
        var schedule = Evaluate(Plan("1 bulan", anchor: "2026-01-31"), "2026-06-15 08:00");

        Assert.Equal(
            ["2026-01-31 - 2026-02-27", "2026-02-28 - 2026-03-30", "2026-03-31 - 2026-04-29", "2026-04-30 - 2026-05-30", "2026-05-31 - 2026-06-29"],
            schedule.Periods.Select(period => period.ToString()));
        Assert.Equal(At("2026-02-27 16:30"), schedule.Periods[0].Due);
    }

    [Theory]
    [InlineData("1 minggu", "2026-11-02", "2026-11-08")]
    [InlineData("1 bulan", "2026-11-01", "2026-11-30")]
    [InlineData("3 bulan", "2026-10-01", "2026-12-31")]
    [InlineData("6 bulan", "2026-07-01", "2026-12-31")]
    [InlineData("5 bulan", "2026-11-01", "2027-03-31")]
    [InlineData("1 tahun", "2026-01-01", "2026-12-31")]
    [InlineData("1 hari", "2026-11-04", "2026-11-04")]
    public void WithoutADayOfItsOwnAScheduleGoesByTheCalendar(string every, string from, string to)
    {
        var schedule = Evaluate(Plan(every, since: "2026-11-04 07:00"), "2026-11-04 17:00");

        Assert.Equal((Day(from), Day(to)), (schedule.PeriodFrom, schedule.PeriodTo));
    }

    [Fact]
    public void ThePeriodThatHadBegunBeforeIsNotAskedForButCountsWhenItIsDone()
    {
        var plan = Plan("1 minggu", since: "2026-11-05 10:00");

        Assert.Equal([SopPeriodState.NotRequired, SopPeriodState.Skipped], Evaluate(plan, "2026-11-14 10:00").Periods.Select(period => period.State));
        Assert.Equal(SopPeriodState.OnTime, Evaluate(plan, "2026-11-14 10:00", "2026-11-05 11:00").Periods[0].State);
        Assert.Equal(SopScheduleState.NotRequired, Evaluate(plan, "2026-11-05 10:00").State);
    }

    [Fact]
    public void APeriodWithoutAWorkingDayIsNotAskedForAndLetsTheOneBeforeBeMadeUpFor()
    {
        // The court's week of 21 December is closed as a whole.
        var closed = new WorkCalendar(TestCalendar.Data with
        {
            Holidays = [
                .. Enumerable.Range(21, 5).Select(day => new Holiday(new DateTime(2026, 12, day), "Cuti bersama", HolidayKind.CollectiveLeave))],
        }, "WIB");
        var plan = Plan("1 minggu", anchor: "2026-12-07");

        var schedule = ScheduleClock.Evaluate(plan, closed, [], At("2026-12-29 08:00"));
        Assert.Equal(
            [SopPeriodState.Skipped, SopPeriodState.Skipped, SopPeriodState.NotRequired, SopPeriodState.Open],
            schedule.Periods.Select(period => period.State));
        Assert.Equal((null, false), (schedule.Periods[2].Due, schedule.Periods[2].IsRequired));
        Assert.Equal(
            [SopPeriodState.Skipped, SopPeriodState.Late, SopPeriodState.NotRequired, SopPeriodState.Open],
            ScheduleClock.Evaluate(plan, closed, Done("2026-12-23 08:00"), At("2026-12-29 08:00")).Periods.Select(period => period.State));
    }

    [Fact]
    public void PeriodsFollowEachOtherWithoutGapsAndEachCompletionCountsAtMostOnceInAnyOrder()
    {
        var random = new Random(8);
        string[] rhythms = ["1 hari", "3 hari", "1 minggu", "2 minggu", "1 bulan", "3 bulan", "7 bulan", "1 tahun"];
        for (var n = 0; n < 400; n++)
        {
            var calendar = new WorkCalendar(RandomCalendars.Next(random, new DateTime(2026, 1, 1), 300), RandomCalendars.Zones[n % 3]);
            var begin = new DateTime(2026, 1, 1).AddDays(random.Next(200));
            var plan = Plan(rhythms[n % rhythms.Length], since: "2026-01-01 00:00") with
            {
                Anchor = n % 2 == 0 ? begin : null, Since = new DateTimeOffset(begin, calendar.Offset).AddHours(n % 2 == 0 ? 0 : random.Next(24)),
            };
            var now = plan.Since!.Value.AddHours(random.Next(0, 9000));
            var done = Enumerable.Range(0, random.Next(0, 40))
                .Select(k => new SopStepCompletion($"R-{k}", 2, plan.Since.Value.AddHours(random.Next(0, 9000)), null)).ToList();

            var schedule = ScheduleClock.Evaluate(plan, calendar, done, now);

            Assert.NotEmpty(schedule.Periods);
            Assert.All(schedule.Periods.Zip(schedule.Periods.Skip(1)), pair => Assert.Equal(pair.First.To.AddDays(1), pair.Second.From));
            Assert.InRange(calendar.DateOf(now), schedule.PeriodFrom!.Value, schedule.PeriodTo!.Value);
            var used = schedule.Periods.Where(period => period.Run is not null).Select(period => period.Run).ToList();
            Assert.Equal(used.Count, used.Distinct().Count());
            Assert.All(schedule.Periods, period => Assert.True(period.DoneAt is null || period.DoneAt <= now));
            // The state of each by an own reading of the rule.
            Assert.All(schedule.Periods, period => Assert.Equal(
                period.DoneAt is { } at ? (period.Due is null || at < period.Due.Value.AddMinutes(1) ? SopPeriodState.OnTime : SopPeriodState.Late)
                    : !period.IsRequired ? SopPeriodState.NotRequired
                    : now < period.Due!.Value.AddMinutes(1) ? SopPeriodState.Open
                    : SopPeriodState.Skipped,
                period.State));
            // Whatever fell into a period that was asked for is counted for it first.
            Assert.All(schedule.Periods.Where(period => period.IsRequired), period => Assert.Equal(
                done.Where(one => one.At <= now && calendar.DateOf(one.At) >= period.From && calendar.DateOf(one.At) <= period.To)
                    .Select(one => (DateTimeOffset?)one.At).Min() ?? period.DoneAt,
                period.DoneAt));
            var shuffled = ScheduleClock.Evaluate(plan, calendar, done.OrderBy(_ => random.Next()), now);
            Assert.Equal(schedule with { Periods = [] }, shuffled with { Periods = [] });
            Assert.Equal(schedule.Periods, shuffled.Periods);
        }
    }

    private static SopSchedule Weekly(string now, params string[] done) => Evaluate(Plan("1 minggu", anchor: "2026-11-02"), now, done);

    private static SopSchedule Evaluate(SchedulePlan plan, string now, params string[] done) =>
        ScheduleClock.Evaluate(plan, TestCalendar.Court("WIB"), Done(done), At(now));

    private static List<SopStepCompletion> Done(params string[] done) =>
        [.. done.Select((at, n) => new SopStepCompletion($"R-{n + 1}", 2, At(at), "A"))];

    private static SchedulePlan Plan(string every, string? anchor = null, string? since = null) => new(
        "pn-contoh", "pn-contoh/website", 2, null, SopPeriod.TryParse(every, out var period) ? period : throw new ArgumentException(every),
        SopScheduleSource.Court, anchor is null ? null : Day(anchor), At(since ?? anchor + " 00:00"));

    private static DateTime Day(string day) => DateTime.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string local) => TestCalendar.At(local);
}
