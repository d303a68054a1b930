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
            foreach (var step in played.Steps) IsWatchedRightly(played, step, [.. ofRun[played.Id].Where(entry => entry.Activity == step.Activity.Number)]);
            TheLogTellsOfEveryMove(played, [.. ofRun[played.Id]]);
        }
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

    /// <summary>Nothing is told too early, while the clock stands, twice, or to a lower role than before; and nothing owed is kept back.</summary>
    private void IsWatchedRightly(PlayedRun played, PlayedStep step, List<EscalationEntry> entries)
    {
        var oracle = OracleOf(played);
        var warnings = entries.Where(entry => entry.Event == EscalationEvent.Warning).ToList();
        var escalations = entries.Where(entry => entry.Event == EscalationEvent.Escalated).ToList();
        if (step.Standard is not { } standard)
        {
            Assert.Empty(warnings);
            Assert.Empty(escalations);
            return;
        }
        Assert.All(warnings.Concat(escalations), entry => Assert.True(step.WasGoing(entry.At), $"{entry.Event} of {played.Id} while its clock stood"));
        Assert.True(warnings.Count <= 1);
        Assert.All(warnings, entry => Assert.InRange(Worked(oracle, step, entry.At), step.Warning!.Value, standard));
        Assert.Equal(escalations.Count, escalations.Select(entry => entry.To).Distinct().Count());
        for (var n = 0; n < escalations.Count; n++)
            Assert.True(Worked(oracle, step, escalations[n].At) >= standard * (n + 1L), $"level {n + 1} of {played.Id} came early");
        var firstOwed = _year.Looks.FirstOrDefault(at => step.WasGoing(at) && at < (step.Done ?? DateTimeOffset.MaxValue)
            && Worked(oracle, step, at) >= Math.Max(1, standard));
        if (firstOwed == default) return;
        var told = entries.Find(entry => entry.Event is EscalationEvent.Escalated or EscalationEvent.StillOpen);
        Assert.True(told?.At == firstOwed, $"{played.Id} step {step.Activity.Number} ({step.Activity.Performer}): owed {firstOwed:O}, told {told?.At:O}");
    }

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
