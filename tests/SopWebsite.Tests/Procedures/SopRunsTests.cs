using SopWebsite.Adapters;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Files;
using SopWebsite.Procedures;
using SopWebsite.Register;
using SopWebsite.Tests.Calendars;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Procedures;

public sealed class SopRunsTests : RunsTestBase
{
    [Fact]
    public void ARunBeginsWithItsFirstStepUnderWay()
    {
        var run = _runs.Start(Request() with { Report = "LS-1", By = "Staf Contoh" });

        Assert.Equal(("R-20261120-0001", SopRunState.Running, "LS-1", 5), (run.Id, run.State, run.Report, run.Steps.Length));
        var step = run.ActiveStep!;
        Assert.Equal((1, SopStepState.Active, 60, 0), (step.Activity, step.State, step.StandardMinutes, step.WorkingMinutes));
        Assert.Equal((TestCalendar.At("2026-11-20 09:00"), TestCalendar.At("2026-11-20 08:45")), (step.Due, step.WarnAt));
        Assert.All(run.Steps.Skip(1), later => Assert.Equal((SopStepState.NotStarted, null), (later.State, later.Due)));
    }

    [Fact]
    public void EachStepIsMeasuredAndTheNextBeginsWhereItEnds()
    {
        var id = _runs.Start(Request()).Id;
        Later(60);
        _runs.Complete(id, 1, new() { By = "A", Note = "sudah" });
        Later(200);
        _runs.Complete(id, 2, new());
        Later(5000);
        _runs.Complete(id, 3, new());
        _runs.Complete(id, 4, new());
        Later(451);
        var run = _runs.Complete(id, 5, new());

        Assert.Equal((SopRunState.Completed, _clock.UtcNow), (run.State, run.EndedAt));
        Assert.Equal<(int?, Timeliness)>(
            [
                (60, Timeliness.OnTime), (200, Timeliness.OnTime), (5000, Timeliness.NotMeasurable), (0, Timeliness.NotMeasurable),
                (451, Timeliness.Late),
            ],
            run.Steps.Select(step => (step.WorkingMinutes, step.Timeliness)));
        Assert.Equal(("A", "sudah"), (run.Steps[0].By, run.Steps[0].Note));
        Assert.Equal(run.Steps.Skip(1).Select(step => step.StartedAt), run.Steps.Take(4).Select(step => step.CompletedAt));
        Assert.Null(run.ActiveStep);
    }

    [Fact]
    public void ARangeWarnsAtItsLowerEndAndIsLateAfterItsUpperOne()
    {
        var id = _runs.Start(Request() with { FirstActivity = 2, LastActivity = 2 }).Id;
        Later(61);

        var step = _runs.Get(id).ActiveStep!;
        Assert.Equal((1350, Timeliness.OnTime), (step.StandardMinutes, step.Timeliness));
        Assert.Equal((TestCalendar.At("2026-11-20 09:00"), TestCalendar.At("2026-11-25 08:30")), (step.WarnAt, step.Due));
        Later(1290);
        Assert.Equal(Timeliness.Late, _runs.Get(id).ActiveStep!.Timeliness);
        Assert.Equal(step.Due, _runs.Get(id).ActiveStep!.Due);
    }

    [Fact]
    public void TheClockStandsStillWhileARunIsSuspended()
    {
        var id = _runs.Start(Request()).Id;
        Later(50);
        _runs.Suspend(id, "menunggu ISP", "A");
        Later(1000);
        var waiting = _runs.Get(id);
        Assert.Equal(
            (SopRunState.Suspended, "menunggu ISP", SopStepState.Suspended, 50),
            (waiting.State, waiting.SuspendedBecause, waiting.ActiveStep!.State, waiting.ActiveStep.WorkingMinutes));
        Assert.Equal(10, TestCalendar.Court("WIB").Between(_clock.UtcNow, waiting.ActiveStep.Due!.Value));

        var step = _runs.Resume(id, "A").ActiveStep!;

        Assert.Equal(
            (SopStepState.Active, 50, waiting.ActiveStep.Due, Timeliness.OnTime), (step.State, step.WorkingMinutes, step.Due, step.Timeliness));
    }

