using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using SopWebsite.Backups;
using SopWebsite.Errors;
using SopWebsite.Files;

namespace SopWebsite.Tests.Backups;

/// <summary>Sets that someone made or changed with ill intent: refused by a stable id, and nothing is touched.</summary>
public sealed class HostileSetTests : IDisposable
{
    private readonly BackupBench _bench = new();
    private readonly WebsiteBackup _set;

    public HostileSetTests()
    {
        _bench.Write("index.php", "<?php");
        _bench.Write("images/logo.png", "png");
        File.CreateSymbolicLink(Path.Combine(_bench.Root, "tautan"), "images");
        _set = _bench.Make();
    }

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData("../x")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("a/../../x")]
    [InlineData("a/./x")]
    [InlineData("/etc/passwd")]
    [InlineData("//server/share/x")]
    [InlineData("\\\\server\\share\\x")]
    [InlineData("..\\x")]
    [InlineData("C:\\x")]
    [InlineData("C:/x")]
    [InlineData("c:x")]
    [InlineData("x:stream")]
    [InlineData("")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("NUL")]
    [InlineData("a/con.txt")]
    [InlineData("LPT9 .log")]
    [InlineData("CONIN$")]
    [InlineData("a.")]
    [InlineData("a ")]
    [InlineData("a\u0000b")]
    [InlineData("a\nb")]
    [InlineData("a\u007f")]
    public void APathThatCouldLeadOutIsRefused(string path) => Refused("SopManifestUnsafe", manifest => Entries(manifest)[0]!["path"] = path);

    [Theory]
    [InlineData("%2E%2E/x")]
    [InlineData("a%2Fb")]
    [InlineData("a%00")]
    [InlineData("%")]
    [InlineData("%zz")]
    public void AnEscapedPathThatCouldLeadOutIsRefused(string path) => Refused("SopManifestUnsafe", manifest =>
    {
        Entries(manifest)[0]!["path"] = path;
        Entries(manifest)[0]!["escaped"] = true;
    });

    [Fact]
    public void APathThatStandsTwiceIsRefused() =>
        Refused("SopManifestUnsafe", manifest => Entries(manifest).Add(Entries(manifest)[0]!.DeepClone()));

    [Fact]
    public void AFileBelowALinkIsRefused() => Refused("SopManifestUnsafe", manifest =>
    {
        var file = Entries(manifest).First(entry => (string)entry!["kind"]! == "file")!.DeepClone();
        file["path"] = "tautan/passwd";
        Entries(manifest).Add(file);
    });

    [Theory]
    [InlineData("../arsip.zip")]
    [InlineData("sub/arsip.zip")]
    [InlineData("manifest.json")]
    [InlineData("sha256sums")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    public void AnArchiveElsewhereIsRefused(string file) => Refused("SopManifestUnsafe", manifest => manifest["archive"]!["file"] = file);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("\"x\"")]
    [InlineData("1e999")]
    [InlineData("{\"format\":\"sopwebsite-backup\",\"version\":1,\"site\":\"x\",\"createdAt\":\"2026-11-21T00:00:00Z\"}")]
    [InlineData("{\"format\":\"sopwebsite-backup\",\"version\":1,\"site\":\"x\",\"createdAt\":\"besok\"}")]
    [InlineData("{\"format\":\"sopwebsite-backup\",\"version\":1,\"site\":null,\"createdAt\":\"2026-11-21T00:00:00Z\",\"entries\":null}")]
    public void BrokenJsonIsRefused(string text) => RefusedText("SopManifestInvalid", text);

    [Fact]
    public void DeepJsonIsRefused() => RefusedText("SopManifestInvalid", new string('[', 100_000));

    [Fact]
    public void BytesThatAreNotTextAreRefused()
    {
        File.WriteAllBytes(Path.Combine(_set.Path, "manifest.json"), [0xff, 0xfe, 0x00, 0x7b, 0x80]);
        CheckRefusal("SopManifestInvalid");
    }

    [Fact]
    public void AHugeManifestIsRefusedUnread()
    {
        using (var stream = new FileStream(Path.Combine(_set.Path, "manifest.json"), FileMode.Create)) stream.SetLength(ManifestFile.LargestBytes + 1);
        CheckRefusal("SopManifestInvalid");
    }

    public static TheoryData<string, string?> Figures => new()
    {
        { "bytes", "-1" }, { "bytes", "9223372036854775807" }, { "bytes", "1e99" }, { "sha256", "\"abc\"" }, { "sha256", null },
        { "kind", "\"device\"" }, { "kind", "2" }, { "mode", "\"9\"" }, { "mode", "\"7777777\"" }, { "modified", "\"x\"" }, { "path", null },
    };

    [Theory]
    [MemberData(nameof(Figures))]
    public void AnEntryThatIsNotDescribedIsRefused(string field, string? json) => Refused(
        "SopManifestInvalid",
        manifest => Entries(manifest).First(entry => (string)entry!["kind"]! == "file")![field] = json is null ? null : JsonNode.Parse(json));

    [Theory]
    [InlineData("version", "2")]
    [InlineData("format", "\"lain\"")]
    [InlineData("skipped", "[null]")]
    [InlineData("warnings", "null")]
    [InlineData("entries", "[null]")]
    [InlineData("archive", "null")]
    public void AManifestOfAnotherMakeIsRefused(string field, string json) =>
        Refused("SopManifestInvalid", manifest => manifest[field] = JsonNode.Parse(json));

    [Fact]
    public void AnArchiveThatNamesAWayOutWritesNothingThere()
    {
        // The manifest is clean and signed anew; the archive has one entry more.
        Rebuild(zip =>
        {
            using var stream = zip.CreateEntry("../../../keluar.txt").Open();
            stream.Write("jahat"u8);
        });

        var found = _bench.Backups.Test(_set.Path);
        var refusal = Assert.Throws<SopException>(() => _bench.Backups.Restore(_set.Path, _bench["restored"]));

        Assert.False(found.IsSound);
        Assert.Equal("SopBackupDamaged", refusal.Id);
        Assert.False(File.Exists(_bench["keluar.txt"]));
        Assert.False(Directory.Exists(_bench["restored"]));
    }

    [Fact]
    public void AnEntryThatInflatesBeyondItsSizeIsLeftThere()
    {
        Rebuild(zip =>
        {
            zip.GetEntry("index.php")!.Delete();
            using var stream = zip.CreateEntry("index.php").Open();
            var chunk = new byte[1024 * 1024];
            for (var i = 0; i < 200; i++) stream.Write(chunk);
        });
        var read = new List<BackupProgress>();

        var found = _bench.Backups.Test(_set.Path, progress: new Collected(read));

        Assert.Contains(found.Files, file => file.Path.EndsWith(":index.php", StringComparison.Ordinal) && file.Verdict == FileVerdict.Altered);
        Assert.All(read, progress => Assert.InRange(progress.Done, 0, 1_000_000));
    }

    [Fact]
    public void ASetAlteredWithItsManifestAndSumsIsFoundThroughTheRegister()
    {
        Change(manifest => manifest["warnings"] = new JsonArray(), resign: true);

        var found = _bench.Backups.Test(_set.Path);

        Assert.Equal((0L, 0L, 0L, false, false), (found.Missing, found.Altered, found.Extra, found.Recorded, found.IsSound));
        Assert.Equal(BackupState.Damaged, Assert.Single(_bench.Backups.List(_bench.Site)).State);
        Assert.Equal("SopBackupDamaged", Assert.Throws<SopException>(() => _bench.Backups.Restore(_set.Path, _bench["restored"])).Id);
    }

    [Fact]
    public void ALinkThatLeadsOutIsNotMade()
    {
        Directory.Delete(_bench.Root, recursive: true);
        Directory.CreateDirectory(_bench.Root);
        foreach (var (name, target) in new[]
                 {
                     ("luar", "../../x"), ("mutlak", "/etc"), ("dalam", "a/b"), ("lewat", "dalam/../../../x"), ("sini", "."), ("naik", "a/.."),
                 })
            File.CreateSymbolicLink(Path.Combine(_bench.Root, name), target);

        var restored = _bench.Backups.Restore(_bench.Make().Path, _bench["r"]);

        Assert.Equal(["lewat", "luar", "mutlak"], restored.Skipped.Select(skip => skip.Path).Order(StringComparer.Ordinal));
        Assert.All(restored.Skipped, skip => Assert.Equal(SkipReason.Link, skip.Reason));
        Assert.Equal(
            ["dalam -> a/b", "naik -> a/..", "sini -> ."],
            new DirectoryInfo(restored.FilesPath!).EnumerateFileSystemInfos().Select(info => info.Name + " -> " + info.LinkTarget).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ForceNeverWritesThroughALinkThatWasThere()
    {
        var outside = Directory.CreateDirectory(_bench["luar"]).FullName;
        Directory.CreateDirectory(_bench["tujuan/files"]);
        File.CreateSymbolicLink(_bench["tujuan/files/images"], outside);
        File.WriteAllText(_bench["luar/korban"], "asli");
        File.CreateSymbolicLink(_bench["tujuan/files/index.php"], _bench["luar/korban"]);

        var refusal = Assert.Throws<SopException>(() => _bench.Backups.Restore(_set.Path, _bench["tujuan"], overwrite: true));

        Assert.Equal("SopRestoreEscapes", refusal.Id);
        Assert.Equal(["korban"], Directory.EnumerateFileSystemEntries(outside).Select(Path.GetFileName));
        Assert.Equal("asli", File.ReadAllText(_bench["luar/korban"]));
    }

    [Fact]
    public void ForceReplacesFilesOfTheSameNameAndKeepsTheOthers()
    {
        Directory.CreateDirectory(_bench["tujuan/files"]);
        File.WriteAllText(_bench["tujuan/files/index.php"], "lama");
        File.WriteAllText(_bench["tujuan/files/lain.php"], "tetap");

        Assert.Equal("SopRestoreDestinationTaken", Assert.Throws<SopException>(() => _bench.Backups.Restore(_set.Path, _bench["tujuan"])).Id);
        _bench.Backups.Restore(_set.Path, _bench["tujuan"], overwrite: true);

        Assert.Equal("<?php", File.ReadAllText(_bench["tujuan/files/index.php"]));
        Assert.Equal("tetap", File.ReadAllText(_bench["tujuan/files/lain.php"]));
    }

    [Theory]
    [InlineData("zip", FileVerdict.Altered)]
    [InlineData("manifest.json", FileVerdict.Altered)]
    [InlineData("SHA256SUMS", FileVerdict.Altered)]
    public void OneFlippedBitIsFound(string file, FileVerdict verdict)
    {
        var path = Directory.EnumerateFiles(_set.Path).Single(path => path.EndsWith(file, StringComparison.Ordinal));
        var bytes = File.ReadAllBytes(path);
        // In the manifest, a digit of the site's date: the JSON stays sound.
        var at = file == "manifest.json" ? Encoding.UTF8.GetString(bytes).IndexOf("2026-", StringComparison.Ordinal) + 3 : bytes.Length / 2;
        bytes[at] ^= 1;
        File.WriteAllBytes(path, bytes);

        var found = _bench.Backups.Test(_set.Path);

        Assert.Contains(found.Files, seen => seen.Path == Path.GetFileName(path) && seen.Verdict == verdict);
        Assert.False(found.IsSound);
        Assert.False(_bench.Register.Backups.Find(_set.Path)!.Verified);
        Assert.Equal(BackupState.Damaged, Assert.Single(_bench.Backups.List(_bench.Site)).State);
    }

    [Fact]
    public void EveryByteOfTheArchiveIsGuarded()
    {
        var path = Path.Combine(_set.Path, _set.Name + ".zip");
        var bytes = File.ReadAllBytes(path);
        for (var at = 0; at < bytes.Length; at += 7)
        {
            bytes[at] ^= 0x55;
            File.WriteAllBytes(path, bytes);
            Assert.False(_bench.Backups.Test(_set.Path).IsSound);
            bytes[at] ^= 0x55;
        }
        File.WriteAllBytes(path, bytes[..^1]);
        Assert.False(_bench.Backups.Test(_set.Path).IsSound);
        File.WriteAllBytes(path, bytes);
        Assert.True(_bench.Backups.Test(_set.Path).IsSound);
    }

    [Fact]
    public void MissingAndExtraFilesAreFound()
    {
        File.WriteAllText(Path.Combine(_set.Path, "tambahan.php"), "x");
        File.Delete(Path.Combine(_set.Path, _set.Name + ".zip"));

        var found = _bench.Backups.Test(_set.Path, detailed: true);

        Assert.Equal((1L, 1L), (found.Missing, found.Extra));
        Assert.Contains(new CheckedFile("manifest.json", FileVerdict.Sound), found.Files);
    }

    private static JsonArray Entries(JsonNode manifest) => manifest["entries"]!.AsArray();

    private void Refused(string id, Action<JsonNode> change)
    {
        Change(change, resign: true);
        CheckRefusal(id);
    }

    private void RefusedText(string id, string text)
    {
        File.WriteAllText(Path.Combine(_set.Path, "manifest.json"), text);
        CheckRefusal(id);
    }

    private void CheckRefusal(string id)
    {
        var before = BackupBench.Fingerprint(_bench.Sets);

        Assert.Equal(id, Assert.Throws<SopException>(() => _bench.Backups.Test(_set.Path)).Id);
        Assert.Equal(id, Assert.Throws<SopException>(() => _bench.Backups.Restore(_set.Path, _bench["restored"])).Id);
        Assert.Equal(BackupState.Damaged, Assert.Single(_bench.Backups.List(_bench.Site)).State);

        Assert.Equal(before, BackupBench.Fingerprint(_bench.Sets));
        Assert.False(Path.Exists(_bench["restored"]));
    }

    private void Change(Action<JsonNode> change, bool resign)
    {
        var path = Path.Combine(_set.Path, "manifest.json");
        var manifest = JsonNode.Parse(File.ReadAllText(path))!;
        change(manifest);
        File.WriteAllText(path, manifest.ToJsonString());
        if (resign) Resign();
    }

    private void Rebuild(Action<ZipArchive> change)
    {
        var path = Path.Combine(_set.Path, _set.Name + ".zip");
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update)) change(zip);
        Change(
            manifest =>
            {
                manifest["archive"]!["bytes"] = new FileInfo(path).Length;
                manifest["archive"]!["sha256"] = Sha256Hex.OfFile(path);
            },
            resign: true);
        // As if the set had come from elsewhere: this register cannot help.
        _bench.Register.Backups.Put(_set with { ManifestSha256 = null });
    }

    private void Resign() => File.WriteAllText(
        Path.Combine(_set.Path, "SHA256SUMS"),
        string.Concat(new[] { _set.Name + ".zip", "manifest.json" }.Select(name => $"{Sha256Hex.OfFile(Path.Combine(_set.Path, name))}  {name}\n")));

    private sealed class Collected(List<BackupProgress> into) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value) => into.Add(value);
    }
}
