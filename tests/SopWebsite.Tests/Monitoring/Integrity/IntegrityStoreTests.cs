using SopWebsite.Evidence;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Integrity;
using SopWebsite.Routine;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring.Integrity;

/// <summary>What the register keeps of checks, and what the routine and reports make of it.</summary>
public sealed class IntegrityStoreTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void ACheckComesBackWhole()
    {
        var check = Found(IntegrityVerdict.Injected);
        _desk.Register.Integrity.Add(check);
        _desk.Register.Integrity.Add(check with { CheckedAt = check.CheckedAt.AddDays(-1), Verdict = IntegrityVerdict.Clean });
        var read = _desk.Register.Integrity.Latest("PN-CONTOH")!;

        Assert.Equal(check with { Reasons = [], Views = [] }, read with { Reasons = [], Views = [] });
        Assert.Equal(check.Reasons, read.Reasons);
        Assert.Equal(check.Views, read.Views);
        Assert.Equal(
            [IntegrityVerdict.Clean, IntegrityVerdict.Injected],
            _desk.Register.Integrity.Since("pn-contoh", check.CheckedAt.AddDays(-2)).Select(one => one.Verdict));
        Assert.Single(_desk.Register.Integrity.Since("pn-contoh", check.CheckedAt));
        Assert.Null(_desk.Register.Integrity.Latest("pn-lain"));
    }

    [Fact]
    public void AFindingIsAFactOfTheReportWithItsEvidence()
    {
        _desk.Register.Integrity.Add(Found(IntegrityVerdict.Injected));
        var report = _desk.Workplace.SituationWork.Open(_desk.Site, "Judul berubah", by: null, impact: null, urgency: null);

        Assert.Contains(report.Facts, fact => fact.Finding.Indonesian.Contains("SHA-256 " + new string('a', 64), StringComparison.Ordinal));
        Assert.Equal(SopWebsite.Monitoring.DiagnosisCause.Website, report.Diagnoses[0].Cause);
        Assert.Equal(
            (SopWebsite.Situations.Grading.SituationImpact.Court, SopWebsite.Situations.Grading.SituationUrgency.Now),
            (report.Grade.Impact, report.Grade.Urgency));
    }

    [Fact]
    public async Task TheRoutineLooksOnceADayAndAgainWhileSomethingIsFound()
    {
        var body = "<title>Slot Gacor Hari Ini</title><p>situs slot gacor maxwin</p>";
        await using var server = LoopbackServer.Start(
            exchange => exchange.ReplyAsync(exchange.Path == "/" ? 200 : 404, exchange.Path == "/" ? body : "tidak ada", "Content-Type: text/html"));
        _desk.Set(site => site with { Uri = [server.Uri] });

        var found = await PassAsync();
        Assert.Equal(RoutineState.Finding, found.State);
        var kept = ((SiteIntegrity)found.Output!).Views[0].Evidence!;
        Assert.StartsWith(_desk.Workplace.Evidence.Folder, kept.Path, StringComparison.Ordinal);

        body = "<title>Pengadilan</title><p>Selamat datang</p>";
        Assert.Equal(RoutineState.Fine, (await PassAsync()).State);
        Assert.Equal(RoutineState.Skipped, (await PassAsync()).State);
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddHours(21);
        Assert.Equal(RoutineState.Fine, (await PassAsync()).State);
        Assert.Equal(3, _desk.Register.Integrity.Since("pn-contoh", DateTimeOffset.MinValue).Count);
    }

    private async Task<RoutineResult> PassAsync()
    {
        var results = new List<RoutineResult>();
        await new SopRoutine(_desk.Workplace, new RoutineOptions()).RunAsync(_desk.Register.Sites.All(), results.Add, CancellationToken.None);
        return results.Single(result => result.Step == RoutineStep.Integrity);
    }

    private SiteIntegrity Found(IntegrityVerdict verdict) => new()
    {
        Name = "pn-contoh",
        Uri = new Uri("https://www.example.go.id/"),
        Verdict = verdict,
        Score = 88,
        Pages = 2,
        Reason = new Phrase("Tampered with.", "Disusupi."),
        CheckedAt = _desk.Clock.UtcNow,
        Reasons =
        [
            new()
            {
                Sign = IntegritySign.Cloaking, Weight = 60, Note = new Phrase("a", "b"), Sample = "x", View = ViewKind.Googlebot,
                Uri = new Uri("https://www.example.go.id/"),
            },
        ],
        Views =
        [
            new()
            {
                Kind = ViewKind.Googlebot, Uri = new Uri("https://www.example.go.id/"), ServedFrom = new Uri("https://www.example.go.id/"),
                StatusCode = 200,
                Title = "Slot", Likeness = 0.25, Evidence = new KeptEvidence("/eviden/aa.txt", new string('a', 64), 5),
            },
        ],
    };
}
