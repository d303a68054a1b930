using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Procedures;
using SopWebsite.Tests.Calendars;

namespace SopWebsite.Tests.Procedures;

/// <summary>
/// What must hold of every run, over random ones: with pauses, both day rules, the shipped calendars of 2025 and 2026 and random ones,
/// three zones.
/// </summary>
public sealed class RunClockOrderTests
{
    private static readonly DateTimeOffset First = new(2025, 2, 20, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TheOrderInWhichEventsComeIsOfNoMatter() => Many(21, (random, record, calendar, events, now) =>
    {
        var shuffled = events.OrderBy(_ => random.Next()).ToList();

        Same(RunClock.Evaluate(record, calendar, events, now), RunClock.Evaluate(record, calendar, shuffled, now));
    });

    [Fact]
    public void ThatACalendarWasToldToHaveChangedMovesNothing() => Many(22, (random, record, calendar, events, now) =>
    {
        var told = new SopRunEvent { At = events[^1].At, Number = events.Count + 1, Kind = SopRunEventKind.CalendarChanged, CalendarDigest = "x" };

        Same(RunClock.Evaluate(record, calendar, events, now), RunClock.Evaluate(record, calendar, [.. events, told], now));
    });

    [Fact]
    public void PausesNeverMakeAStepLateNorDueEarlierThanWithoutThem() => Many(23, (random, record, calendar, events, now) =>
    {
        var unpaused = events.Where(happened => happened.Kind is SopRunEventKind.Started or SopRunEventKind.Completed).ToList();
        var (paused, through) = (RunClock.Evaluate(record, calendar, events, now), RunClock.Evaluate(record, calendar, unpaused, now));
        foreach (var (with, without) in paused.Steps.Zip(through.Steps))
        {
            Assert.False(with.Timeliness == Timeliness.Late && without.Timeliness != Timeliness.Late);
            Assert.True(with.WorkingMinutes is null || with.WorkingMinutes <= without.WorkingMinutes);
            Assert.True(with.Due is null || with.Due >= without.Due);
        }
    });

    /// <summary>Every figure of every step by a walk over the minutes of the court's clock.</summary>
    [Fact]
    public void DueTimesAndWorkingMinutesAgreeWithAMinuteByMinuteWalk() => Many(24, (random, record, calendar, events, now) =>
    {
        var oracle = new MinuteOracle(calendar.Data, calendar.Offset, new DateTime(2025, 2, 1), 500);
        var run = RunClock.Evaluate(record, calendar, events, now);
        foreach (var step in run.Steps.Where(step => step.StartedAt is not null))
        {
            var spans = Spans(events, step.Activity, now);
            var worked = spans.Sum(span => oracle.Between(span.From, span.To));
            Assert.Equal(worked, step.WorkingMinutes);
            if (step.StandardMinutes is not { } standard) continue;
            var amount = step.StandardTime.Maximum!.Value;
            var expected = record.Procedure.DayRule == SopDayRule.WorkingMinutes || amount.Days == 0
                ? amount.ToMinutes(450)
                : oracle.Between(step.StartedAt!.Value, calendar.EndOfWorkingDay(step.StartedAt!.Value, amount.Days));
            Assert.Equal(expected, standard);
            Assert.Equal(worked > standard ? Timeliness.Late : Timeliness.OnTime, step.Timeliness);
            var left = standard;
            DateTimeOffset? due = null;
            foreach (var (from, to) in spans)
            {
                var part = oracle.Between(from, to);
                if (due is null && left <= part) due = oracle.Add(from, left);
                if (due is null) left -= part;
            }
            // What is left runs from where the clock was last set going; while it stands still, from now.
            Assert.Equal(due ?? oracle.Add(step.State == SopStepState.Suspended ? now : spans[^1].To, left), step.Due);
        }
    }, runs: 60);

    private static void Many(
        int seed, Action<Random, SopRunRecord, WorkCalendar, List<SopRunEvent>, DateTimeOffset> check, int runs = 400)
    {
        var random = new Random(seed);
        var shipped = SopWebsite.Tests.Support.Desk.Adapters.Calendars.Get("pengadilan", "WIB").Data;
        for (var n = 0; n < runs; n++)
        {
            var data = n % 2 == 0 ? shipped : RandomCalendars.Next(random, new DateTime(2025, 2, 1), 280);
            var calendar = new WorkCalendar(data, RandomCalendars.Zones[n % 3]);
            var rule = n % 4 < 2 ? SopDayRule.WorkingMinutes : SopDayRule.EndOfWorkingDay;
            var record = new SopRunRecord
            {
                Id = "R-1", Site = "pn-contoh", Calendar = data.Name, Zone = calendar.Zone, FirstActivity = 1, LastActivity = 5,
                StartedAt = First.AddMinutes(random.Next(60_000)), Procedure = TestProcedures.Five with { DayRule = rule },
            };
            var events = Events(random, record);
            check(random, record, calendar, events, events[^1].At.AddMinutes(random.Next(0, 4000)));
        }
    }

    private static List<SopRunEvent> Events(Random random, SopRunRecord record)
    {
        var at = record.StartedAt;
        var events = new List<SopRunEvent> { new() { At = at, Number = 1, Kind = SopRunEventKind.Started } };
        for (var (turn, paused, left) = (1, false, random.Next(0, 14)); left > 0 && turn <= 5; left--)
        {
            at = at.AddSeconds(random.Next(3) == 0 ? 0 : random.Next(0, 300_000));
            var kind = paused ? SopRunEventKind.Resumed : random.Next(3) == 0 ? SopRunEventKind.Suspended : SopRunEventKind.Completed;
            paused = kind == SopRunEventKind.Suspended;
            events.Add(new() { At = at, Number = events.Count + 1, Kind = kind, Activity = kind == SopRunEventKind.Completed ? turn++ : null });
        }
        return events;
    }

    /// <summary>In which spans the clock of a step ran: the events once through, with nothing but the turn and whether it runs.</summary>
    private static List<(DateTimeOffset From, DateTimeOffset To)> Spans(List<SopRunEvent> events, int asked, DateTimeOffset now)
    {
        var spans = new List<(DateTimeOffset From, DateTimeOffset To)>();
        var (turn, running) = (1, true);
        for (var n = 0; n < events.Count; n++)
        {
            if (events[n].Kind == SopRunEventKind.Completed) turn++;
            running = events[n].Kind != SopRunEventKind.Suspended;
            if (running && turn == asked) spans.Add((events[n].At, n + 1 < events.Count ? events[n + 1].At : now));
        }
        return spans;
    }

    private static void Same(SopRun one, SopRun other)
    {
        Assert.Equal((one.State, one.EndedAt, one.SuspendedBecause), (other.State, other.EndedAt, other.SuspendedBecause));
        Assert.Equal(
            one.Steps.Select(step => (step.State, step.StartedAt, step.CompletedAt, step.Due, step.WarnAt, step.WorkingMinutes, step.Timeliness)),
            other.Steps.Select(step => (step.State, step.StartedAt, step.CompletedAt, step.Due, step.WarnAt, step.WorkingMinutes, step.Timeliness)));
    }
}
