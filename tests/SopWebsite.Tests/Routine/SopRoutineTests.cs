using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Procedures;
using SopWebsite.Renewals;
using SopWebsite.Routine;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Routine;

public sealed class SopRoutineTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task OnePassDoesEveryDutyAndEntersItIntoTheDaysRun()
    {
        await using var server = LoopbackServer.WithPages(new() { ["/"] = new LoopbackPage("<p>Senin, 16 November 2026</p>") });
        SetUp(server.Uri);

        var results = await PassAsync();

        Assert.All(results, result => Assert.NotEqual(RoutineState.Failed, result.State));
        Assert.Equal(RoutineState.Fine, Of(results, RoutineStep.Availability).State);
        Assert.Equal(RoutineState.Fine, Of(results, RoutineStep.Backup).State);
        Assert.Equal(RoutineState.Finding, Of(results, RoutineStep.Visitors).State);
        var run = Assert.Single(DayRuns());
        Assert.Equal(SopRunState.Completed, run.State);
        Assert.Equal([1, 2, 3, 4], run.Steps.Select(step => step.Activity));
        Assert.All(run.Steps, step => Assert.Equal((true, null), (step.RequirementsChecked, step.Shortfall)));
        Assert.True(EscalationChain.Verify(_desk.Register.Log.Read()).IsValid);
    }

    [Theory]
    [InlineData(false, false, "-BackupPath", "-DocumentRoot", "-RemoteRoot sftp://", "ftpes://", "Register-SiteDatabase")]
    [InlineData(false, true, "-DocumentRoot", "-RemoteRoot sftp://", "ftp://", "Find-SiteDatabase")]
    [InlineData(true, false, "-BackupPath")]
    public async Task ASiteWithoutABackupHearsEveryWayOfSettingItUp(bool hasSource, bool hasPlace, params string[] ways)
    {
        _desk.Set(site => site with
        {
            RemoteRoot = hasSource ? "sftp://web@server.invalid/situs" : null, BackupPath = hasPlace ? _desk.Folder["sets"] : null,
        });

        var backup = Of(await PassAsync(), RoutineStep.Backup);

        Assert.Equal((RoutineState.Skipped, false), (backup.State, backup.IsSatisfied));
        Assert.All(ways, way => Assert.Contains(way, backup.Message.Indonesian, StringComparison.Ordinal));
        Assert.All(ways, way => Assert.Contains(way, backup.Message.English, StringComparison.Ordinal));
        Assert.Equal(hasSource, !backup.Message.English.Contains("-DocumentRoot", StringComparison.Ordinal));
        Assert.Equal(hasPlace, !backup.Message.English.Contains("-BackupPath", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ASecondPassOfTheDayRepeatsOnlyWhatIsDue()
    {
        await using var server = LoopbackServer.WithPages(new() { ["/"] = new LoopbackPage("<p>Senin, 16 November 2026</p>") });
        SetUp(server.Uri);
        await PassAsync();
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddHours(2);

        var results = await PassAsync();

        Assert.Equal(RoutineState.Fine, Of(results, RoutineStep.Availability).State);
        Assert.Equal(RoutineState.Skipped, Of(results, RoutineStep.Backup).State);
        Assert.Single(_desk.Register.Backups.Of("pn-contoh"));
        Assert.Single(DayRuns());
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddHours(22);
        await PassAsync();
        Assert.Equal(2, _desk.Register.Backups.Of("pn-contoh").Count);
        Assert.Equal(2, DayRuns().Count);
    }

    [Fact]
    public async Task ARunThatWaitsForAPersonHoldsNoDaysRecordUp()
    {
        await using var server = LoopbackServer.WithPages(new() { ["/"] = new LoopbackPage("<p>Senin, 16 November 2026</p>") });
        SetUp(server.Uri);
        var byHand = _desk.Workplace.Runs.Start(_desk.Site);
        await PassAsync();
        Assert.Equal(SopDuties.Report, _desk.Workplace.Runs.Get(byHand.Id).ActiveStep!.Duty);
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddDays(1);

        await PassAsync();

        var own = Assert.Single(DayRuns(), run => run.Id != byHand.Id);
        Assert.Equal(SopRunState.Completed, own.State);
        Assert.Equal(SopDuties.Report, _desk.Workplace.Runs.Get(byHand.Id).ActiveStep!.Duty);
    }

    [Fact]
    public async Task WhatCannotBeDoneFailsAloneWithItsIdAndStaysOnTheClock()
    {
        SetUp(new Uri($"http://127.0.0.1:{LoopbackServer.ClosedPort()}/"));
        _desk.Set(site => site with { DocumentRoot = _desk.Folder["tak-ada"] });
        _desk.Workplace.Sites.Register(new SopSite { Name = "pn-lain", LogPath = [_desk.Folder["tak-ada.log"]] });

        var results = await PassAsync();

        Assert.Equal(RoutineState.Finding, Of(results, RoutineStep.Availability).State);
        Assert.Equal(
            (RoutineState.Failed, "SopDocumentRootNotFound"), (Of(results, RoutineStep.Backup).State, Of(results, RoutineStep.Backup).ErrorId));
        Assert.Equal(RoutineState.Finding, Of(results, RoutineStep.Visitors).State);
        Assert.Equal("SopLogUnreadable", Of(results, RoutineStep.Visitors, "pn-lain").ErrorId);
        var run = Assert.Single(DayRuns());
        Assert.Equal((SopRunState.Running, SopDuties.Backup), (run.State, run.ActiveStep!.Duty));
    }

    [Fact]
    public async Task ASecondPassAtTheSameTimeIsRefused()
    {
        using var held = _desk.Register.TryLock("routine");

        Assert.Equal("SopRoutineBusy", (await Assert.ThrowsAsync<SopException>(PassAsync)).Id);
    }

    private void SetUp(Uri address)
    {
        var root = Directory.CreateDirectory(_desk.Folder["public_html"]).FullName;
        File.WriteAllText(Path.Combine(root, "index.html"), "<h1>contoh</h1>");
        File.WriteAllLines(_desk.Folder["access.log"], Enumerable.Range(0, 20).Select(n =>
            $"203.0.113.66 - - [16/Nov/2026:00:{n:00}:00 +0000] \"GET /index.php?id={n}%27%20UNION%20SELECT%20password%20FROM%20users-- "
            + "HTTP/1.1\" 200 512 \"-\" \"sqlmap/1.8\""));
        _desk.Set(site => site with
        {
            Uri = [address], DocumentRoot = root, BackupPath = _desk.Folder["backup"], LogPath = [_desk.Folder["access*.log"]],
        });
        _desk.Register.Renewals.Put(new HostingRenewal
        {
            Site = "pn-contoh", Kind = RenewalKind.Domain, Subject = "example.go.id", CheckedAt = _desk.Clock.UtcNow,
            ExpiresAt = _desk.Clock.UtcNow.AddDays(300),
        });
    }

    /// <summary>The runs of the days, not those of reports.</summary>
    private List<SopRun> DayRuns() => [.. _desk.Workplace.Runs.Find("pn-contoh").Where(run => run.Report is null)];

    private async Task<List<RoutineResult>> PassAsync()
    {
        var results = new List<RoutineResult>();
        await new SopRoutine(_desk.Workplace, new RoutineOptions { AskSources = false })
            .RunAsync(_desk.Register.Sites.All(), results.Add, CancellationToken.None);
        return results;
    }

    private static RoutineResult Of(List<RoutineResult> results, RoutineStep step, string site = "pn-contoh") =>
        results.Single(result => result.Step == step && result.Site == site);
}
