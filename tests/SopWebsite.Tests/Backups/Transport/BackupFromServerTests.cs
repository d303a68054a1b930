using SopWebsite.Backups;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Register;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Transport;

/// <summary>A site whose files are on a server, backed up over SFTP and restored: what comes back is what the server has.</summary>
public sealed class BackupFromServerTests : IDisposable
{
    private readonly Desk _desk = new();

    private static SshServer Server => SshServer.Get();

    public void Dispose() => _desk.Dispose();

    private string Root => _desk.Folder["di server"];

    private string Mirror => Path.Combine(EvidenceFolder.Mirrors(_desk.Register.Location), "pn-contoh");

    [SkippableFact]
    public void WhatIsRestoredIsWhatTheServerHas()
    {
        Place();
        RandomTree.Grow(Root, 21);
        foreach (var name in new[] { "baris\nbaru", "kutip \"'` $x", "CON", "a:b", new string('p', 250), string.Concat(Enumerable.Repeat("é", 125)) })
            Put("sulit/" + name, name);
        Directory.CreateSymbolicLink(Path.Combine(Root, "sulit/lingkaran"), "..");
        WholeSeconds(Root);

        var made = _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions());
        var restored = _desk.Workplace.Backups.Restore(made.Path, _desk.Folder["pulih"]);

        Assert.Equal(BackupState.Complete, made.State);
        Assert.Empty(restored.Skipped);
        Assert.Equal(Readable(BackupBench.Fingerprint(Root)), Readable(BackupBench.Fingerprint(restored.FilesPath!)));
        Assert.NotNull(_desk.Workplace.RemoteSites.CompletedAt(_desk.Site));

