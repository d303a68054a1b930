using SopWebsite.Backups;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Transport;

public sealed class RemoteMirrorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MemoryTree _server = new();
    private readonly SettableClock _clock = new(new DateTimeOffset(2026, 11, 16, 1, 0, 0, TimeSpan.Zero));

    public void Dispose()
    {
        Assert.Equal(0, _server.Open);
        _folder.Dispose();
    }

    [Theory]
    [InlineData("../luar")]
    [InlineData("..")]
    [InlineData("/etc/cron.d/x")]
    [InlineData("a/../../luar")]
    [InlineData("a//b")]
    [InlineData("./a")]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("tidak terdaftar/berkas")]
    [InlineData("tautan/berkas")]
    [InlineData("ada")]
    public void AServerThatNamesWhatCouldLeadOutIsRefusedBeforeAnythingIsFetched(string path)
    {
        _server.File("ada", "isi");
        _server.Link("tautan", "/");
        _server.Entries.Add(new RemoteEntry { Path = path, Kind = RemoteKind.File, Bytes = 3, Modified = MemoryTree.Time });

        var failure = Assert.Throws<SopException>(() => Update());

        Assert.Equal(("SopRemoteNameUnsafe", SopErrorKind.SecurityFailure), (failure.Id, failure.Kind));
        Assert.Empty(_server.Reads);
        Assert.Null(RemoteMirror.CompletedAt(_folder["cermin"]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Files));
    }

    [Fact]
    public void AFolderThatTurnsIntoALinkAndBackIsNeverWrittenThrough()
    {
        var outside = Directory.CreateDirectory(_folder["luar"]).FullName;
        _server.Link("folder", outside);
        Update();
        Assert.Equal(outside, new DirectoryInfo(At("folder")).LinkTarget);

        _server.Entries.Clear();
        _server.Folder("folder");
        _server.File("folder/berkas", "isi");
        Update();
        Assert.Equal("isi", File.ReadAllText(At("folder/berkas")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(outside));

        _server.Entries.Clear();
        _server.File("folder", "sekarang berkas");
        Update();
        Assert.Equal("sekarang berkas", File.ReadAllText(At("folder")));

        _server.Entries.Clear();
        _server.Folder("folder");
        _server.File("folder/berkas", "isi");
        Update();
        // What is removed of the folder must not be removed through the link that stands there then.
        _server.Entries.Clear();
        _server.Link("folder", outside);
        File.WriteAllText(Path.Combine(outside, "berkas"), "tetap");
        Update();
        Assert.Equal(outside, new DirectoryInfo(At("folder")).LinkTarget);
        _server.Entries.Clear();
        Update();
        Assert.False(Path.Exists(At("folder")));
        Assert.Equal("tetap", File.ReadAllText(Path.Combine(outside, "berkas")));
    }

    [Fact]
    public void WhereverTheConnectionIsLostItGoesOnBehindWhatArrived()
    {
        var content = Bytes(40_000);
        _server.File("besar", content);
        _server.File("kecil", "kecil");
        var cuts = new Queue<long>([3000, 3000, 17_000, 39_000]);
        _server.Sending = (path, at) =>
        {
            if (path == "besar" && cuts.TryPeek(out var cut) && at >= cut)
            {
                cuts.Dequeue();
                throw MemoryTree.Lost;
            }
        };

        var outcome = Update(new MirrorOptions { Sessions = 1, Pause = TimeSpan.Zero });

        Assert.Equal(content, File.ReadAllBytes(At("besar")));
        Assert.Equal([0, 3000, 3000, 17_000, 39_000], _server.Reads.Where(read => read.Path == "besar").Select(read => read.Offset));
        Assert.Equal((4, 40_005L), (outcome.Reconnected, outcome.FetchedBytes));
    }

    [Fact]
    public void AServerThatStaysAwayEndsTheRunAndTheNextOneCompletesIt()
    {
        var content = Bytes(30_000);
        _server.File("besar", content);
        _server.Sending = (_, at) =>
        {
            if (at >= 20_000) throw MemoryTree.Lost;
        };
        _server.Opening = before =>
        {
            if (before > 0) throw MemoryTree.Unreachable;
        };

        var failure = Assert.Throws<SopException>(() => Update(new MirrorOptions { Sessions = 1, Reconnects = 3, Pause = TimeSpan.Zero }));
        Assert.Equal(SopErrorKind.ConnectionFailure, failure.Kind);
        Assert.Null(RemoteMirror.CompletedAt(_folder["cermin"]));
        Assert.Empty(Directory.EnumerateFiles(Files));

        (_server.Sending, _server.Opening) = ((_, _) => { }, _ => { });
        _server.Reads.Clear();
        var outcome = Update();
        Assert.Equal(("besar", 20_000L), Assert.Single(_server.Reads));
        Assert.Equal(10_000, outcome.FetchedBytes);
        Assert.Equal(content, File.ReadAllBytes(At("besar")));
        Assert.Equal(_clock.UtcNow, RemoteMirror.CompletedAt(_folder["cermin"]));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder["cermin"], "incoming")));
    }

    [Fact]
    public void APartOfAnotherVersionIsNotGoneOnWith()
    {
        _server.File("berkas", Bytes(30_000));
        _server.Sending = (_, at) =>
        {
            if (at >= 20_000) throw new OperationCanceledException();
        };
        Assert.ThrowsAny<OperationCanceledException>(() => Update());
        var newer = Bytes(30_000, seed: 2);
        _server.File("berkas", newer, MemoryTree.Time.AddSeconds(1));
        _server.Sending = (_, _) => { };

        Update();

        Assert.Equal(newer, File.ReadAllBytes(At("berkas")));
    }

    [Fact]
    public void OneSessionIsEnoughWhereTheServerAllowsNoMore()
    {
        foreach (var n in Enumerable.Range(0, 50)) _server.File($"berkas {n}", Bytes(3000, n));
        _server.Opening = before =>
        {
            if (before > 0) throw MemoryTree.Unreachable;
        };

        var outcome = Update(new MirrorOptions { Sessions = 4 });

        Assert.Equal((50, 50), (outcome.Files, outcome.Fetched));
        Assert.All(Enumerable.Range(0, 50), n => Assert.Equal(Bytes(3000, n), File.ReadAllBytes(At($"berkas {n}"))));
    }

    [Fact]
    public void AFileThatKeepsChangingIsSaidAndFetchedAgainNextTime()
    {
        _server.File("log.txt", Bytes(3000));
        var turn = 0;
        _server.Sending = (_, at) =>
        {
            // It grows while it is read, each time.
            if (at == 2000) _server.File("log.txt", Bytes(3000 + ++turn), MemoryTree.Time.AddSeconds(turn));
        };
        var outcome = Update();
        Assert.Equal(["log.txt"], outcome.Changed);

        _server.Sending = (_, _) => { };
        var next = Update();
        Assert.Equal((1, 0), (next.Fetched, next.Changed.Length));
        Assert.Equal(Bytes(3000 + turn), File.ReadAllBytes(At("log.txt")));
    }

    [Fact]
    public void AFileThatChangedOnceIsTakenWholeInItsNewForm()
    {
        _server.File("halaman", Bytes(3000));
        _server.Sending = (_, at) =>
        {
            if (at != 2000) return;
            _server.Sending = (_, _) => { };
            _server.File("halaman", Bytes(5000, seed: 5), MemoryTree.Time.AddSeconds(9));
        };
        var outcome = Update();
        Assert.Empty(outcome.Changed);
        Assert.Equal(Bytes(5000, seed: 5), File.ReadAllBytes(At("halaman")));
        Assert.Equal(0, Update().Fetched);
    }

    [Fact]
    public void WhatCannotBeReadIsNamedAndItsOldCopyDoesNotPassForTheNew()
    {
        _server.File("rahasia", "lama");
        _server.File("terbuka", "isi");
        Update();
        _server.File("rahasia", "baru", MemoryTree.Time.AddSeconds(1));
        _server.Sending = (path, _) =>
        {
            if (path == "rahasia") throw TransportFaults.Unreadable(path, "Permission denied");
        };

        var outcome = Update();

        var skip = Assert.Single(outcome.Skipped);
        Assert.Equal(("rahasia", SkipReason.Unreadable, true), (skip.Path, skip.Reason, skip.IsGap));
        Assert.False(File.Exists(At("rahasia")));
        Assert.Equal("isi", File.ReadAllText(At("terbuka")));
    }

    [Fact]
    public void AFolderThatCannotBeListedKeepsWhatWasFetchedOfIt()
    {
        _server.Folder("folder");
        _server.File("folder/berkas", "isi");
        Update();
        _server.Entries.RemoveAll(entry => entry.Path != "folder");
        _server.Skipped.Add(new SkippedFile("folder", SkipReason.Unreadable, "Permission denied"));

        var outcome = Update();

        Assert.Equal("folder", Assert.Single(outcome.Skipped).Path);
        Assert.True(File.Exists(At("folder/berkas")));
    }

    [Fact]
    public void MasksDecideWhatTravelsAndWhatStays()
    {
        foreach (var folder in new[] { "cache", "images", "images/cache", "images/2024", "kosong" }) _server.Folder(folder);
        foreach (var file in new[] { "index.php", "error.LOG", "cache/a", "images/cache/b", "images/2024/foto.jpg", "images/2024/catatan.txt" }) _server.File(file, file);
        Update();
        var outcome = Update(new MirrorOptions { Mask = new TransferMask(include: null, ["*.log; cache/", "/images/2024/*.txt"]) });
        Assert.Equal(["images/2024/foto.jpg", "index.php"], Listed());
        Assert.Equal(4, outcome.Deleted);
        Assert.True(Directory.Exists(At("kosong")));

        Update(new MirrorOptions { Mask = new TransferMask(["images/", "*.php"], ["cache/"]) });
        Assert.Equal(["images/2024/catatan.txt", "images/2024/foto.jpg", "index.php"], Listed());
        Assert.False(Directory.Exists(At("kosong")));
    }

    [Fact]
    public void AnotherServersFileOfTheSameSizeAndTimeIsFetched()
    {
        _server.File("berkas", "satu");
        Update();
        _server.File("berkas", "lain");
        new RemoteMirror(_folder["cermin"], "sftp://lain.example.go.id", _server.Connect, _clock).Update(new MirrorOptions());
        Assert.Equal("lain", File.ReadAllText(At("berkas")));
    }

    [Fact]
    public void AFolderThatIsNoMirrorIsNotTouched()
    {
        Directory.CreateDirectory(_folder["dokumen"]);
        File.WriteAllText(_folder["dokumen/penting.docx"], "penting");
        var failure = Assert.Throws<SopException>(() => new RemoteMirror(_folder["dokumen"], "x", _server.Connect, _clock).Update(new MirrorOptions()));
        Assert.Equal("SopMirrorForeign", failure.Id);
        Assert.Equal("penting.docx", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(_folder["dokumen"]))));
    }

    [Fact]
    public void TwoRunsDoNotFillOneMirror()
    {
        _server.File("berkas", "isi");
        _server.Sending = (_, _) =>
        {
            _server.Sending = (_, _) => { };
            Assert.Equal("SopMirrorBusy", Assert.Throws<SopException>(() => Update()).Id);
        };
        Update();
        Assert.Equal("isi", File.ReadAllText(At("berkas")));
    }

    [SkippableFact]
    public void NobodyElseLooksIntoTheMirror()
    {
        Skip.If(OperatingSystem.IsWindows(), "rights as Unix has them");
        _server.Folder("terbuka");
        _server.File("configuration.php", "rahasia");
        Update();
        Assert.Equal((UnixFileMode)0x1C0, File.GetUnixFileMode(_folder["cermin"]));
        Assert.Equal((UnixFileMode)0x1A4, File.GetUnixFileMode(At("configuration.php")));
    }

    [SkippableFact]
    public void AFullDiskIsSaidAndWhatWasThereStays()
    {
        _server.File("lama", "lama");
        using var disk = SmallDisk.Mount(_folder["kecil"], 2);
        var mirror = new RemoteMirror(Path.Combine(disk.Path, "cermin"), "sftp://server.example.go.id/", _server.Connect, _clock);
        mirror.Update(new MirrorOptions { IgnoreSpace = true });
        _server.File("besar", Bytes(5_000_000));

        Assert.Equal("SopMirrorSpaceShort", Assert.Throws<SopException>(() => mirror.Update(new MirrorOptions())).Id);
        Assert.Equal("SopMirrorUnusable", Assert.Throws<SopException>(() => mirror.Update(new MirrorOptions { IgnoreSpace = true })).Id);

        Assert.Null(RemoteMirror.CompletedAt(Path.Combine(disk.Path, "cermin")));
        Assert.Equal("lama", File.ReadAllText(Path.Combine(disk.Path, "cermin", "files", "lama")));
        Assert.False(File.Exists(Path.Combine(disk.Path, "cermin", "files", "besar")));
    }

    [Fact]
    public void LinksComeAsTheyAreAndOnesWithoutATargetAreNamed()
    {
        _server.Link("putus", "/tidak/ada");
        _server.Link("sendiri", "sendiri");
        _server.Link("tanpa", target: null);
        var outcome = Update();
        Assert.Equal("/tidak/ada", new FileInfo(At("putus")).LinkTarget);
        Assert.Equal("sendiri", new FileInfo(At("sendiri")).LinkTarget);
        Assert.Equal(("tanpa", SkipReason.Link), (Assert.Single(outcome.Skipped).Path, outcome.Skipped[0].Reason));
        _server.Entries.RemoveAll(entry => entry.Path == "putus");
        _server.Link("putus", "/lain");
        Update();
        Assert.Equal("/lain", new FileInfo(At("putus")).LinkTarget);
    }

    private string Files => RemoteMirror.FilesOf(_folder["cermin"]);

    private MirrorOutcome Update(MirrorOptions? options = null) =>
        new RemoteMirror(_folder["cermin"], "sftp://server.example.go.id/", _server.Connect, _clock).Update(options ?? new MirrorOptions { Pause = TimeSpan.Zero });

    private string At(string path) => Path.Combine(Files, path);

    private string[] Listed() => [.. Directory.EnumerateFiles(Files, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Files, path)).Order(StringComparer.Ordinal)];

    private static byte[] Bytes(int count, int seed = 1)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