    [Fact]
    public void ClosingLeavesTheRestUndone()
    {
        var id = _runs.Start(Request()).Id;
        _runs.Complete(id, 1, new());
        Later(30);
        var run = _runs.Close(id, "bukan gangguan", "A");

        Assert.Equal(SopRunState.Closed, run.State);
        Assert.Equal([SopStepState.Done, .. Enumerable.Repeat(SopStepState.NotNeeded, 4)], run.Steps.Select(step => step.State));
        Assert.Equal((30, null, Timeliness.NotMeasurable), (run.Steps[1].WorkingMinutes, run.Steps[1].Due, run.Steps[1].Timeliness));
    }

    [Fact]
    public void EvidenceIsKeptByItsDigest()
    {
        File.WriteAllText(_folder["foto.txt"], "bukti");
        var id = _runs.Start(Request()).Id;

        var run = _runs.Complete(id, 1, new() { Evidence = [_folder["foto.txt"]] });

        Assert.Equal([new SopEvidence("foto.txt", 5, Sha256Hex.OfText("bukti"), _folder["foto.txt"])], _runs.Get(run.Id).Steps[0].Evidence);
        Assert.Equal($"foto.txt sha256:{Sha256Hex.OfText("bukti")}", Log(EscalationEvent.ActivityCompleted).Single().Evidence);
    }

    [Fact]
    public void EveryMoveIsLoggedOnce()
    {
        var id = _runs.Start(Request() with { Report = "LS-1", LastActivity = 2, By = "A" }).Id;
        Later(61);
        _runs.Complete(id, 1, new() { By = "B", Note = "dicek" });
        _runs.Suspend(id, "menunggu", "C");
        _runs.Resume(id, "D");
        _runs.Complete(id, 2, new() { By = "E" });

        var entries = _register.Log.Read().ToList();
        Assert.Equal(
            [EscalationEvent.RunStarted, EscalationEvent.ActivityCompleted, EscalationEvent.RunSuspended, EscalationEvent.RunResumed,
                EscalationEvent.ActivityCompleted, EscalationEvent.RunClosed],
            entries.Select(entry => entry.Event));
        Assert.All(
            entries, entry => Assert.Equal(("pn-contoh", "LS-1", id, "pn-contoh/website"), (entry.Site, entry.Report, entry.Run, entry.Procedure)));
        Assert.Equal(
            (1, "B", 61, 60, Timeliness.Late, TestCalendar.At("2026-11-20 09:00"), "dicek"),
            (entries[1].Activity, entries[1].From, entries[1].WorkingMinutes, entries[1].StandardMinutes, entries[1].Timeliness, entries[1].Due,
                entries[1].FollowUp));
        Assert.Equal((2, "menunggu", "C"), (entries[2].Activity, entries[2].FollowUp, entries[2].From));
    }

    [Theory]
    [InlineData("SopActivityOutOfOrder", 2)]
    [InlineData("SopActivityOutOfOrder", 99)]
    public void AnotherActivityThanTheOneUnderWayIsRefused(string id, int activity) => Refused(id, run => _runs.Complete(run, activity, new()));

    [Fact]
    public void WrongTransitionsAreRefusedAndChangeNothing()
    {
        Refused("SopRunNotSuspended", run => _runs.Resume(run));
        Refused("SopReasonMissing", run => _runs.Suspend(run, " "));
        Refused("SopReasonMissing", run => _runs.Close(run, ""));
        Refused("SopEvidenceUnreadable", run => _runs.Complete(run, 1, new() { Evidence = [_folder["tidak-ada.pdf"]] }));
        Refused("SopEvidenceUnreadable", run => _runs.Complete(run, 1, new() { Evidence = [_folder.Path] }));
        Refused("SopRunNotFound", _ => _runs.Complete("R-1", 1, new()));
        Refused("SopRunNotActive", run => _runs.Complete(run, 1, new()), run => _runs.Suspend(run, "x"));
        Refused("SopRunNotActive", run => _runs.Suspend(run, "lagi"), run => _runs.Suspend(run, "x"));
        Refused("SopRunNotActive", run => _runs.Complete(run, 1, new()), run => _runs.Close(run, "x"));
        Refused("SopRunNotActive", run => _runs.Close(run, "lagi"), run => _runs.Close(run, "x"));
        Refused("SopRunNotSuspended", run => _runs.Resume(run), run => _runs.Close(run, "x"));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(6, null)]
    [InlineData(3, 2)]
    [InlineData(1, 6)]
    public void ActivitiesThatAreNotThereAreRefused(int first, int? last)
    {
        Assert.Equal(
            "SopActivityNotFound", Assert.Throws<SopException>(() => _runs.Start(Request() with { FirstActivity = first, LastActivity = last })).Id);
        Assert.Empty(_runs.Find());
    }