        Put("index.php", "<?php // baru");
        var second = _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions());
        Assert.Equal(made.Files + 1, second.Files);
        Assert.Equal(1, _desk.Workplace.RemoteSites.Fetch(Changed("index.php"), new FetchOptions()).Fetched);
    }

    [SkippableFact]
    public void APlanChangesNothingAndNeedsNoServer()
    {
        Place();
        _desk.Set(site => site with { RemoteRoot = "sftp://web@server.invalid/situs" });

        var plan = _desk.Workplace.Backups.Plan(_desk.Site, new BackupOptions());

        Assert.Equal(("server.invalid", RemoteMirror.FilesOf(Mirror)), (plan.Source!.Host, plan.Root));
        Assert.False(Directory.Exists(Mirror) || Directory.Exists(_desk.Folder["sets"]));
    }

    [SkippableFact]
    public void AnotherKeyMakesNoSetAndTouchesNone()
    {
        Place();
        Put("index.php", "<?php");
        var made = _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions());
        var before = BackupBench.Fingerprint(_desk.Folder["sets"]);
        _desk.Set(site => site with { HostKey = [Server.OtherKey] });

        var failure = Assert.Throws<SopException>(() => _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions()));

        Assert.Equal("SopHostKeyChanged", failure.Id);
        Assert.Equal(before, BackupBench.Fingerprint(_desk.Folder["sets"]));
        Assert.Equal(made.Path, Assert.Single(_desk.Workplace.Backups.List(_desk.Site)).Path);
    }

    [SkippableFact]
    public void AStopInTheTransferMakesNoSetAndTheNextRunGoesOn()
    {
        Place();
        File.WriteAllBytes(Path.Combine(Root, "besar.bin"), new byte[20_000_000]);
        using var stop = new CancellationTokenSource();
        var half = new Teller(progress =>
        {
            if (progress is { Stage: BackupStage.Fetching, Done: > 10_000_000 }) stop.Cancel();
        });

        Assert.ThrowsAny<OperationCanceledException>(() => _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions(), half, stop.Token));

        Assert.Empty(_desk.Workplace.Backups.List(_desk.Site));
        Assert.Null(_desk.Workplace.RemoteSites.CompletedAt(_desk.Site));
        var outcome = _desk.Workplace.RemoteSites.Fetch(_desk.Site, new FetchOptions());
        Assert.InRange(outcome.FetchedBytes, 1, 10_000_000);
        Assert.Equal(BackupState.Complete, _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions()).State);
    }

    [SkippableFact]
    public void MasksAndSpeedOfTheSiteHoldAndWhatWasLeftOutIsSaid()
    {
        Place();
        foreach (var path in new[] { "index.php", "error.log", "cache/x", "images/a.jpg" }) Put(path, path);
        _desk.Set(site => site with { Exclude = ["*.log; cache/"], SpeedLimit = 5000 });

        var made = _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions());
        var all = _desk.Workplace.Backups.Backup(
            _desk.Site, new BackupOptions { Fetch = new FetchOptions { Exclude = [], MirrorPath = _desk.Folder["lain"] } });

        Assert.Equal((2, 4), (made.Files, all.Files));
        Assert.Contains(made.Warnings, warning => warning.English.Contains("masks left out 2", StringComparison.Ordinal));
        Assert.True(File.Exists(_desk.Folder["lain/files/error.log"]));
    }

    [Fact]
    public void MasksHoldForFilesOfThisMachineToo()
    {
        foreach (var path in new[] { "index.php", "error.log", "cache/x" }) Put(path, path);
        _desk.Set(site => site with { DocumentRoot = Root, BackupPath = _desk.Folder["sets"], Exclude = ["cache/"] });

        Assert.Equal(2, _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions()).Files);
        Assert.Equal(
            1, _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions { Fetch = new FetchOptions { Exclude = ["*.log", "cache/"] } }).Files);
    }

    [SkippableFact]
    public void ClearTextIsWarnedOf()
    {
        using var clear = new ClearFtpServer();
        Skip.If(clear.Missing is not null, clear.Missing);
        Put("index.php", "<?php");
        File.WriteAllText(_desk.Folder["sandi"], FtpServer.Password);
        File.SetUnixFileMode(_desk.Folder["sandi"], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        _desk.Set(site => site with
        {
            RemoteRoot = $"ftp://anonymous@127.0.0.1:{clear.Port}{Uri.EscapeDataString(Root).Replace("%2F", "/", StringComparison.Ordinal)}",
            SourceSecret = "file:" + _desk.Folder["sandi"],
            BackupPath = _desk.Folder["sets"],
        });

        var made = _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions());

        Assert.Equal((BackupState.Complete, 1), (made.State, made.Files));
        Assert.Contains(made.Warnings, warning => warning.English.Contains("clear text", StringComparison.Ordinal));
        Assert.DoesNotContain(made.Warnings, warning => warning.English.Contains("sandi", StringComparison.Ordinal));
    }

    private void Place()
    {
        Directory.CreateDirectory(Root);
        _desk.Set(site => site with
        {
            RemoteRoot = Server.Address(Root),
            IdentityFile = Server.KeyFile,
            HostKey = [Server.HostKey],
            BackupPath = _desk.Folder["sets"],
        });
    }

    private SopSite Changed(string path)
    {
        File.SetLastWriteTimeUtc(Path.Combine(Root, path), new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        return _desk.Site;
    }

    private void Put(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Root, path))!);
        File.WriteAllText(Path.Combine(Root, path), content);
    }

    /// <summary>The protocol has times in seconds.</summary>
    private static void WholeSeconds(string root)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(root, "*", SearchOption.AllDirectories).OrderByDescending(path => path.Length))
        {
            if (new FileInfo(path).LinkTarget is not null) continue;
            var time = File.GetLastWriteTimeUtc(path);
            var whole = time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
            if (Directory.Exists(path)) Directory.SetLastWriteTimeUtc(path, whole);
            else File.SetLastWriteTimeUtc(path, whole);
        }
    }

    /// <summary>In a mirror the owner may always write (and read), whatever rights the server has.</summary>
    private static string Readable(string fingerprint) => fingerprint.Replace("UserWrite, ", "", StringComparison.Ordinal);

    private sealed class Teller(Action<BackupProgress> tell) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value) => tell(value);
    }
}
