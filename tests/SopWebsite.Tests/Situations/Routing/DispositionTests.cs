using SopWebsite.Adapters;
using SopWebsite.Composition;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Situations;
using SopWebsite.Situations.Routing;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Situations.Routing;

public sealed class DispositionTests : IDisposable
{
    private readonly Desk _desk = new();

    public DispositionTests()
    {
        foreach (var (name, role) in new[]
        {
            ("Admin Contoh", "admin-website"), ("Kasubbag Contoh", "kasubbag-ptip"), ("Sekretaris Contoh", "sekretaris"), ("Ketua Contoh", "ketua"),
        })
            _desk.Register.Sites.Put(new SopOfficer { Name = name, Role = role });
    }

    public void Dispose() => _desk.Dispose();

    private SopDispositions Sheets => _desk.Workplace.Dispositions;

    private SituationReports Reports => _desk.Workplace.Situations;

    [Fact]
    public void ASubmissionWritesASheetWithTheRecipientsOwnDueTime()
    {
        var report = Submitted(note: "Mohon arahan");

        var sheet = Assert.Single(report.Dispositions);
        Assert.Equal(
            ("LD-2026-11-0001", report.Number, "admin-website", "kasubbag-ptip", "Kasubbag Contoh"),
            (sheet.Number, sheet.Report, sheet.From, sheet.To, sheet.Officer));
        Assert.Equal(
            ("Mohon arahan", DispositionNature.Biasa, DispositionState.Sent, report.Due), (sheet.Instruction, sheet.Nature, sheet.State, sheet.Due));
        var told = _desk.Register.Log.Read().Single(entry => entry.Event == EscalationEvent.DispositionSent);
        Assert.Equal(
            (sheet.Number, "admin-website", "kasubbag-ptip", "Kasubbag Contoh. Mohon arahan"), (told.Evidence, told.From, told.To, told.FollowUp));
    }

    [Fact]
    public void ForwardingWritesASheetThatFollowsAndTheFirstIsDone()
    {
        var report = Submitted();
        var due = _desk.Clock.UtcNow.AddHours(3);
        report = Reports.Submit(report.Number, "sekretaris", "Kasubbag Contoh", due: due, nature: DispositionNature.Rahasia);

        Assert.Equal([DispositionState.Done, DispositionState.Sent], report.Dispositions.Select(sheet => sheet.State));
        var second = report.Dispositions[1];
        Assert.Equal(
            (report.Dispositions[0].Number, due, DispositionNature.Rahasia, "Kasubbag Contoh"),
            (second.Parent, second.Due, second.Nature, second.From));
    }

    [Fact]
    public void ADecisionMarksEverySheetDone()
    {
        var report = Submitted();
        report = Reports.Submit(report.Number, "sekretaris");
        Sheets.Delegate(report.Number, "kasubbag-ptip");
        report = Reports.Approve(report.Number, 1, "Sekretaris Contoh");

        Assert.Equal(3, Reports.Get(report.Number).Dispositions.Length);
        Assert.All(
            Reports.Get(report.Number).Dispositions,
            sheet => Assert.Equal((DispositionState.Done, _desk.Clock.UtcNow), (sheet.State, sheet.DoneAt!.Value)));
        Assert.Empty(Sheets.Find(openOnly: true));
    }

    [Fact]
    public void AQuestionGoesBackAndItsAnswerComesWhileTheStepsClockRunsOn()
    {
        var report = Submitted();
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddMinutes(2);
        var sheet = Sheets.Return(report.Number, "Sejak kapan?", "Kasubbag Contoh");
        Assert.Equal((DispositionState.Returned, "Kasubbag Contoh"), (sheet.State, sheet.AcknowledgedBy));
        Assert.Equal("SopDispositionTransition", Assert.Throws<SopException>(() => Sheets.Acknowledge(sheet.Number)).Id);

        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddMinutes(2);
        sheet = Sheets.Answer(sheet.Number, "Sejak pukul 07.30", "Admin Contoh");
        Assert.Equal(DispositionState.Answered, sheet.State);
        var question = Assert.Single(sheet.Questions);
        Assert.Equal(("Sejak kapan?", "Sejak pukul 07.30", "Admin Contoh"), (question.Question, question.Answer, question.AnsweredBy));
        Assert.Equal(4, Reports.Get(report.Number).Step!.WorkingMinutes);
        Assert.Equal(DispositionState.Received, Sheets.Acknowledge(sheet.Number).State);

        Assert.Equal(
            [
                EscalationEvent.DispositionSent, EscalationEvent.DispositionReturned, EscalationEvent.DispositionSent,
                EscalationEvent.DispositionAcknowledged,
            ],
            _desk.Register.Log.Read().Where(entry => entry.Evidence == sheet.Number).Select(entry => entry.Event));
    }

    [Fact]
    public void ADelegatedSheetLivesOnInOneOfItsOwn()
    {
        var report = Submitted(note: "Periksa");
        var child = Sheets.Delegate(report.Number, "Ketua Contoh", note: null);

        Assert.Equal(("ketua", "Ketua Contoh", "Periksa", report.Due), (child.To, child.Officer, child.Instruction, child.Due));
        var parent = Sheets.Get(child.Parent!);
        Assert.Equal((DispositionState.Delegated, false, "Kasubbag Contoh"), (parent.State, parent.IsOpen, parent.AcknowledgedBy));
        Assert.Equal(child.Number, Sheets.Get(report.Number).Number);
        Assert.Equal(child.Number, Assert.Single(Sheets.Find(to: "ketua contoh")).Number);
        Assert.Equal("SopDispositionTransition", Assert.Throws<SopException>(() => Sheets.Acknowledge(parent.Number)).Id);
    }

