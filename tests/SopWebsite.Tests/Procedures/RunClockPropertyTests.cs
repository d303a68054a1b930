using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Procedures;
using SopWebsite.Tests.Calendars;

namespace SopWebsite.Tests.Procedures;

/// <summary>Random runs with pauses, over random calendars.</summary>
public sealed class RunClockPropertyTests
{
    [Fact]
    public void WorkedAndPausedMinutesMakeUpTheWholeAndTheDueTimeMovesByThePausedOnes()
    {
        var random = new Random(11);
        for (var n = 0; n < 2000; n++)
        {
            var calendar = new WorkCalendar(RandomCalendars.Next(random, new DateTime(2026, 1, 1), 120), RandomCalendars.Zones[n % 3]);
            var record = Record(random.Next(1, 4000));
            var at = record.StartedAt;
            var events = new List<SopRunEvent> { Event(SopRunEventKind.Started, at) };
            var paused = 0;
            for (var pause = random.Next(0, 5); pause > 0; pause--)
            {
                events.Add(Event(SopRunEventKind.Suspended, at = Later(random, at)));
                var from = at;
                events.Add(Event(SopRunEventKind.Resumed, at = Later(random, at)));
                paused += calendar.Between(from, at);
            }
            at = Later(random, at);

            var step = RunClock.Evaluate(record, calendar, events, at).Steps[0];

            Assert.Equal(calendar.Between(record.StartedAt, at), step.WorkingMinutes + paused);
            Assert.Equal(step.WorkingMinutes > step.StandardMinutes ? Timeliness.Late : Timeliness.OnTime, step.Timeliness);
            if (step.Timeliness == Timeliness.OnTime)
                Assert.Equal(step.StandardMinutes - step.WorkingMinutes, calendar.Between(at, step.Due!.Value));
            else
                Assert.True(step.Due < at);
            Assert.True(step.WarnAt <= step.Due);
        }
    }

    [Fact]
    public void APauseNeverMakesAStepLate()
    {
        var random = new Random(12);
        for (var n = 0; n < 1000; n++)
        {
            var calendar = new WorkCalendar(RandomCalendars.Next(random, new DateTime(2026, 1, 1), 120), RandomCalendars.Zones[n % 3]);
            var record = Record(random.Next(1, 2000));
            var paused = Later(random, record.StartedAt);
            List<SopRunEvent> events = [Event(SopRunEventKind.Started, record.StartedAt), Event(SopRunEventKind.Suspended, paused)];
            var before = RunClock.Evaluate(record, calendar, events, paused).Steps[0];
            var resumed = paused.AddDays(random.Next(0, 40)).AddSeconds(random.Next(0, 86_400));
            var during = RunClock.Evaluate(record, calendar, events, resumed).Steps[0];
            events.Add(Event(SopRunEventKind.Resumed, resumed));
            var after = RunClock.Evaluate(record, calendar, events, resumed).Steps[0];

            Assert.Equal((before.Timeliness, before.WorkingMinutes), (during.Timeliness, during.WorkingMinutes));
            Assert.Equal((before.Timeliness, before.WorkingMinutes), (after.Timeliness, after.WorkingMinutes));
            Assert.Equal(during.Due, after.Due);
            // A pause between two steps of thought costs nothing even when the step ends at once.
            events.Add(Event(SopRunEventKind.Completed, resumed) with { Activity = 1 });
            Assert.Equal(before.Timeliness, RunClock.Evaluate(record, calendar, events, resumed.AddDays(9)).Steps[0].Timeliness);
        }
    }

    [Fact]
    public void ByWholeDaysAStepIsDueAtTheEndOfWork()
    {
        var record = Record(0) with
        {
            StartedAt = TestCalendar.At("2026-11-20 10:00"),
            Procedure = TestProcedures.Five with { DayRule = SopDayRule.EndOfWorkingDay, Activities = [TestProcedures.Activity(1, "1 hari", null)] },
        };

        var step = RunClock.Evaluate(record, TestCalendar.Court("WIB"), [Event(SopRunEventKind.Started, record.StartedAt)], record.StartedAt).Steps[
            0];

        Assert.Equal((TestCalendar.At("2026-11-23 16:30"), 300 + 450), (step.Due, step.StandardMinutes));
    }

    private static SopRunRecord Record(int minutes) => new()
    {
        Id = "R-1", Site = "pn-contoh", Calendar = "acak", Zone = "WIB", FirstActivity = 1, LastActivity = 1,
        StartedAt = new DateTimeOffset(2026, 1, 5, 3, 17, 23, TimeSpan.Zero),
        Procedure = TestProcedures.Five with { Activities = [TestProcedures.Activity(1, $"{minutes} menit", null)] },
    };

    private static SopRunEvent Event(SopRunEventKind kind, DateTimeOffset at) => new() { At = at, Kind = kind };

    private static DateTimeOffset Later(Random random, DateTimeOffset at) => at.AddSeconds(random.Next(0, 400_000));
}
