using SopWebsite.Backups;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Transport;
/// <summary>What a mirror takes, refuses and keeps.</summary>
public sealed class RemoteMirrorTests : MirrorTestBase
{
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
        Server.File("ada", "isi");
        Server.Link("tautan", "/");
        Server.Entries.Add(new RemoteEntry { Path = path, Kind = RemoteKind.File, Bytes = 3, Modified = MemoryTree.Time });

        var failure = Assert.Throws<SopException>(() => Update());

        Assert.Equal(("SopRemoteNameUnsafe", SopErrorKind.SecurityFailure), (failure.Id, failure.Kind));
        Assert.Empty(Server.Reads);
        Assert.Null(RemoteMirror.CompletedAt(Folder["cermin"]));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Files));
    }

    [Fact]
    public void AFolderThatTurnsIntoALinkAndBackIsNeverWrittenThrough()
    {
        var outside = Directory.CreateDirectory(Folder["luar"]).FullName;
        Server.Link("folder", outside);
        Update();
        Assert.Equal(outside, new DirectoryInfo(At("folder")).LinkTarget);

        Server.Entries.Clear();
        Server.Folder("folder");
        Server.File("folder/berkas", "isi");
        Update();
        Assert.Equal("isi", File.ReadAllText(At("folder/berkas")));
        Assert.Empty(Directory.EnumerateFileSystemEntries(outside));

        Server.Entries.Clear();
        Server.File("folder", "sekarang berkas");
        Update();
        Assert.Equal("sekarang berkas", File.ReadAllText(At("folder")));

        Server.Entries.Clear();
        Server.Folder("folder");
        Server.File("folder/berkas", "isi");
        Update();
        // What is removed of the folder must not be removed through the link that stands there then.
        Server.Entries.Clear();
        Server.Link("folder", outside);
        File.WriteAllText(Path.Combine(outside, "berkas"), "tetap");
        Update();
        Assert.Equal(outside, new DirectoryInfo(At("folder")).LinkTarget);
        Server.Entries.Clear();
        Update();
        Assert.False(Path.Exists(At("folder")));
        Assert.Equal("tetap", File.ReadAllText(Path.Combine(outside, "berkas")));
    }

    [Fact]
    public void AFileThatKeepsChangingIsSaidAndFetchedAgainNextTime()
    {
        Server.File("log.txt", Bytes(3000));
        var turn = 0;
        Server.Sending = (_, at) =>
        {
            // It grows while it is read, each time.
            if (at == 2000) Server.File("log.txt", Bytes(3000 + ++turn), MemoryTree.Time.AddSeconds(turn));
        };
        var outcome = Update();
        Assert.Equal(["log.txt"], outcome.Changed);

        Server.Sending = (_, _) => { };
        var next = Update();
        Assert.Equal((1, 0), (next.Fetched, next.Changed.Length));
        Assert.Equal(Bytes(3000 + turn), File.ReadAllBytes(At("log.txt")));
    }

    [Fact]
    public void AFileThatChangedOnceIsTakenWholeInItsNewForm()
    {
        Server.File("halaman", Bytes(3000));
        Server.Sending = (_, at) =>
        {
            if (at != 2000) return;
            Server.Sending = (_, _) => { };
            Server.File("halaman", Bytes(5000, seed: 5), MemoryTree.Time.AddSeconds(9));
        };
        var outcome = Update();
        Assert.Empty(outcome.Changed);
        Assert.Equal(Bytes(5000, seed: 5), File.ReadAllBytes(At("halaman")));
        Assert.Equal(0, Update().Fetched);
    }

    [Fact]
    public void WhatCannotBeReadIsNamedAndItsOldCopyDoesNotPassForTheNew()
    {
        Server.File("rahasia", "lama");
        Server.File("terbuka", "isi");
        Update();
        Server.File("rahasia", "baru", MemoryTree.Time.AddSeconds(1));
        Server.Sending = (path, _) =>
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
        Server.Folder("folder");
        Server.File("folder/berkas", "isi");
        Update();
        Server.Entries.RemoveAll(entry => entry.Path != "folder");
        Server.Skipped.Add(new SkippedFile("folder", SkipReason.Unreadable, "Permission denied"));

        var outcome = Update();

        Assert.Equal("folder", Assert.Single(outcome.Skipped).Path);
        Assert.True(File.Exists(At("folder/berkas")));
    }

    [Fact]
    public void MasksDecideWhatTravelsAndWhatStays()
    {
        foreach (var folder in new[] { "cache", "images", "images/cache", "images/2024", "kosong" }) Server.Folder(folder);
        foreach (var file in new[] { "index.php", "error.LOG", "cache/a", "images/cache/b", "images/2024/foto.jpg", "images/2024/catatan.txt" })
            Server.File(file, file);
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
        Server.File("berkas", "satu");
        Update();
        Server.File("berkas", "lain");
        new RemoteMirror(Folder["cermin"], "sftp://lain.example.go.id", Server.Connect, Clock).Update(new MirrorOptions());
        Assert.Equal("lain", File.ReadAllText(At("berkas")));
    }

    [Fact]
    public void AFolderThatIsNoMirrorIsNotTouched()
    {
        Directory.CreateDirectory(Folder["dokumen"]);
        File.WriteAllText(Folder["dokumen/penting.docx"], "penting");
        var failure = Assert.Throws<SopException>(() => new RemoteMirror(Folder["dokumen"], "x", Server.Connect, Clock).Update(new MirrorOptions()));
        Assert.Equal("SopMirrorForeign", failure.Id);
        Assert.Equal("penting.docx", Path.GetFileName(Assert.Single(Directory.EnumerateFileSystemEntries(Folder["dokumen"]))));
    }

    [Fact]
    public void TwoRunsDoNotFillOneMirror()
    {
        Server.File("berkas", "isi");
        Server.Sending = (_, _) =>
        {
            Server.Sending = (_, _) => { };
            Assert.Equal("SopMirrorBusy", Assert.Throws<SopException>(() => Update()).Id);
        };
        Update();
        Assert.Equal("isi", File.ReadAllText(At("berkas")));
    }

    [SkippableFact]
    public void NobodyElseLooksIntoTheMirror()
    {
        Skip.If(OperatingSystem.IsWindows(), "rights as Unix has them");
        Server.Folder("terbuka");
        Server.File("configuration.php", "rahasia");
        Update();
        Assert.Equal((UnixFileMode)0x1C0, File.GetUnixFileMode(Folder["cermin"]));
        Assert.Equal((UnixFileMode)0x1A4, File.GetUnixFileMode(At("configuration.php")));
    }

    [SkippableFact]
    public void AFullDiskIsSaidAndWhatWasThereStays()
    {
        Server.File("lama", "lama");
        using var disk = SmallDisk.Mount(Folder["kecil"], 2);
        var mirror = new RemoteMirror(Path.Combine(disk.Path, "cermin"), "sftp://server.example.go.id/", Server.Connect, Clock);
        mirror.Update(new MirrorOptions { IgnoreSpace = true });
        Server.File("besar", Bytes(5_000_000));

        Assert.Equal("SopMirrorSpaceShort", Assert.Throws<SopException>(() => mirror.Update(new MirrorOptions())).Id);
        Assert.Equal("SopMirrorUnusable", Assert.Throws<SopException>(() => mirror.Update(new MirrorOptions { IgnoreSpace = true })).Id);

        Assert.Null(RemoteMirror.CompletedAt(Path.Combine(disk.Path, "cermin")));
        Assert.Equal("lama", File.ReadAllText(Path.Combine(disk.Path, "cermin", "files", "lama")));
        Assert.False(File.Exists(Path.Combine(disk.Path, "cermin", "files", "besar")));
    }

    [Fact]
    public void LinksComeAsTheyAreAndOnesWithoutATargetAreNamed()
    {
        Server.Link("putus", "/tidak/ada");
        Server.Link("sendiri", "sendiri");
        Server.Link("tanpa", target: null);
        var outcome = Update();
        Assert.Equal("/tidak/ada", new FileInfo(At("putus")).LinkTarget);
        Assert.Equal("sendiri", new FileInfo(At("sendiri")).LinkTarget);
        Assert.Equal(("tanpa", SkipReason.Link), (Assert.Single(outcome.Skipped).Path, outcome.Skipped[0].Reason));
        Server.Entries.RemoveAll(entry => entry.Path == "putus");
        Server.Link("putus", "/lain");
        Update();
        Assert.Equal("/lain", new FileInfo(At("putus")).LinkTarget);
    }
}
