using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using SopWebsite.Backups;
using SopWebsite.Errors;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups;

/// <summary>What can go wrong while a set is made.</summary>
public sealed class BackupTroubleTests : IDisposable
{
    private readonly BackupBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void SocketsPipesAndDevicesAreNamedAndLeftOut()
    {
        _bench.Write("index.php");
        Assert.Equal(0, MakeFifo(Path.Combine(_bench.Root, "pipa"), 0x1FF));
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Path.Combine(_bench.Root, "soket")));

        var made = _bench.Make();

        Assert.Equal(BackupState.Complete, made.State);
        Assert.Equal(1, made.Files);
        Assert.Equal([new SkippedFile("pipa", SkipReason.Special), new SkippedFile("soket", SkipReason.Special)], made.Skipped);
    }

    [Fact]
    public void ANameThatIsNotTextMakesTheSetIncompleteAndIsShown()
    {
        _bench.Write("baik.txt");
        Assert.True(Shell("cd \"$0\" && printf x > $'latin\\xe9.txt' && mkdir $'map\\xff' && printf y > $'map\\xff/isi'", _bench.Root));

        var made = _bench.Make();
        var listed = Assert.Single(_bench.Backups.List(_bench.Site));

        Assert.Equal(BackupState.Incomplete, made.State);
        Assert.Equal(BackupState.Incomplete, listed.State);
        Assert.Equal(["latin\uFFFD.txt", "map\uFFFD"], made.Skipped.Select(skip => skip.Path));
        Assert.All(made.Skipped, skip => Assert.Equal(SkipReason.NameNotText, skip.Reason));
        Assert.Contains("2 berkas", Assert.Single(made.Warnings).Indonesian, StringComparison.Ordinal);
        Assert.True(made.Verified);
        // What .NET cannot name it cannot remove either.
        Assert.True(Shell("rm -r \"$0\"", _bench.Root));
    }

    [Fact]
    public void AFileThatCannotBeOpenedIsShownAndTheRestIsKept()
    {
        _bench.Write("a.txt");
        _bench.Write("rahasia.txt");
        _bench.Write("z.txt");
        var service = _bench.Service(open: path =>
            path.EndsWith("rahasia.txt", StringComparison.Ordinal) ? throw new UnauthorizedAccessException("ditolak") : File.OpenRead(path));

        var made = service.Backup(_bench.Site, new BackupOptions());

        Assert.Equal((BackupState.Incomplete, 2L), (made.State, made.Files));
        Assert.Equal([new SkippedFile("rahasia.txt", SkipReason.Unreadable, "ditolak")], made.Skipped);
        Assert.Equal(2, _bench.Backups.Restore(made.Path, _bench["r"]).Files);
    }

    [Fact]
    public void AFileThatBreaksOffIsKeptAsFarAsItWasReadAndShown()
    {
        _bench.Write("rusak.bin", new string('x', 300_000));
        var service = _bench.Service(open: path => new BreakingStream(path, 200_000));

        var made = service.Backup(_bench.Site, new BackupOptions());

        Assert.Equal(BackupState.Incomplete, made.State);
        Assert.Equal(SkipReason.Unreadable, Assert.Single(made.Skipped).Reason);
        Assert.InRange(made.Bytes!.Value, 1, 299_999);
        Assert.True(_bench.Backups.Test(made.Path).IsSound);
    }

    [Fact]
    public void AFileThatGrowsWhileItIsReadIsNoticed()
    {
        _bench.Write("access.log", "baris 1\n");
        var service = _bench.Service(open: path =>
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            File.AppendAllText(path, "baris 2\n");
            return stream;
        });

        var made = service.Backup(_bench.Site, new BackupOptions());

        Assert.Equal(BackupState.Complete, made.State);
        Assert.Contains("access.log", Assert.Single(made.Warnings).English, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatVanishesIsNamed()
    {
        _bench.Write("sesi/sess_1");
        var service = _bench.Service(open: path =>
        {
            File.Delete(path);
            return File.OpenRead(path);
        });

        var made = service.Backup(_bench.Site, new BackupOptions());

        Assert.Equal((BackupState.Complete, SkipReason.Vanished), (made.State, Assert.Single(made.Skipped).Reason));
    }

    [Fact]
    public void AFileThatBecomesALinkToElsewhereDoesNotGetIn()
    {
        var secret = _bench["shadow"];
        File.WriteAllText(secret, "root:rahasia");
        _bench.Write("avatar.png", "png");
        var service = _bench.Service(open: path =>
        {
            File.Delete(path);
            File.CreateSymbolicLink(path, secret);
            return File.OpenRead(path);
        });

        var made = service.Backup(_bench.Site, new BackupOptions());

        Assert.Equal((BackupState.Incomplete, 0L, SkipReason.Replaced), (made.State, made.Files, Assert.Single(made.Skipped).Reason));
    }

    [Fact]
    public void LinksAreKeptAndNeverFollowed()
    {
        File.WriteAllText(_bench["di-luar"], "rahasia");
        Directory.CreateSymbolicLink(Path.Combine(_bench.Root, "ke-luar"), _bench["."]);
        Directory.CreateSymbolicLink(Path.Combine(_bench.Root, "ke-diri"), ".");
        File.CreateSymbolicLink(Path.Combine(_bench.Root, "putus"), "tidak-ada");

        var made = _bench.Make();

        Assert.Equal((0L, BackupState.Complete), (made.Files, made.State));
    }

    [Theory]
    [InlineData(BackupStage.Archiving)]
    [InlineData(BackupStage.Verifying)]
    public void StoppedAnywhereItLeavesOnlyWhatWasThere(BackupStage stage)
    {
        _bench.Write("index.php", new string('x', 500_000));
        _bench.Make();
        var before = BackupBench.Fingerprint(_bench.Sets);
        using var stop = new CancellationTokenSource();
        var progress = new Progressing(progress =>
        {
            if (progress.Stage == stage) stop.Cancel();
        });

        Assert.ThrowsAny<OperationCanceledException>(() => _bench.Backups.Backup(_bench.Site, new BackupOptions(), progress, stop.Token));

        Assert.Equal(before, BackupBench.Fingerprint(_bench.Sets));
        Assert.Single(_bench.Register.Backups.Of(_bench.Site.Name));
        Assert.Single(_bench.Register.Log.Read());
    }

    [Fact]
    public void ALeftoverOfAKilledRunIsShownAndNeverUsed()
    {
        _bench.Write("index.php");
        var made = _bench.Make();
        // Killed right before the rename: the leftover has everything but the name.
        var leftover = Path.Combine(_bench.Sets, ".partial-" + made.Name);
        Directory.Move(made.Path, leftover);
        var next = _bench.Make();

        var listed = _bench.Backups.List(_bench.Site);

        Assert.Equal(
            [BackupState.Partial, BackupState.Damaged, BackupState.Complete],
            listed.Select(backup => backup.State).OrderBy(state => state switch { BackupState.Partial => 0, BackupState.Damaged => 1, _ => 2 }));
        Assert.Equal(next.Path, listed.Single(backup => backup.State == BackupState.Complete).Path);
        Assert.Equal("SopBackupPartial", Assert.Throws<SopException>(() => _bench.Backups.Test(leftover)).Id);
        Assert.Equal("SopBackupPartial", Assert.Throws<SopException>(() => _bench.Backups.Restore(leftover, _bench["r"])).Id);
    }

    [SkippableFact]
    public void AFullDiskMidwayRemovesTheUnfinishedSetAndTouchesNothingElse()
    {
        using var disk = SmallDisk.Mount(_bench["disk"], megabytes: 3);
        _bench.Write("kecil.txt");
        _bench.Site = _bench.Site with { BackupPath = disk.Path };
        var options = new BackupOptions { IgnoreSpace = true };
        var first = _bench.Make(options);
        var noise = new byte[5_000_000];
        new Random(1).NextBytes(noise);
        File.WriteAllBytes(Path.Combine(_bench.Root, "besar.bin"), noise);

        var refusal = Assert.Throws<SopException>(() => _bench.Make(options));

        Assert.Equal("SopBackupDiskFull", refusal.Id);
        Assert.Equal([first.Name], Directory.EnumerateFileSystemEntries(disk.Path).Select(Path.GetFileName));
        Assert.True(_bench.Backups.Test(first.Path).IsSound);
    }

    [SkippableFact]
    public void ADiskThatIsTooSmallIsFoundBeforeAnythingIsWritten()
    {
        using var disk = SmallDisk.Mount(_bench["disk"], megabytes: 3);
        _bench.Write("kecil.txt");

        var refusal = Assert.Throws<SopException>(() => _bench.Make(new BackupOptions { Destination = disk.Path }));

        Assert.Equal("SopBackupSpaceShort", refusal.Id);
        Assert.Empty(Directory.EnumerateFileSystemEntries(disk.Path));
    }

    [Fact]
    public void ADestinationThatVisitorsCouldReachIsRefused()
    {
        _bench.Write("index.php");
        Directory.CreateSymbolicLink(_bench["jalan"], _bench.Root);

        foreach (var inside in new[] { _bench.Root, Path.Combine(_bench.Root, "cadangan/2026"), _bench["jalan"], _bench["jalan/cadangan"] })
            Assert.Equal("SopBackupInsideRoot", Assert.Throws<SopException>(() => _bench.Make(new BackupOptions { Destination = inside })).Id);
        Assert.Equal(["index.php"], Directory.EnumerateFileSystemEntries(_bench.Root).Select(Path.GetFileName));
    }

    [Fact]
    public void WhatCannotBeBackedUpIsRefusedByName()
    {
        _bench.Write("index.php");
        string Id(Func<BackupOptions> options) => Assert.Throws<SopException>(() => _bench.Make(options())).Id;

        Assert.Equal("SopBackupNothing", Id(() => new BackupOptions { Parts = BackupParts.Database }));
        _bench.Site = _bench.Site with { BackupPath = null };
        Assert.Equal("SopBackupNoDestination", Id(() => new BackupOptions()));
        _bench.Site = _bench.Site with { DocumentRoot = _bench["tidak-ada"], BackupPath = _bench.Sets };
        Assert.Equal("SopDocumentRootNotFound", Id(() => new BackupOptions()));
        File.WriteAllText(_bench["berkas"], "");
        _bench.Site = _bench.Site with { DocumentRoot = _bench.Root };
        Assert.Equal("SopBackupUnwritable", Id(() => new BackupOptions { Destination = _bench["berkas"] }));
        Assert.False(Directory.Exists(_bench.Sets));
    }

    [Fact]
    public void APlanChangesNothing()
    {
        _bench.Write("index.php");
        var before = BackupBench.Fingerprint(_bench.Root);

        var plan = _bench.Backups.Plan(_bench.Site, new BackupOptions());

        Assert.Equal(Path.Combine(_bench.Sets, "pn-contoh-2026-11-21-093100"), plan.Path);
        Assert.Equal(before, BackupBench.Fingerprint(_bench.Root));
        Assert.False(Directory.Exists(_bench.Sets));
    }

    [Fact]
    public void AHugeFileIsStreamed()
    {
        var path = _bench.Write("besar.log");
        using (var stream = new FileStream(path, FileMode.Open)) stream.SetLength(200L * 1024 * 1024);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var made = _bench.Make(new BackupOptions { IgnoreSpace = true });

        Assert.Equal(200L * 1024 * 1024, made.Bytes);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    private static bool Shell(string script, string argument)
    {
        using var process = Process.Start("bash", ["-c", script, argument]);
        process.WaitForExit();
        return process.ExitCode == 0;
    }

    [DllImport("libc", EntryPoint = "mkfifo")]
    private static extern int MakeFifo([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

    private sealed class Progressing(Action<BackupProgress> told) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value) => told(value);
    }

    private sealed class BreakingStream(string path, int good) : FileStream(path, FileMode.Open, FileAccess.Read)
    {
        public override int Read(byte[] buffer, int offset, int count) =>
            Position >= good ? throw new IOException("kesalahan baca") : base.Read(buffer, offset, (int)Math.Min(count, good - Position));
    }
}