    public static TheoryData<string, string> Refusals => new()
    {
        { "Sent", "Answer" }, { "Received", "Acknowledge" }, { "Received", "Answer" }, { "Returned", "Return" }, { "Returned", "Delegate" },
        { "Answered", "Answer" }, { "Delegated", "Return" }, { "Delegated", "Answer" }, { "Delegated", "Delegate" },
        { "Done", "Acknowledge" }, { "Done", "Return" }, { "Done", "Answer" }, { "Done", "Delegate" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void AMoveThatDoesNotFitIsRefusedAndChangesNothing(string state, string move)
    {
        var number = In(Enum.Parse<DispositionState>(state));
        var (before, entries) = (Sheets.Get(number), _desk.Register.Log.Read().Count());

        var refusal = Assert.Throws<SopException>(() => Do(move, number));

        Assert.Equal("SopDispositionTransition", refusal.Id);
        Assert.Contains(number, refusal.Phrase.Indonesian, StringComparison.Ordinal);
        Assert.Equal((before.State, entries), (Sheets.Get(number).State, _desk.Register.Log.Read().Count()));
    }

    [Fact]
    public void AnEmptyQuestionAnUnknownRecipientAndAPastDueTimeAreRefused()
    {
        var report = Reports.Open(_desk.Site, "Uji", by: null);
        Assert.Equal("SopRecipientUnknown", Assert.Throws<SopException>(() => Reports.Submit(report.Number, "sekertaris")).Id);
        Assert.Equal(
            "SopDueHasPassed",
            Assert.Throws<SopException>(() => Reports.Submit(report.Number, "sekretaris", due: _desk.Clock.UtcNow.AddMinutes(-1))).Id);
        Assert.Equal(SituationState.Open, Reports.Get(report.Number).State);
        Assert.Equal(2, _desk.Register.Log.Read().Count());

        Reports.Submit(report.Number, "kasubbag-ptip");
        Assert.Equal("SopQuestionMissing", Assert.Throws<SopException>(() => Sheets.Return(report.Number, " ")).Id);
        Assert.Equal("SopDispositionNotFound", Assert.Throws<SopException>(() => Sheets.Get("LD-2026-11-0099")).Id);
    }

    [Fact]
    public void ASheetThatCannotBeLoggedIsNotWritten()
    {
        var report = Submitted();
        var unlogged = new SopDispositions(
            _desk.Register.Routing, _desk.Workplace.Chains, _desk.Workplace.Absences, new FullLog(), _desk.Register, _desk.Clock);

        Assert.Throws<IOException>(() => unlogged.Acknowledge(report.Number));
        Assert.Throws<IOException>(() => unlogged.Delegate(report.Number, "ketua"));

        Assert.Equal(DispositionState.Sent, Assert.Single(Sheets.Find()).State);
    }

    [Fact]
    public void AReportOfAnOlderRegisterWithSubmissionsInItStillOpens()
    {
        var report = Submitted();
        var changed = TestRegister.Execute(
            _desk.Folder,
            "UPDATE situation SET body = REPLACE(body, '\"Facts\":', "
            + "'\"Submissions\":[{\"At\":\"2026-11-16T01:00:00+00:00\",\"To\":\"kasubbag-ptip\"}],\"Facts\":') RETURNING number");
        Assert.Single(changed);
        using var register = new AdapterSet(Repository.Root).OpenRegister(TestRegister.In(_desk.Folder));

        Assert.Equal(report.Number, new Workplace(register, Desk.Adapters, _desk.Clock).Situations.Get(report.Number).Number);
    }

    [Fact]
    public void NumbersRunWithinTheMonthOfTheSitesZone()
    {
        _desk.Set(site => site with { Zone = "WIT" });
        _desk.Clock.UtcNow = DateTimeOffset.Parse("2026-11-30T14:59:00Z", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal("LD-2026-11-0001", Submitted().Dispositions[0].Number);
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddMinutes(1);
        Assert.Equal("LD-2026-12-0001", Submitted().Dispositions[0].Number);
    }

    private SituationReport Submitted(string? note = null) =>
        Reports.Submit(Reports.Open(_desk.Site, "Uji", by: null).Number, "kasubbag-ptip", note: note);

    /// <summary>A sheet in a state.</summary>
    private string In(DispositionState state)
    {
        var sheet = Submitted().Dispositions[0];
        switch (state)
        {
            case DispositionState.Received:
                Sheets.Acknowledge(sheet.Number);
                break;
            case DispositionState.Returned:
                Sheets.Return(sheet.Number, "Apa?");
                break;
            case DispositionState.Answered:
                Sheets.Return(sheet.Number, "Apa?");
                Sheets.Answer(sheet.Number, "Itu.");
                break;
            case DispositionState.Delegated:
                Sheets.Delegate(sheet.Number, "ketua");
                break;
            case DispositionState.Done:
                Reports.Submit(sheet.Report, "sekretaris");
                break;
            default:
                break;
        }
        return sheet.Number;
    }

    private SopDisposition Do(string move, string number) => move switch
    {
        "Acknowledge" => Sheets.Acknowledge(number),
        "Return" => Sheets.Return(number, "Apa?"),
        "Answer" => Sheets.Answer(number, "Itu."),
        _ => Sheets.Delegate(number, "ketua"),
    };
}
