using SopWebsite.Procedures;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Properties;

/// <summary>Runs side by side on one register: none of them stands, counts or is told of otherwise than if it were alone.</summary>
public sealed class ManyRunsProperties
{
    private static readonly MoveKind[] Moves = [MoveKind.Complete, MoveKind.Complete, MoveKind.Pause, MoveKind.Notice, MoveKind.Close];

    /// <summary>Each run keeps its own order and times; between the runs any order will do, as with PCs whose clocks differ.</summary>
    [Fact]
    public void MovesOfDifferentRunsCommute() => Property.Holds(
        201, 120, Together.Next, Together.Smaller,
        asked =>
        {
            using var desk = asked.Desk();
            var runs = asked.Scripts.Select(script => new ScriptedRun(desk, script)).ToArray();
            var random = new Random(asked.Order);
            while (runs.Where(run => !run.IsAtEnd).ToArray() is { Length: > 0 } left) left[random.Next(left.Length)].Step();

            foreach (var run in runs) AsIfAlone(asked, run, desk, alone => alone.PlayAll());
        });

    /// <summary>The watch looks at all runs at once, in the order of time; what happens at the same instant comes in any order.</summary>
    [Fact]
    public void WhatTheWatchTellsOfARunDoesNotDependOnTheOthers()
    {
        var told = 0;
        Property.Holds(
            202, 80, Together.Next, Together.Smaller,
            asked =>
            {
                using var desk = asked.Desk();
                var runs = asked.Scripts.Select(script => new ScriptedRun(desk, script)).ToArray();
                PlayInTime(asked, desk, runs);
                foreach (var run in runs)
                {
                    AsIfAlone(asked, run, desk, alone => PlayInTime(asked, alone.Desk, [alone]));
                    told += desk.Told(run.Id).Count(entry => entry.Event == SopWebsite.Escalations.EscalationEvent.Escalated);
                }
            });
        Assert.True(told > 50, $"{told} escalations: too few to mean anything");
    }

    private static void AsIfAlone(Together asked, ScriptedRun run, ScriptDesk desk, Action<ScriptedRun> play)
    {
        using var own = asked.Desk();
        var alone = new ScriptedRun(own, run.Script);
        play(alone);
        own.Clock.UtcNow = desk.Clock.UtcNow = asked.End;
        var (one, other) = (run.Get(), alone.Get());
        Assert.Equal((one.State, one.EndedAt, one.SuspendedBecause), (other.State, other.EndedAt, other.SuspendedBecause));
        Assert.Equal(one.Steps.Select(Figures), other.Steps.Select(Figures));
        Assert.Equal(desk.Told(run.Id), own.Told(alone.Id));
    }

    private static void PlayInTime(Together asked, ScriptDesk desk, IReadOnlyList<ScriptedRun> runs)
    {
        var random = new Random(asked.Order);
        foreach (var look in asked.Looks.Append(asked.End))
        {
            while (runs.Where(run => !run.IsAtEnd && run.NextAt <= look).ToArray() is { Length: > 0 } left)
            {
                var first = left.Min(run => run.NextAt);
                var next = left.Where(run => run.NextAt == first).ToArray();
                next[random.Next(next.Length)].Step();
            }
            desk.Clock.UtcNow = look;
            Assert.Empty(desk.Watch.Check().Failures);
        }
    }

    private static object Figures(SopRunStep step) =>
        (step.State, step.StartedAt, step.CompletedAt, step.Due, step.WarnAt, step.StandardMinutes, step.WorkingMinutes, step.Timeliness);

    /// <summary>Some runs, by one calendar, and an order among them.</summary>
    private sealed record Together(RunScript[] Scripts, int Order, int[] LookGaps)
    {
        public DateTimeOffset End => Scripts.Max(script => script.Instants().DefaultIfEmpty(script.Start).Last()).AddDays(1);

        public IEnumerable<DateTimeOffset> Looks
        {
            get
            {
                var at = Scripts.Min(script => script.Start);
                foreach (var gap in LookGaps) yield return at = at.AddSeconds(gap);
            }
        }

        public static Together Next(Random random) => new(
            // Near each other, so that they overlap; some begin at the same instant.
            [.. Enumerable.Range(0, random.Next(2, 4)).Select(_ => RunScript.Next(random, Moves) with { Begin = random.Next(3) * 50_000 })],
            random.Next(), [.. Enumerable.Range(0, random.Next(0, 20)).Select(_ => random.Next(0, 200_000))]);

        public static IEnumerable<Together> Smaller(Together asked) => Property.Smaller(asked.Scripts, RunScript.Smaller)
            .Where(scripts => scripts.Length > 0).Select(scripts => asked with { Scripts = scripts })
            .Concat(Property.Smaller(asked.LookGaps, Property.Smaller).Select(gaps => asked with { LookGaps = gaps }));

        public ScriptDesk Desk() => new() { Data = RunScript.CalendarOf(Scripts[0].Calendar) };

        public override string ToString() => FormattableString.Invariant(
            $"order {Order}, looks +{string.Join(", +", LookGaps.Select(gap => TimeSpan.FromSeconds(gap)))}\n{string.Join<RunScript>('\n', Scripts)}");
    }
}
