using SopWebsite.Backups;
using SopWebsite.Escalations;
using SopWebsite.Evidence;
using SopWebsite.Routine;
using SopWebsite.Situations;
using SopWebsite.Tests.Support;
using SopWebsite.Tests.Visitors;

namespace SopWebsite.Tests.Routine;

/// <summary>What becomes of an attack that was answered with success.</summary>
public sealed class VisitorIncidentTests : IDisposable
{
    private readonly Desk _desk = new(at: "2026-11-21T08:00+07:00");

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task AnAttackThatSucceededOpensOneReportWithItsLinesAsEvidence()
    {
        var raw = LogText.Line("/.env?password=rahasia", 200, "203.0.113.1", 3);
        Log(
            LogText.Line("/", 200, "203.0.113.1"), LogText.Line("/?id=1+union+select+1,2,3", 404, "203.0.113.1", 2), raw,
            LogText.Line("/.env", 404, "203.0.113.2", 4), LogText.Line("/", 200, "203.0.113.3", 5));

        var message = await PassAsync();

        var report = Assert.Single(_desk.Workplace.Situations.Find("pn-contoh"));
        Assert.EndsWith($"; laporan {report.Number} dibuka", message, StringComparison.Ordinal);
        Assert.StartsWith(
            "Serangan pengunjung dijawab seolah berhasil: 1 alamat, terberat 203.0.113.1 (", report.Symptom.Indonesian, StringComparison.Ordinal);
        Assert.True(report.Severity >= SopSeverity.High, report.Severity.ToString());
        var kept = _desk.Register.Visitors.Latest("pn-contoh")!.Evidence!;
        Assert.True(EvidenceStore.IsIntact(kept));
        Assert.Equal(LogText.Line("/?id=1+union+select+1,2,3", 404, "203.0.113.1", 2) + "\n" + raw + "\n", File.ReadAllText(kept.Path));
        Assert.Contains(report.Facts, fact => fact.Finding.Indonesian.Contains(kept.Sha256, StringComparison.Ordinal));
        Assert.Contains(report.Facts, fact => fact.Topic.Indonesian == "Pengunjung 203.0.113.1");
        Assert.DoesNotContain(report.Facts, fact => fact.ToString().Contains("rahasia", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WhileItIsOpenLaterOnesOpenNoOther()
    {
        Log(LogText.Line("/.env", 200));
        await PassAsync();
        var number = Assert.Single(_desk.Workplace.Situations.Find("pn-contoh")).Number;
        _desk.Clock.UtcNow += TimeSpan.FromDays(1);
        Log(LogText.Line("/.git/config", 200, "203.0.113.7", 86400 + 7200));

        Assert.EndsWith($"; laporan {number} masih terbuka", await PassAsync(), StringComparison.Ordinal);

        Assert.Single(_desk.Workplace.Situations.Find("pn-contoh"));
        Assert.Contains("203.0.113.7", File.ReadAllText(_desk.Register.Visitors.Latest("pn-contoh")!.Evidence!.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAnotherReadingFoundIsToldByTheNextPassAndOnceSolvedNotAgain()
    {
        Log(LogText.Line("/.env", 200));
        // By hand, or by a pass that was killed when it had kept what it found.
        _desk.Workplace.SiteFollowing.Pass(_desk.Site);

        await PassAsync();

        var report = Assert.Single(_desk.Workplace.Situations.Find("pn-contoh"));
        Assert.Contains("1 alamat", report.Symptom.Indonesian, StringComparison.Ordinal);
        Assert.DoesNotContain("laporan", await PassAsync(), StringComparison.Ordinal);
        _desk.Clock.UtcNow += TimeSpan.FromHours(1);
        var reports = _desk.Workplace.Situations;
        reports.Submit(report.Number, "kasubbag-ptip");
        reports.Submit(report.Number, "sekretaris");
        reports.Approve(report.Number, 1);
        reports.Resolve(report.Number, new SituationResolution { Action = "Celah ditutup", Performer = SituationPerformer.OwnStaff });
        _desk.Clock.UtcNow += TimeSpan.FromMinutes(10);
        reports.CloseWithBackup(
            report.Number, new() { Site = "pn-contoh", Name = "set", Path = "set", CreatedAt = _desk.Clock.UtcNow, State = BackupState.Complete });
        Assert.DoesNotContain("laporan", await PassAsync(), StringComparison.Ordinal);
        Assert.Empty(reports.Find("pn-contoh", openOnly: true));
    }

    [Fact]
    public async Task WhatFailedOrIsAllowedOpensNone()
    {
        _desk.Workplace.AllowedVisitors.Register("203.0.113.1", "Uji penetrasi");
        Log([LogText.Line("/.env", 200, "203.0.113.1"), .. Enumerable.Range(0, 30).Select(n => LogText.Line("/?id=1+union+select+1,2,3", 404, "203.0.113.2", n))]);

        Assert.EndsWith("; diizinkan 1", await PassAsync(), StringComparison.Ordinal);

        Assert.Empty(_desk.Workplace.Situations.Find("pn-contoh"));
        Assert.Null(_desk.Register.Visitors.Latest("pn-contoh")!.Evidence);
    }

    [Fact]
    public async Task AnotherLogThatCannotBeReadHidesNothing()
    {
        Log(LogText.Line("/.env", 200));
        _desk.Set(site => site with { LogPath = [_desk.Folder["access.log"], _desk.Folder["tak-ada.log"]] });

        await PassAsync();

        Assert.Single(_desk.Workplace.Situations.Find("pn-contoh"));
    }

    [Fact]
    public async Task EvidenceThatCannotBeKeptIsTold()
    {
        Log(LogText.Line("/.env", 200));
        File.WriteAllText(_desk.Workplace.Evidence.Folder, "sebuah berkas di tempat folder");

        Assert.Contains("; eviden: tidak tersimpan: ", await PassAsync(), StringComparison.Ordinal);

        Assert.Single(_desk.Workplace.Situations.Find("pn-contoh"));
    }

    [Fact]
    public async Task EvidenceIsBoundedAndSaysSo()
    {
        Log([.. Enumerable.Range(0, 20_002).Select(n => LogText.Line("/.env?n=" + n, 200))]);

        Assert.Contains("; eviden: hanya 20000 baris pertama yang disimpan", await PassAsync(), StringComparison.Ordinal);

        var kept = File.ReadAllLines(_desk.Register.Visitors.Latest("pn-contoh")!.Evidence!.Path);
        Assert.Equal((20_000, LogText.Line("/.env?n=19999", 200)), (kept.Length, kept[^1]));
    }

    private void Log(params string[] lines)
    {
        File.WriteAllLines(_desk.Folder["access.log"], lines);
        _desk.Set(site => site with { LogPath = [_desk.Folder["access.log"]] });
    }

    private async Task<string> PassAsync()
    {
        var results = new List<RoutineResult>();
        await new SopRoutine(_desk.Workplace, new RoutineOptions()).RunAsync([_desk.Site], results.Add, CancellationToken.None);
        return results.Single(result => result.Step == RoutineStep.Visitors).Message.Indonesian;
    }
}
