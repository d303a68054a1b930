using System.Diagnostics;
using SopWebsite.Adapters.Processes;
using SopWebsite.Backups;
using SopWebsite.Backups.Access;
using SopWebsite.Errors;
using SopWebsite.Routine;
using SopWebsite.Sites;
using SopWebsite.Tests.Crashes;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups;

/// <summary>Access is on again when a backup is over, whatever became of it.</summary>
public sealed class SiteAccessTests : IDisposable
{
    private readonly Desk _desk = new();

    public SiteAccessTests()
    {
        Directory.CreateDirectory(_desk.Folder["web"]);
        File.WriteAllText(_desk.Folder["web/index.php"], "<?php");
        _desk.Set(site => site with
        {
            Kind = SiteKind.Sipp, DocumentRoot = _desk.Folder["web"], BackupPath = _desk.Folder["sets"], AccessSwitch = Switch(_desk.Folder.Path),
        });
    }

    private string Mark => _desk.Folder["mati"];

    public void Dispose() => _desk.Dispose();

    /// <summary>Access is off while a file is there; each switch is written down.</summary>
    internal static SiteAccessSwitch Switch(string folder) => new()
    {
        Off = ["sh", "-c", "echo off >> \"$0/jejak\"; touch \"$0/mati\"", folder],
        On = ["sh", "-c", "[ ! -e \"$0/macet\" ] || { echo macet >&2; exit 3; }; echo on >> \"$0/jejak\"; rm -f \"$0/mati\"", folder],
    };

    [Fact]
    public void AccessIsOffWhileTheSiteIsCopiedAndOnAfterwards()
    {
        var during = new List<bool>();
        var backups = Service(path =>
        {
            during.Add(File.Exists(Mark));
            return File.OpenRead(path);
        });

        var made = backups.Backup(_desk.Site, new BackupOptions());

        Assert.Equal(BackupState.Complete, made.State);
        Assert.Equal([true], during);
        Assert.Equal(["off", "on"], Trace());
        Assert.False(File.Exists(Mark));
        Assert.Empty(_desk.Workplace.SiteAccess.Off());
        Assert.Equal(
            ["pn-contoh: akses dimatikan untuk pencadangan.", "pn-contoh: akses dinyalakan."],
            _desk.Register.Log.Read().Select(entry => entry.FollowUp!).Where(text => text.Contains("akses", StringComparison.Ordinal)));
    }

    [Fact]
    public void AFailureAndAStopSwitchItOnToo()
    {
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<SopException>(
            () => Service(_ => throw new SopException("SopX", SopErrorKind.ReadFailure, new Languages.Phrase("x", "x")))
                .Backup(_desk.Site, new BackupOptions()));
        Assert.ThrowsAny<OperationCanceledException>(() => Service(path =>
        {
            stop.Cancel();
            return File.OpenRead(path);
        }).Backup(_desk.Site, new BackupOptions(), null, stop.Token));

        Assert.Equal(["off", "on", "off", "on"], Trace());
        Assert.Empty(_desk.Workplace.SiteAccess.Off());
    }

    [Fact]
    public void WhereItCannotBeSwitchedOffNothingIsCopiedAndItIsOn()
    {
        _desk.Set(
            site => site with
            {
                AccessSwitch = site.AccessSwitch! with { Off = ["sh", "-c", "touch \"$0/mati\"; echo gagal >&2; exit 1", _desk.Folder.Path] },
            });

        var refusal = Assert.Throws<SopException>(() => _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions()));

