using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Procedures;
using SopWebsite.Tests.Calendars;
using SopWebsite.Tests.Support;
using SopWebsite.Tests.Year;

namespace SopWebsite.Tests.Properties;

/// <summary>What a pause must never do, over random runs played through the duties.</summary>
public sealed class PauseProperties
{
    private static readonly EscalationEvent[] Telling =
        [EscalationEvent.Warning, EscalationEvent.Escalated, EscalationEvent.Reminded, EscalationEvent.StillOpen];

    [Fact]
    public void NothingIsToldOfAStepWhileItsClockStandsOrWhereItHasNoMeasurableTime()
    {
        var (told, silent) = (0, 0);
        Property.Holds(
            101, 150,
            random => RunScript.Next(random, [MoveKind.Complete, MoveKind.Pause, MoveKind.Look, MoveKind.Look, MoveKind.Look, MoveKind.Notice]),
            RunScript.Smaller,
            script =>
            {
                using var desk = new ScriptDesk { Data = RunScript.CalendarOf(script.Calendar) };
                var oracle = OracleOf(desk, script);
                ScriptedRun? run = null;
                run = new ScriptedRun(desk, script)
                {
                    Looked = entries =>
                    {
                        MayBeSaid(run!, oracle, desk.Clock.UtcNow, entries);
                        told += entries.Count;
                        silent += run!.IsPaused ? 1 : 0;
                    },
                };
                run.PlayAll();

                // Whoever wrote it: nothing stands in the log with a moment inside a pause.
                foreach (var entry in desk.Told(run.Id).Where(entry => Telling.Contains(entry.Event)))
                    Assert.True(run.Played.Steps[entry.Activity!.Value - 1].WasGoing(entry.At), $"{entry.Event} at {entry.At:O} inside a pause");
            });
        Assert.True(told > 100 && silent > 100, $"{told} told, {silent} looks at a clock that stood: too few to mean anything");
    }

    [Fact]
    public void WhatIsPausedBesidesIsNeverLaterNorToldHigherThanWithoutThePauses() => Property.Holds(
        102, 150, random => RunScript.Next(random, [MoveKind.Complete, MoveKind.Pause, MoveKind.Pause, MoveKind.Look, MoveKind.Look]),
        RunScript.Smaller,
        script =>
        {
            var through = script with
            {
                Moves = [.. script.Moves.Select(move => move.Kind == MoveKind.Pause ? move with { Kind = MoveKind.Nothing } : move)],
            };
            var (with, toldWith) = Play(script);
            var (without, toldWithout) = Play(through);
            foreach (var (paused, going) in with.Steps.Zip(without.Steps))
            {
                Assert.True(paused.WorkingMinutes is null || paused.WorkingMinutes <= going.WorkingMinutes);
                Assert.False(paused.Timeliness == Timeliness.Late && going.Timeliness != Timeliness.Late);
                Assert.True(paused.Due is null || paused.Due >= going.Due);
                Assert.True(Rungs(toldWith, paused.Activity) <= Rungs(toldWithout, paused.Activity));
            }
        });

    /// <summary>
    /// The same work, once through and once with pauses of any length anywhere in it, takes the same minutes and has the same verdict.
    /// </summary>
    [Fact]
    public void PausesBetweenTheSameWorkCostNoMinute() => Property.Holds(
        103, 100, Work.Next, Work.Smaller,
        work =>
        {
            var (with, without) = (work.Play(), (work with { Pauses = [] }).Play());

            Assert.Equal(work.Minutes, with.WorkingMinutes);
            Assert.Equal(
                (without.WorkingMinutes, without.StandardMinutes, without.Timeliness), (with.WorkingMinutes, with.StandardMinutes, with.Timeliness));
        });

