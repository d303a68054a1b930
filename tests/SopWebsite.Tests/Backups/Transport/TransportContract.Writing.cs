using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Transport;

/// <summary>The half that changes what the server has, and reads back what it holds.</summary>
public abstract partial class TransportContract
{
    [SkippableFact]
    public void WritesReplaceWholeFilesAndLeaveNothingBehind()
    {
        using var tree = Open();
        Put("lama.php", new string('l', 100_000));
        var content = new byte[200_003];
        new Random(8).NextBytes(content);
        File.WriteAllBytes(_folder["baru"], content);
        var time = new DateTime(2023, 5, 6, 7, 8, 9, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(_folder["baru"], time);

        tree.Write(_folder["baru"], "lama.php", 0x1A0, time, CancellationToken.None);
        tree.MakeFolder("satu/dua/tiga", CancellationToken.None);
        tree.MakeFolder("satu/dua/tiga", CancellationToken.None);
        tree.Write(_folder["baru"], "satu/dua/tiga/salinan", mode: null, modified: null, CancellationToken.None);
        var refused = Assert.Throws<SopException>(
            () => tree.Write(_folder["baru"], "tidak ada/salinan", mode: null, modified: null, CancellationToken.None));

        Assert.Equal("SopRemoteUnwritable", refused.Id);
        Assert.Equal(["lama.php", "satu/dua/tiga/salinan"], Files(Root));
        Assert.Equal(content, File.ReadAllBytes(At("lama.php")));
        Assert.Equal(content, File.ReadAllBytes(At("satu/dua/tiga/salinan")));
        Assert.Equal(time, File.GetLastWriteTimeUtc(At("lama.php")));
        if (SetsModes) Assert.Equal((UnixFileMode)0x1A0, File.GetUnixFileMode(At("lama.php")));
    }

    [SkippableFact]
    public void AFolderThatIsNotThereYetIsMadeToWriteInto()
    {
        Skip.If(Missing is not null, Missing);
        using var tree = OpenAt(_folder["baru/dan lagi"]);
        tree.MakeFolder("", CancellationToken.None);
        File.WriteAllText(_folder["isi"], "isi");
        tree.Write(_folder["isi"], "berkas", mode: null, modified: null, CancellationToken.None);
        Assert.Equal("isi", File.ReadAllText(_folder["baru/dan lagi/berkas"]));
    }

    [SkippableFact]
    public void NamesAreChangedAndThingsRemoved()
    {
        using var tree = Open();
        Put("a", "A");
        Put("b", "B");
        Put("penuh/isi", "x");
        Put("di luar/isi", "tetap");
        Directory.CreateDirectory(At("kosong"));
        Directory.CreateSymbolicLink(At("tautan"), "di luar");

        tree.Rename("a", "b", CancellationToken.None);
        tree.Rename("penuh", "lain", CancellationToken.None);
        foreach (var path in new[] { "kosong", "tautan" }) tree.Delete(Entry(tree, path), CancellationToken.None);
        tree.Delete(new RemoteEntry { Path = "sudah tidak ada", Kind = RemoteKind.File }, CancellationToken.None);
        var refused = Assert.Throws<SopException>(() => tree.Delete(Entry(tree, "lain"), CancellationToken.None));

        Assert.Equal("SopRemoteUnwritable", refused.Id);
        Assert.Equal(["b", "di luar/isi", "lain/isi"], Files(Root));
        Assert.Equal("A", File.ReadAllText(At("b")));
        Assert.False(Path.Exists(At("kosong")) || Path.Exists(At("tautan")));
    }

    [SkippableTheory]
    [InlineData("../luar")]
    [InlineData("a/../../luar")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a/./b")]
    [InlineData("a\0b")]
    public void NoPathLeadsOutOfTheFolder(string path)
    {
        using var tree = Open();
        File.WriteAllText(_folder["luar"], "tetap");
        File.WriteAllText(_folder["kirim"], "jahat");
        var entry = new RemoteEntry { Path = path, Kind = RemoteKind.File, Bytes = 5 };
        foreach (var work in new Action[]
        {
            () => tree.Read(entry, _folder["diterima"], 0, received: null, CancellationToken.None),
            () => tree.Read(entry, Stream.Null, received: null, CancellationToken.None),
            () => tree.Write(_folder["kirim"], path, mode: null, modified: null, CancellationToken.None),
            () => tree.Send(_folder["kirim"], path, 0, mode: null, sent: null, CancellationToken.None),
            () => tree.MakeFolder(path, CancellationToken.None),
            () => tree.Delete(entry, CancellationToken.None),
            () => tree.Rename(path, "x", CancellationToken.None),
            () => tree.Rename("x", path, CancellationToken.None),
            () => tree.Find(path, CancellationToken.None),
        })
            Assert.Equal("SopRemoteNameUnsafe", Assert.Throws<SopException>(work).Id);
        Assert.Equal("tetap", File.ReadAllText(_folder["luar"]));
        Assert.False(File.Exists(_folder["diterima"]) && new FileInfo(_folder["diterima"]).Length > 0);
    }

    [SkippableFact]
    public void WhatTheServerHoldsIsReadBackByteForByte()
    {
        using var tree = Open();
        var random = new Random(9);
        foreach (var size in new[] { 0, 1, 32_768, 32_769, 3_000_001 })
        {
            var content = new byte[size];
            random.NextBytes(content);
            File.WriteAllBytes(At("berkas 'aneh' [1]"), content);
            using var held = new MemoryStream();
            var received = new Counter();

            tree.Read(tree.Find("berkas 'aneh' [1]", CancellationToken.None)!, held, received, CancellationToken.None);

            Assert.Equal(content, held.ToArray());
            Assert.Equal(size, received.Sum);
        }
        var gone = new RemoteEntry { Path = "tidak ada", Kind = RemoteKind.File, Bytes = 5 };
        Assert.Equal(
            TransportFaults.NotFoundId, Assert.Throws<SopException>(() => tree.Read(gone, Stream.Null, received: null, CancellationToken.None)).Id);
    }

    [SkippableFact]
    public void SendingGoesOnBehindWhatTheServerHas()
    {
        using var tree = Open();
        var content = new byte[300_000];
        new Random(10).NextBytes(content);
        File.WriteAllBytes(_folder["kirim"], content);
        foreach (var offset in new[] { 0, 1, 100_000, 299_999 })
        {
            // What is there already is other content, so that it shows when it travels again.
            byte[] there = [.. Enumerable.Repeat((byte)7, offset == 0 ? 400_000 : offset)];
            File.WriteAllBytes(At("besar"), there);
            var sent = new Counter();

            tree.Send(_folder["kirim"], "besar", offset, mode: null, sent, CancellationToken.None);

            Assert.Equal([.. there[..offset], .. content[offset..]], File.ReadAllBytes(At("besar")));
            Assert.Equal(300_000 - offset, sent.Sum);
        }
        tree.Send(_folder["kirim"], "baru", 0, 0x180, sent: null, CancellationToken.None);
        Assert.Equal(content, File.ReadAllBytes(At("baru")));
        if (SetsModes) Assert.Equal((UnixFileMode)0x180, File.GetUnixFileMode(At("baru")));
        var refused = Assert.Throws<SopException>(
            () => tree.Send(_folder["kirim"], "tidak ada/berkas", 0, mode: null, sent: null, CancellationToken.None));
        Assert.Equal("SopRemoteUnwritable", refused.Id);
        Assert.Equal(["baru", "besar"], Files(Root));
    }

    [SkippableFact]
    public void TheRoomIsToldOrNobodyKnowsIt()
    {
        using var tree = Open();
        var free = tree.Free(CancellationToken.None);
        Assert.Equal(TellsRoom, free is not null);
        // Others write to the disk meanwhile, but not half of it.
        if (free is { } bytes) Assert.InRange(bytes, new DriveInfo(Root).AvailableFreeSpace / 2, new DriveInfo(Root).TotalSize);
    }
}