        Assert.Equal("SopSiteAccessFailed", refusal.Id);
        Assert.Contains("gagal", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((false, false), (File.Exists(Mark), Directory.Exists(_desk.Folder["sets"])));
        _desk.Set(site => site with { AccessSwitch = site.AccessSwitch! with { Off = ["/tidak/ada"] } });
        Assert.Equal("SopSiteAccessFailed", Assert.Throws<SopException>(() => _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions())).Id);
        Assert.Empty(_desk.Workplace.SiteAccess.Off());
    }

    [Fact]
    public void WhereItCannotBeSwitchedOnThatIsToldLoudlyAndTheNextRunRepairsIt()
    {
        File.WriteAllText(_desk.Folder["macet"], "");

        var refusal = Assert.Throws<SopException>(() => _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions()));

        Assert.Equal("SopSiteAccessOff", refusal.Id);
        Assert.Contains("MASIH MATI", refusal.Phrase.Indonesian, StringComparison.Ordinal);
        Assert.True(File.Exists(Mark));
        // The set itself is good, and known.
        Assert.Equal(BackupState.Complete, Assert.Single(_desk.Workplace.Backups.List(_desk.Site)).State);
        Assert.NotNull(_desk.Register.Backups.Latest("pn-contoh"));
        Assert.Single(_desk.Workplace.SiteAccess.Off());
        Assert.Equal("SopSiteAccessOff", Assert.Throws<SopException>(() => _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions())).Id);

        File.Delete(_desk.Folder["macet"]);
        var made = _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions());
        Assert.Contains("Sekarang sudah dinyalakan", Assert.Single(made.Warnings).Indonesian, StringComparison.Ordinal);
        Assert.False(File.Exists(Mark));
    }

    [Fact]
    public void WhatFailedAndWhatIsOffAreToldTogether()
    {
        var refusal = Assert.Throws<SopException>(() => Service(_ =>
        {
            File.WriteAllText(_desk.Folder["macet"], "");
            throw new SopException("SopX", SopErrorKind.ReadFailure, new Languages.Phrase("disk rusak", "disk rusak"));
        }).Backup(_desk.Site, new BackupOptions()));

        Assert.Equal("SopSiteAccessOff", refusal.Id);
        Assert.Contains("disk rusak", refusal.Phrase.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoRunsNeverSwitchEachOthersAccess()
    {
        using var pause = _desk.Workplace.SiteAccess.SwitchOff(_desk.Site, CancellationToken.None);

        Assert.Equal("SopSiteAccessBusy", Assert.Throws<SopException>(() => _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions())).Id);
        Assert.Equal("SopSiteAccessBusy", Assert.Throws<SopException>(() => _desk.Workplace.SiteAccess.SwitchOn(_desk.Site)).Id);
        Assert.Null(_desk.Workplace.SiteAccess.Repair(_desk.Site));
        Assert.True(File.Exists(Mark));
    }

    [SkippableFact]
    public async Task AKilledRunHasItsAccessSwitchedOnByTheWatchThatItLeft()
    {
        Skip.If(OperatingSystem.IsWindows(), "the watch is a Unix shell");
        using var worker = WorkerProcess.Start("access", TestRegister.In(_desk.Folder));
        Assert.True(await worker.ReadToAsync(line => line == "held"));
        Assert.True(File.Exists(Mark));
        using var gone = new FileSystemWatcher(_desk.Folder.Path, "mati");
        var on = new TaskCompletionSource();
        gone.Deleted += (_, _) => on.TrySetResult();
        gone.EnableRaisingEvents = true;

        Assert.True(await worker.KillAsync());

        await on.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["off", "on"], Trace());
        // The note that the killed run left is taken back by the next, which says so.
        Assert.Contains("terputus", _desk.Workplace.SiteAccess.Repair(_desk.Site)!.Indonesian, StringComparison.Ordinal);
        Assert.Null(_desk.Workplace.SiteAccess.Repair(_desk.Site));
    }

    [SkippableFact]
    public async Task ARunKilledTogetherWithItsWatchIsRepairedByTheNext()
    {
        Skip.If(OperatingSystem.IsWindows(), "signals are of Unix");
        using var worker = WorkerProcess.Start("access", TestRegister.In(_desk.Folder));
        Assert.True(await worker.ReadToAsync(line => line.StartsWith("watch ", StringComparison.Ordinal)));
        using var watch = Process.GetProcessById(int.Parse(worker.Lines[^1].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(await worker.ReadToAsync(line => line == "held"));
        watch.Kill();
        await watch.WaitForExitAsync();
        Assert.True(await worker.KillAsync());
        Assert.True(File.Exists(Mark));

        var made = _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions());

        Assert.Contains("terputus", Assert.Single(made.Warnings).Indonesian, StringComparison.Ordinal);
        Assert.Equal(["off", "on", "off", "on"], Trace());
        Assert.False(File.Exists(Mark));
    }

    [Fact]
    public async Task APassOfTheRoutineRepairsItAndSaysSo()
    {
        File.WriteAllText(Mark, "");
        _desk.Register.SiteAccess.Put(new SiteAccessOff
        {
            Site = "pn-contoh", Since = _desk.Clock.UtcNow.AddHours(-5), Machine = "server-lama", On = ["/tidak/ada/lagi"],
        });
        var results = new List<RoutineResult>();

        await new SopRoutine(_desk.Workplace, new RoutineOptions()).RunAsync([_desk.Site], results.Add, CancellationToken.None);

        var backup = results.Single(result => result.Step == RoutineStep.Backup);
        Assert.Equal(RoutineState.Finding, backup.State);
        Assert.Contains("server-lama yang mematikannya terputus. Sekarang sudah dinyalakan.", backup.Message.Indonesian, StringComparison.Ordinal);
        Assert.False(File.Exists(Mark));
        Assert.Equal(BackupState.Complete, _desk.Register.Backups.Latest("pn-contoh")!.State);
    }

    [Fact]
    public void ACommandIsRunWithoutAShell()
    {
        var end = new CommandRunner().Run(["printf", "%s|", "a b", "$(touch x)", "; exit 9", "*"], CancellationToken.None);

        Assert.Equal((0, "a b|$(touch x)|; exit 9|*|"), (end.Exit!.Value, end.Said));
        Assert.Null(new CommandRunner().Run(["/tidak/ada"], CancellationToken.None).Exit);
    }

    private WebsiteBackups Service(Func<string, Stream> open) =>
        new(_desk.Register.Backups, _desk.Register.Log, _desk.Register, Desk.Adapters.Dumper, _desk.Clock)
        {
            OpenFile = open, Access = _desk.Workplace.SiteAccess,
        };

    private string[] Trace() => File.ReadAllLines(_desk.Folder["jejak"]);
}
