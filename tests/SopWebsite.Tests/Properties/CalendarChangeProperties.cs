using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Procedures;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Properties;

/// <summary>Calendars that change under random runs: everything is counted anew, and the run says so once.</summary>
public sealed class CalendarChangeProperties
{
    [Fact]
    public void AfterAChangeEverythingIsAsIfTheCalendarHadBeenSoFromTheBeginning() => Property.Holds(
        301, 120, random => Changing.Next(random, MoveKind.Complete, MoveKind.Pause, MoveKind.Look, MoveKind.Change), Changing.Smaller,
        asked =>
        {
            using var desk = asked.Desk();
            var run = asked.Run(desk);
            run.PlayAll();
            using var scratch = new ScriptDesk { Data = desk.Data };
            var anew = new ScriptedRun(scratch, asked.Script).PlayAll();

            Assert.Equal(anew.Get().Steps.Select(Figures), run.Get().Steps.Select(Figures));
        });

    /// <summary>
    /// Told by the first move or look after it, once, with the due time before and after exactly where they differ; else not at all.
    /// </summary>
    [Fact]
    public void AChangeIsToldOnceWithTheDueTimesWhereTheyDiffer()
    {
        var (moved, kept) = (0, 0);
        Property.Holds(
            302, 120, Long, Changing.Smaller,
            asked =>
            {
                using var desk = asked.Desk();
                var run = asked.Run(desk);
                run.Step();
                var (digest, shown) = (DigestOf(desk), DueOf(run));
                while (!run.IsAtEnd)
                {
                    desk.Clock.UtcNow = run.NextAt;
                    var (wasOpen, wasPaused, before) = (run.IsOpen, run.IsPaused, Changes(desk, run).Count);
                    var (due, tells) = (DueOf(run), run.NextKind is MoveKind.Complete or MoveKind.Pause or MoveKind.Look);
                    run.Step();
                    if (tells && run.Script.Moves[run.Made - 2].Kind == MoveKind.Look) desk.Runs.TellCalendarChange(run.Id);

                    var told = Changes(desk, run).Skip(before).ToList();

                    Assert.Equal(tells && wasOpen && DigestOf(desk) != digest ? 1 : 0, told.Count);
                    if (told.Count == 1)
                    {
                        Assert.Equal(due, told[0].Due);
                        Assert.Equal(Said(shown, due, wasPaused, asked.Script.Zone), told[0].FollowUp);
                        digest = DigestOf(desk);
                        (moved, kept) = due is null ? (moved, kept) : shown == due ? (moved, kept + 1) : (moved + 1, kept);
                    }
                    if (tells) shown = DueOf(run);
                }
            });
        Assert.True(moved > 20 && kept > 20, $"{moved} due times moved, {kept} did not: too few to mean anything");
    }

    /// <summary>An acknowledgement holds for one standard time by the calendar as it is, whatever it said when it was given.</summary>
    [Fact]
    public void AnAcknowledgementHoldsForOneStandardTimeByTheCalendarAsItIs()
    {
        var heeded = 0;
        Property.Holds(
            303, 60, Watched, Changing.Smaller,
            asked =>
            {
                using var desk = asked.Desk();
                EscalationEntry? answer = null;
                ScriptedRun? run = null;
                run = asked.Run(desk, entries =>
                {
                    var log = desk.Register.Log.OfRun(run!.Id);
                    var heard = log.TakeWhile(entry => !entries.Contains(entry)).ToList();
                    answer = heard.Where((entry, n) => entry.Event == EscalationEvent.Acknowledged && IsAnswer(heard, n)).LastOrDefault();
                    if (answer is null) return;
                    var calendar = desk.Get("pengadilan", asked.Script.Zone);
                    var step = run.Played.Steps[^1];
                    var worked = step.Until(desk.Clock.UtcNow)
                        .Sum(span => span.To <= answer.At ? 0 : calendar.Between(span.From > answer.At ? span.From : answer.At, span.To));
                    heeded++;
                    foreach (var entry in entries.Where(entry => entry.Event != EscalationEvent.Warning))
                        Assert.True(worked >= step.Standard, $"{entry.Event} at {entry.At:O}, {worked} minutes after the acknowledgement");
                });
                run.PlayAll();
            });
        Assert.True(heeded > 300, $"{heeded} looks after an acknowledgement: too few to mean anything");
    }

