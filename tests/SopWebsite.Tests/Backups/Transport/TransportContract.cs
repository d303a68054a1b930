using System.Text;
using SopWebsite.Backups;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Transport;

/// <summary>
/// What every transport has to do alike, whichever program carries it. The server's files lie on this machine, so both sides can be looked at.
/// </summary>
public abstract partial class TransportContract : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    protected TransportContract() => Directory.CreateDirectory(Root);

    /// <summary>Why the transport cannot be tried here; null when it can.</summary>
    protected abstract string? Missing { get; }

    /// <summary>Whether it can name a file whose name has a line break in it.</summary>
    protected virtual bool CarriesLineBreaks => true;

    /// <summary>Whether it says where a link leads.</summary>
    protected virtual bool CarriesTargets => true;

    /// <summary>Whether it can make links.</summary>
    protected virtual bool MakesLinks => true;

    /// <summary>Whether it can set rights.</summary>
    protected virtual bool SetsModes => true;

    /// <summary>Whether it says how much room the server has.</summary>
    protected virtual bool TellsRoom => true;

    protected string Root => _folder["situs"];

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract IRemoteTree OpenAt(string root);

    [SkippableFact]
    public void ListsEverythingWithSizeTimeRightsAndTarget()
    {
        using var tree = Open();
        Put("index.php", "<?php", 0x1A4, new DateTime(2024, 2, 29, 23, 59, 58, DateTimeKind.Utc));
        Put("images/logo.bin", new string('x', 70_001), 0x180, new DateTime(2019, 12, 31, 17, 0, 1, DateTimeKind.Utc));
        Directory.CreateDirectory(At("kosong/di dalam"));
        File.CreateSymbolicLink(At("tautan"), "images/logo.bin");
        File.CreateSymbolicLink(At("images/putus"), "/tidak/ada");

        var skipped = new List<SkippedFile>();
        var listed = tree.List(skipped, enter: null, CancellationToken.None).ToList();

        Assert.Empty(skipped);
        Assert.Equal(
            ["images", "images/logo.bin", "images/putus", "index.php", "kosong", "kosong/di dalam", "tautan"],
            listed.Select(entry => entry.Path).Order(StringComparer.Ordinal));
        Assert.True(listed.FindIndex(entry => entry.Path == "images") < listed.FindIndex(entry => entry.Path == "images/logo.bin"));
        var logo = listed.Single(entry => entry.Path == "images/logo.bin");
        Assert.Equal(
            (RemoteKind.File, 70_001, new DateTime(2019, 12, 31, 17, 0, 1, DateTimeKind.Utc), 0x180),
            (logo.Kind, logo.Bytes, logo.Modified, logo.Mode));
        Assert.Equal(
            (RemoteKind.Folder, 0), (listed.Single(entry => entry.Path == "kosong").Kind, listed.Single(entry => entry.Path == "kosong").Bytes));
        foreach (var (path, target) in new[] { ("tautan", "images/logo.bin"), ("images/putus", "/tidak/ada") })
        {
            var link = listed.Single(entry => entry.Path == path);
            Assert.Equal((RemoteKind.Link, CarriesTargets ? target : null), (link.Kind, link.Target));
        }
        foreach (var entry in listed.Where(entry => entry.Kind == RemoteKind.File))
            Assert.Equal(entry, tree.Find(entry.Path, CancellationToken.None));
        Assert.Null(tree.Find("images/tidak ada", CancellationToken.None));
    }

    [SkippableFact]
    public void HardNamesComeThroughAsTheyAre()
    {
        using var tree = Open();
        string[] names =
        [
            "spasi di tengah", " depan", "belakang ", "kutip \"ganda\"", "kutip 'tunggal'", "garis\\miring", "$HOME `id` $(id)", "-rf", "--help",
            "bintang*",
            "tanya?", "[abc]", "{a,b}", "titik;koma", "a:b", "a|b", "a&b", "<a>", "100%", "%2e%2e", "CON", "aux.php", "..x", "...", "~", "#pagar",
            "!seru",
            "a -> b", "é", "e\u0301", "图", "😀", new string('p', 250), string.Concat(Enumerable.Repeat("é", 125)),
        ];
        foreach (var name in names) Put("sub/" + name, name);
        Put("folder \"aneh\" [1]/di 'dalam' $x.txt", "isi");
        if (CarriesLineBreaks) Put("sub/baris\nbaru", "baris");

        var listed = tree.List(new List<SkippedFile>(), enter: null, CancellationToken.None).Where(entry => entry.Kind == RemoteKind.File).ToList();

        Assert.Equal(Files(Root), listed.Select(entry => entry.Path).Order(StringComparer.Ordinal));
        foreach (var entry in listed)
        {
            tree.Read(entry, _folder["diterima"], 0, received: null, CancellationToken.None);
            Assert.Equal(File.ReadAllBytes(At(entry.Path)), File.ReadAllBytes(_folder["diterima"]));
        }
        // And back.
        File.WriteAllText(_folder["kirim"], "baru");
        foreach (var entry in listed) tree.Write(_folder["kirim"], entry.Path, mode: null, modified: null, CancellationToken.None);
        Assert.Equal(listed.Select(entry => entry.Path).Order(StringComparer.Ordinal), Files(Root));
        Assert.All(listed, entry => Assert.Equal("baru", File.ReadAllText(At(entry.Path))));
    }

    [SkippableFact]
    public void FilesOfEverySizeArriveByteForByte()
    {
        using var tree = Open();
        var random = new Random(6);
        foreach (var size in new[] { 0, 1, 32_767, 32_768, 32_769, 1_048_576 + 3, 5_000_000 })
        {
            var content = new byte[size];
            random.NextBytes(content);
            File.WriteAllBytes(At("berkas"), content);
            var received = new Counter();

            var after = tree.Read(tree.Find("berkas", CancellationToken.None)!, _folder["diterima"], 0, received, CancellationToken.None);

            Assert.Equal(content, File.ReadAllBytes(_folder["diterima"]));
            Assert.Equal(size, received.Sum);
            if (after is not null) Assert.Equal(size, after.Bytes);
        }
    }

    [SkippableFact]
    public void ATransferGoesOnWhereItStopped()
    {
        using var tree = Open();
        var content = new byte[300_000];
        new Random(7).NextBytes(content);
        File.WriteAllBytes(At("besar"), content);
        var entry = tree.Find("besar", CancellationToken.None)!;
        foreach (var offset in new[] { 1, 100_000, 299_999, 300_000 })
        {
            // What is there already is other content, so that it shows when it travels again; and there is more of it than counts.
            File.WriteAllBytes(_folder["separuh"], [.. Enumerable.Repeat((byte)7, offset), .. Encoding.UTF8.GetBytes("sisa yang tidak berlaku")]);
            var received = new Counter();

            tree.Read(entry, _folder["separuh"], offset, received, CancellationToken.None);

            Assert.Equal([.. Enumerable.Repeat((byte)7, offset), .. content[offset..]], File.ReadAllBytes(_folder["separuh"]));
            Assert.Equal(300_000 - offset, received.Sum);
        }
    }

    [SkippableFact]
    public void WhatIsMissingIsSaidAndTheSessionGoesOn()
    {
        using var tree = Open();
        Put("ada", "isi");
        var gone = new RemoteEntry { Path = "tidak ada/berkas", Kind = RemoteKind.File, Bytes = 5 };

        var failure = Assert.Throws<SopException>(() => tree.Read(gone, _folder["x"], 0, received: null, CancellationToken.None));

        Assert.Equal((TransportFaults.NotFoundId, "tidak ada/berkas"), (failure.Id, failure.Offender));
        tree.Read(tree.Find("ada", CancellationToken.None)!, _folder["x"], 0, received: null, CancellationToken.None);
        Assert.Equal("isi", File.ReadAllText(_folder["x"]));
    }

    [SkippableFact]
    public void ARootThatIsMissingIsSaid()
    {
        Skip.If(Missing is not null, Missing);
        var failure = Assert.Throws<SopException>(() =>
        {
            using var tree = OpenAt(_folder["tidak ada"]);
            return tree.List(new List<SkippedFile>(), enter: null, CancellationToken.None).ToList();
        });
        Assert.Equal(("SopRemoteRootNotFound", SopErrorKind.NotFound), (failure.Id, failure.Kind));
    }

    [SkippableFact]
    public void LinksAreNeverFollowed()
    {
        using var tree = Open();
        Put("folder/berkas", "isi");
        Directory.CreateSymbolicLink(At("folder/lingkaran"), "..");
        Directory.CreateSymbolicLink(At("sendiri"), "sendiri");
        Directory.CreateSymbolicLink(At("keluar"), "/");

        var listed = tree.List(new List<SkippedFile>(), enter: null, CancellationToken.None).Select(entry => entry.Path)
            .Order(StringComparer.Ordinal);

        Assert.Equal(["folder", "folder/berkas", "folder/lingkaran", "keluar", "sendiri"], listed);
        Assert.Equal(MakesLinks, tree.MakeLink("buatan", "folder/berkas", CancellationToken.None));
        if (MakesLinks) Assert.Equal("folder/berkas", new FileInfo(At("buatan")).LinkTarget);
    }

    [SkippableFact]
    public void AFolderThatIsNotWantedIsNotLookedInto()
    {
        using var tree = Open();
        Put("cache/a/b", "x");
        Put("images/c", "y");

        var listed = tree.List(new List<SkippedFile>(), folder => folder.Path != "cache", CancellationToken.None).Select(entry => entry.Path)
            .ToList();

        Assert.Equal(["cache", "images", "images/c"], listed.Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public void AStopEndsATransferAtOnce()
    {
        using var tree = Open();
        File.WriteAllBytes(At("besar"), new byte[8_000_000]);
        using var stop = new CancellationTokenSource();
        var entry = tree.Find("besar", CancellationToken.None)!;
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => tree.Read(entry, _folder["diterima"], 0, received: null, stop.Token));
    }

    [SkippableFact]
    public void AMirrorTakesEverythingOnceAndThenOnlyWhatChanged()
    {
        Skip.If(Missing is not null, Missing);
        RandomTree.Grow(Root, 11, "abcdefgh-_ .0123é图😀");
        Put("tetap/besar.bin", new string('b', 600_000), 0x1A4, new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        Put("berubah.php", "lama", 0x1A4, new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc));
        Put("hilang/berkas.txt", "hilang");
        var clock = new SettableClock(new DateTimeOffset(2026, 11, 16, 1, 0, 0, TimeSpan.Zero));
        var mirror = new RemoteMirror(_folder["cermin"], Root, _ => OpenAt(Root), clock);
        var files = RemoteMirror.FilesOf(_folder["cermin"]);

        var first = mirror.Update(new MirrorOptions());
        Assert.Empty(first.Skipped);
        Assert.Empty(first.Changed);
        Assert.Equal(Content(Root), Content(files));
        Assert.Equal((Files(Root).Length, Files(Root).Length), (first.Files, first.Fetched));
        Assert.Equal(clock.UtcNow, RemoteMirror.CompletedAt(_folder["cermin"]));

        var second = mirror.Update(new MirrorOptions());
        Assert.Equal((0, 0L, 0), (second.Fetched, second.FetchedBytes, second.Deleted));

        Put("berubah.php", "baru", 0x1A4, new DateTime(2024, 1, 2, 3, 4, 6, DateTimeKind.Utc));
        Put("tambahan.txt", "tambahan");
        Directory.Delete(At("hilang"), recursive: true);
        var third = mirror.Update(new MirrorOptions { Sessions = 3 });
        Assert.Equal((2, 12L, 1), (third.Fetched, third.FetchedBytes, third.Deleted));
        Assert.Equal(Content(Root), Content(files));
        Assert.False(Directory.Exists(Path.Combine(files, "hilang")));
    }

    protected IRemoteTree Open()
    {
        Skip.If(Missing is not null, Missing);
        return OpenAt(Root);
    }

    private static RemoteEntry Entry(IRemoteTree tree, string path) =>
        tree.List(new List<SkippedFile>(), enter: null, CancellationToken.None).Single(entry => entry.Path == path);

    private string At(string path) => Path.Combine(Root, path);

    private void Put(string path, string content, int? mode = null, DateTime? time = null)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), content);
        if (mode is { } bits) File.SetUnixFileMode(At(path), (UnixFileMode)bits);
        if (time is { } at) File.SetLastWriteTimeUtc(At(path), at);
    }

    private static string[] Files(string root) =>
        [.. Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
            .Select(path => Path.GetRelativePath(root, path)).Order(StringComparer.Ordinal)];

    private static string[] Content(string root) =>
    [
        .. Files(root).Select(path => (Path: path, Whole: Path.Combine(root, path))).Select(file =>
            $"{file.Path} {SopWebsite.Files.Sha256Hex.OfFile(file.Whole)} {File.GetLastWriteTimeUtc(file.Whole):yyyyMMddHHmmss}"),
    ];

    private sealed class Counter : IProgress<long>
    {
        public long Sum { get; private set; }

        public void Report(long value) => Sum += value;
    }
}