    [Fact]
    public void WhatIsDoneEarlierTakesNoLongerAndIsNoLater() => Property.Holds(
        104, 200,
        random =>
            (Script: RunScript.Next(random, [MoveKind.Complete, MoveKind.Complete, MoveKind.Pause]), Turn: random.Next(5), Share: random.Next(101)),
        asked => RunScript.Smaller(asked.Script).Select(script => (script, asked.Turn, asked.Share))
            .Concat(Property.Smaller(asked.Turn).Select(turn => (asked.Script, turn, asked.Share))),
        asked =>
        {
            using var desk = new ScriptDesk { Data = RunScript.CalendarOf(asked.Script.Calendar) };
            var first = new ScriptedRun(desk, asked.Script).PlayAll();
            if (first.CompletedBy.Count == 0) return;
            var (n, step) = first.CompletedBy.ElementAt(asked.Turn % first.CompletedBy.Count);
            var moves = asked.Script.Moves.ToArray();
            var earlier = (int)((long)moves[n].Wait * asked.Share / 100);
            moves[n] = moves[n] with { Wait = moves[n].Wait - earlier };
            if (n + 1 < moves.Length) moves[n + 1] = moves[n + 1] with { Wait = moves[n + 1].Wait + earlier };

            var second = new ScriptedRun(desk, asked.Script with { Moves = moves }).PlayAll();

            var (late, early) = (first.Get().Steps[step], second.Get().Steps[step]);
            Assert.True(early.CompletedAt <= late.CompletedAt && early.StartedAt == late.StartedAt);
            Assert.True(early.WorkingMinutes <= late.WorkingMinutes);
            Assert.True(early.Timeliness <= late.Timeliness);
        });

    private static void MayBeSaid(ScriptedRun run, MinuteOracle oracle, DateTimeOffset now, IReadOnlyList<EscalationEntry> entries)
    {
        if (entries.Count == 0) return;
        Assert.True(run.IsOpen && !run.IsPaused, "told while the clock stands still");
        var step = run.Played.Steps[^1];
        Assert.NotNull(step.Activity.StandardTime.Maximum);
        Assert.All(entries, entry => Assert.Equal((step.Activity.Number, now), (entry.Activity, entry.At)));
        if (run.Script.DayRule != SopDayRule.WorkingMinutes) return;
        var worked = step.Until(now).Sum(span => oracle.Between(span.From, span.To));
        Assert.All(
            entries, entry => Assert.True(worked >= (entry.Event == EscalationEvent.Warning ? step.Warning : step.Standard), "told too early"));
    }

    private static (SopRun Run, IReadOnlyList<EscalationDraft> Told) Play(RunScript script)
    {
        using var desk = new ScriptDesk { Data = RunScript.CalendarOf(script.Calendar) };
        var run = new ScriptedRun(desk, script).PlayAll();
        return (run.Get(), desk.Told(run.Id));
    }

    private static int Rungs(IEnumerable<EscalationDraft> told, int activity) =>
        told.Count(entry => entry.Event == EscalationEvent.Escalated && entry.Activity == activity);

    private static MinuteOracle OracleOf(ScriptDesk desk, RunScript script) =>
        new(desk.Data, desk.Get("pengadilan", script.Zone).Offset, script.Start.Date.AddDays(-1), 100);

    /// <summary>One step's work: how many minutes, and after how many of them it rests for how many seconds.</summary>
    private sealed record Work(RunScript Run, int Minutes, Move[] Pauses)
    {
        public static Work Next(Random random)
        {
            var run = RunScript.Next(random, MoveKind.Pause);
            return new Work(run with { Times = [run.Times[0]] }, random.Next(0, 2000), run.Moves);
        }

        public static IEnumerable<Work> Smaller(Work work) =>
            Property.Smaller(work.Pauses, Move.Smaller).Select(pauses => work with { Pauses = pauses })
            .Concat(Property.Smaller(work.Minutes).Select(minutes => work with { Minutes = minutes }))
            .Concat(RunScript.Smaller(work.Run with { Moves = [] }).Select(run => work with { Run = run }));

        public override string ToString() => $"{Minutes} minutes of {Run with { Moves = [] }}, pauses {string.Join(", ", Pauses.AsEnumerable())}";

        public SopRunStep Play()
        {
            using var desk = new ScriptDesk { Data = RunScript.CalendarOf(Run.Calendar) };
            var calendar = desk.Get("pengadilan", Run.Zone);
            desk.Clock.UtcNow = Run.Start;
            var id = desk.Runs.Start(Run.Request).Id;
            var left = Minutes;
            for (var n = 0; n < Pauses.Length; n++)
            {
                var part = left / (Pauses.Length - n + 1);
                desk.Clock.UtcNow = After(calendar, desk.Clock.UtcNow, part);
                left -= part;
                desk.Runs.Suspend(id, "Menunggu pihak ketiga");
                desk.Clock.UtcNow = desk.Clock.UtcNow.AddSeconds(Pauses[n].Wait);
                desk.Runs.Resume(id);
            }
            desk.Clock.UtcNow = After(calendar, desk.Clock.UtcNow, left);
            return desk.Runs.Complete(id, 1, new SopCompletion()).Steps[0];
        }

        private static DateTimeOffset After(WorkCalendar calendar, DateTimeOffset at, int minutes) => minutes == 0 ? at : calendar.Add(at, minutes);
    }
}