    /// <summary>Steps that take days, so that a free day falls into one of them.</summary>
    private static Changing Long(Random random)
    {
        var asked = Changing.Next(random, MoveKind.Complete, MoveKind.Pause, MoveKind.Look, MoveKind.Look, MoveKind.Change, MoveKind.Change);
        return asked with
        {
            Script = asked.Script with { Times = [.. asked.Script.Times.Select(time => random.Next(4) == 0 ? time : "1 jam - 3 hari")] },
        };
    }

    /// <summary>One step that can be late, looked at often.</summary>
    private static Changing Watched(Random random)
    {
        MoveKind[] kinds = [MoveKind.Look, MoveKind.Look, MoveKind.Look, MoveKind.Notice, MoveKind.Change];
        var asked = Changing.Next(random, kinds);
        return asked with
        {
            Variants = [.. Enumerable.Range(0, 5).Select(_ => random.Next(3) * random.Next(1, 1000))],
            Script = asked.Script with
            {
                DayRule = SopDayRule.WorkingMinutes,
                Times = [new[] { "1 jam", "5 jam", "1 hari" }[random.Next(3)]],
                Calendar = asked.Script.Calendar * random.Next(2),
                // By day, so that most looks find somebody at work.
                Begin = (asked.Script.Begin / 86_400 * 86_400) + 3_600,
                Moves = [
                    .. Enumerable.Range(0, 60)
                    .Select(_ => new Move(kinds[random.Next(kinds.Length)], random.Next(3) == 0 ? 86_400 : random.Next(0, 7_200)))],
            },
        };
    }

    /// <summary>Whether something was told since the answer before.</summary>
    private static bool IsAnswer(List<EscalationEntry> heard, int n) => heard.Take(n).Reverse()
        .TakeWhile(entry => entry.Event != EscalationEvent.Acknowledged)
        .Any(entry => entry.Event is EscalationEvent.Warning or EscalationEvent.Escalated or EscalationEvent.Reminded or EscalationEvent.StillOpen);

    private static string Said(DateTimeOffset? before, DateTimeOffset? after, bool paused, string zone)
    {
        string At(DateTimeOffset? at) => $"{at!.Value.ToOffset(IndonesianZone.OffsetOf(zone)):yyyy-MM-dd HH:mm} {zone}";
        var said = paused ? "waktu sedang dihentikan, batas waktu dihitung saat dilanjutkan"
            : after is null ? "langkah ini tanpa batas waktu"
            : before == after ? "batas waktu tetap " + At(after)
            : $"batas waktu semula {At(before)}, menjadi {At(after)}";
        return $"Kalender kerja 'pengadilan' berubah; {said}.";
    }

    private static string DigestOf(ScriptDesk desk) => new WorkCalendar(desk.Data, "WIB").Digest;

    private static DateTimeOffset? DueOf(ScriptedRun run) => run.Get() is { State: SopRunState.Running } read ? read.ActiveStep!.Due : null;

    private static List<EscalationDraft> Changes(ScriptDesk desk, ScriptedRun run) =>
        [.. desk.Told(run.Id).Where(entry => entry.Event == EscalationEvent.CalendarChanged)];

    private static object Figures(SopRunStep step) =>
        (step.State, step.StartedAt, step.CompletedAt, step.Due, step.WarnAt, step.StandardMinutes, step.WorkingMinutes, step.Timeliness);

    /// <summary>A run, and what its calendar becomes in turn.</summary>
    private sealed record Changing(RunScript Script, int[] Variants)
    {
        public static Changing Next(Random random, params MoveKind[] kinds) =>
            new(RunScript.Next(random, kinds), [.. Enumerable.Range(0, 5).Select(_ => random.Next(4) * random.Next(1, 1000))]);

        public static IEnumerable<Changing> Smaller(Changing asked) =>
            RunScript.Smaller(asked.Script).Select(script => asked with { Script = script })
            .Concat(
                Property.Smaller(asked.Variants, Property.Smaller).Where(variants => variants.Length > 0)
                    .Select(variants => asked with { Variants = variants }));

        public ScriptDesk Desk() => new() { Data = RunScript.CalendarOf(Script.Calendar) };

        public ScriptedRun Run(ScriptDesk desk, Action<IReadOnlyList<EscalationEntry>>? looked = null)
        {
            var (data, turn) = (desk.Data, 0);
            return new ScriptedRun(desk, Script)
            {
                Changes = () => desk.Data = CalendarVariants.Of(data, Variants[turn++ % Variants.Length], Script.Start.UtcDateTime.Date),
                Looked = looked,
            };
        }

        public override string ToString() => $"{Script}; variants {string.Join(", ", Variants)}";
    }
}