    [Fact]
    public void ARunKeepsTheDefinitionItBeganWith()
    {
        var id = _runs.Start(Request()).Id;

        _register.Procedures.Put(TestProcedures.Five with { Activities = [TestProcedures.Activity(1, "5 menit", null)] }, _clock.UtcNow);

        Assert.Equal((5, 60), (_runs.Get(id).Steps.Length, _runs.Get(id).Steps[0].StandardMinutes));
    }

    [Fact]
    public void RunsAreFoundBySiteProcedureReportAndState()
    {
        var first = _runs.Start(Request() with { Report = "LS-1" }).Id;
        var second = _runs.Start(Request() with { Site = "pa-contoh" }).Id;
        _runs.Close(first, "selesai");

        Assert.Equal([first, second], _runs.Find().Select(run => run.Id));
        Assert.Equal([first], _runs.Find(site: "PN-Contoh").Select(run => run.Id));
        Assert.Equal([second], _runs.Find(openOnly: true).Select(run => run.Id));
        Assert.Equal([first], _runs.Find(report: "LS-1").Select(run => run.Id));
        Assert.Empty(_runs.Find(procedure: "lain"));
        Assert.Equal(first, _runs.Get(first.ToLowerInvariant()).Id);
    }

    [Fact]
    public void AClockThatIsSetBackTakesNoMinutesBack()
    {
        var id = _runs.Start(Request()).Id;
        _clock.UtcNow -= TimeSpan.FromDays(3);

        var run = _runs.Complete(id, 1, new());

        Assert.Equal((0, run.StartedAt), (run.Steps[0].WorkingMinutes, run.Steps[0].CompletedAt));
    }

    [Fact]
    public void AnExplanationEndsAtTheDueTimeBeforeDuringAndAfterAPause()
    {
        var id = _runs.Start(Request()).Id;
        Assert.Equal(_runs.Get(id).ActiveStep!.Due, _runs.Explain(id).Due);
        Later(50);
        _runs.Suspend(id, "menunggu");
        Later(1000);
        Assert.Equal((10, _runs.Get(id).ActiveStep!.Due), (_runs.Explain(id).Minutes, _runs.Explain(id).Due));
        _runs.Resume(id);
        Later(5000);
        Assert.Equal((10, _runs.Get(id).Steps[0].Due), (_runs.Explain(id, 1).Minutes, _runs.Explain(id, 1).Due));

        Assert.Equal("SopDeadlineNone", Assert.Throws<SopException>(() => _runs.Explain(id, 2)).Id);
        _runs.Close(id, "selesai");
        Assert.Equal("SopDeadlineNone", Assert.Throws<SopException>(() => _runs.Explain(id)).Id);
    }

    private void Later(int minutes) => _clock.UtcNow = TestCalendar.Court("WIB").Add(_clock.UtcNow, minutes);

    private List<EscalationEntry> Log(EscalationEvent kind) => _register.Log.Read().Where(entry => entry.Event == kind).ToList();

    private void Refused(string id, Action<string> act, Action<string>? before = null)
    {
        var run = _runs.Start(Request()).Id;
        before?.Invoke(run);
        var (entries, state) = (_register.Log.Read().Count(), _runs.Get(run).State);

        Assert.Equal(id, Assert.Throws<SopException>(() => act(run)).Id);

        Assert.Equal((entries, state), (_register.Log.Read().Count(), _runs.Get(run).State));
    }
}
