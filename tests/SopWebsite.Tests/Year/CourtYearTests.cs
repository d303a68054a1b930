using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Procedures;
using SopWebsite.Situations;
using SopWebsite.Tests.Calendars;
using Xunit.Abstractions;

namespace SopWebsite.Tests.Year;

/// <summary>What must hold of a whole year, whatever happened in it: ten procedures, 400 runs, three zones, the calendar of 2026.</summary>
public sealed class CourtYearTests(ITestOutputHelper output) : IDisposable
{
    private static readonly Dictionary<string, MinuteOracle> Oracles = [];
    private readonly CourtYear _year = new(2026);

    public void Dispose() => _year.Dispose();

    [Fact]
    public void AYearOfACourtKeepsEveryPromise()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        _year.Play();
        output.WriteLine($"played in {watch.Elapsed.TotalSeconds:0.0} s");
        _year.Reopen();
        var log = _year.Register.Log.Read().ToList();
        output.WriteLine($"{log.Count} entries, {_year.Looks.Count} looks");

        Assert.Equal(new EscalationLogVerification { Entries = log.Count, LastHash = log[^1].Hash }, EscalationChain.Verify(log));
        Assert.Equal(log.Select(entry => entry.At).OrderBy(at => at), log.Select(entry => entry.At));
        Assert.Equal((CourtYear.Runs, 10), (_year.Played.Count, _year.Played.Select(run => run.Definition.Code).Distinct().Count()));
        var ofRun = log.Where(entry => entry.Run is not null).ToLookup(entry => entry.Run!, StringComparer.Ordinal);
        foreach (var played in _year.Played)
        {
            var run = _year.Workplace.Runs.Get(played.Id);
            AgreesWithWhatWasPlayed(played, run);
            foreach (var (step, told) in played.Steps.Zip(run.Steps)) IsTimedAsTheMinutesSay(played, step, told);
            foreach (var step in played.Steps)
                IsWatchedRightly(
                    played, step, [.. ofRun[played.Id].Where(entry => entry.Activity == step.Activity.Number && entry.Evidence is null)]);
            TheLogTellsOfEveryMove(played, [.. ofRun[played.Id]]);
        }
        ThirdPartiesAreHeldToTheirWord(log);
        output.WriteLine($"checked in {watch.Elapsed.TotalSeconds:0.0} s");
        foreach (var name in log.GroupBy(entry => entry.Event)) output.WriteLine($"{name.Key}: {name.Count()}");
    }

    private static void AgreesWithWhatWasPlayed(PlayedRun played, SopRun run)
    {
        var state = played.Closed is not null ? SopRunState.Closed
            : played.IsComplete ? SopRunState.Completed
            : played.Steps[^1].WasGoing(DateTimeOffset.MaxValue) ? SopRunState.Running
            : SopRunState.Suspended;
        Assert.Equal((played.Id, state), (run.Id, run.State));
        Assert.Equal(
            played.Steps.Select(step => (step.Activity.Number, step.Done)),
            run.Steps.Take(played.Steps.Count).Select(step => (step.Activity, step.CompletedAt)));
        // Each step begins when the one before it ends: no working minute falls between two chairs.
        Assert.Equal(run.Steps.Skip(1).Select(step => step.StartedAt), run.Steps.SkipLast(1).Select(step => step.CompletedAt));
    }

    private void IsTimedAsTheMinutesSay(PlayedRun played, PlayedStep step, SopRunStep told)
    {
        Assert.Equal(step.Standard, told.StandardMinutes);
        if (told.State == SopStepState.NotNeeded) return;
        var oracle = OracleOf(played);
        var worked = Worked(oracle, step, _year.Workplace.Clock.UtcNow);
        Assert.Equal((played.Id, told.Activity, worked), (told.Run, told.Activity, told.WorkingMinutes ?? -1));
        var timeliness = step.Standard is not { } standard ? Timeliness.NotMeasurable : worked > standard ? Timeliness.Late : Timeliness.OnTime;
        Assert.Equal(timeliness, told.Timeliness);
        Assert.Equal(step.Standard is null, told.Due is null);
    }

    /// <summary>
    /// Nothing is told too early, while the clock stands, twice, or to a lower role than before; and nothing owed is kept back: the first look
    /// in working time after the standard is used up tells it.
    /// </summary>
    private void IsWatchedRightly(PlayedRun played, PlayedStep step, List<EscalationEntry> entries)
    {
        var oracle = OracleOf(played);
        var warnings = entries.Where(entry => entry.Event == EscalationEvent.Warning).ToList();
        var escalations = entries.Where(entry => entry.Event == EscalationEvent.Escalated).ToList();
        var said = entries.Where(entry => entry.Event is EscalationEvent.Reminded or EscalationEvent.StillOpen).ToList();
        if (step.Standard is not { } standard)
        {
            Assert.Empty(warnings.Concat(escalations).Concat(said));
            return;
        }
        Assert.All(warnings.Concat(escalations).Concat(said),
            entry => Assert.True(step.WasGoing(entry.At), $"{entry.Event} of {played.Id} while its clock stood"));
        Assert.True(warnings.Count <= 1);
        Assert.All(warnings, entry => Assert.InRange(Worked(oracle, step, entry.At), step.Warning!.Value, standard));
        Assert.Equal(escalations.Count, escalations.Select(entry => entry.To).Distinct().Count());
        var chain = _year.Workplace.Chains.Of(played.Definition.Code, played.Site).Role;
        Assert.Equal(
            escalations.Select(entry => Array.IndexOf(chain, entry.To)).OrderBy(rung => rung),
            escalations.Select(entry => Array.IndexOf(chain, entry.To)));
        for (var n = 0; n < escalations.Count; n++)
            Assert.True(Worked(oracle, step, escalations[n].At) >= standard * (n + 1L), $"level {n + 1} of {played.Id} came early");
        Assert.All(said, entry => Assert.True(Worked(oracle, step, entry.At) >= standard, $"{entry.Event} of {played.Id} came early"));
        Assert.All(
            said.Where(entry => entry.Event == EscalationEvent.StillOpen).GroupBy(entry => _year.CalendarOf(played).DateOf(entry.At)),
            day => Assert.Single(day));

        // An acknowledgement may come while it is not yet owed, on a warning; it is heeded.
        var firstOwed = _year.Looks.FirstOrDefault(at => IsAtWork(played, at) && step.WasGoing(at) && at < (step.Done ?? DateTimeOffset.MaxValue)
            && Worked(oracle, step, at) >= Math.Max(1, standard));
        if (firstOwed == default) return;
        var told = entries.Find(entry => entry.Event is EscalationEvent.Escalated or EscalationEvent.StillOpen);
        Assert.True(
            told?.At <= firstOwed, $"{played.Id} step {step.Activity.Number} ({step.Activity.Performer}): owed {firstOwed:O}, told {told?.At:O}");
    }

    /// <summary>Each promise that was broken is said once, at the first look in working time after it, and none that was kept.</summary>
    private void ThirdPartiesAreHeldToTheirWord(IReadOnlyList<EscalationEntry> log)
    {
        Assert.NotEmpty(_year.Tickets);
        foreach (var ticket in _year.Tickets)
        {
            var said = log.Where(entry => entry.Event == EscalationEvent.TicketOverdue && entry.Evidence == ticket.Number).Select(entry => entry.At)
                .ToList();
            var owed = new List<DateTimeOffset>();
            for (var n = 0; n < ticket.Promises.Count; n++)
            {
                var until = n + 1 < ticket.Promises.Count ? ticket.Promises[n + 1].At : ticket.Closed ?? DateTimeOffset.MaxValue;
                var look = _year.Looks.FirstOrDefault(at => at >= ticket.Promises[n].Until && at < until && IsAtWork(ticket.Run, at));
                if (look != default) owed.Add(look);
            }
            Assert.Equal((ticket.Number, owed.Count), (ticket.Number, said.Count));
            Assert.All(said.Zip(owed), pair => Assert.True(pair.First <= pair.Second));
        }
    }

    /// <summary>The minute at which work ends counts as working time: many steps are due exactly then.</summary>
    private bool IsAtWork(PlayedRun run, DateTimeOffset at) => OracleOf(run).IsWorking(at) || OracleOf(run).IsWorking(at.AddMinutes(-1));

    private static void TheLogTellsOfEveryMove(PlayedRun played, List<EscalationEntry> entries)
    {
        int Count(EscalationEvent happened) => entries.Count(entry => entry.Event == happened);
        Assert.Equal(1, Count(EscalationEvent.RunStarted));
        Assert.Equal(played.Steps.Count(step => step.Done is not null), Count(EscalationEvent.ActivityCompleted));
        Assert.Equal(played.Closed is not null || played.IsComplete ? 1 : 0, Count(EscalationEvent.RunClosed));
        Assert.Equal(played.Steps.Sum(step => step.Noticed.Count), Count(EscalationEvent.Acknowledged));
    }

    private static int Worked(MinuteOracle oracle, PlayedStep step, DateTimeOffset until) =>
        step.Until(until).Sum(span => oracle.Between(span.From, span.To));

    private MinuteOracle OracleOf(PlayedRun run)
    {
        if (Oracles.TryGetValue(run.Zone, out var known)) return known;
        var calendar = _year.CalendarOf(run);
        return Oracles[run.Zone] = new MinuteOracle(calendar.Data, calendar.Offset, new DateTime(2025, 12, 30), 370);
    }
}
