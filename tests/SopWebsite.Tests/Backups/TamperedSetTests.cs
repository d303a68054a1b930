using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using SopWebsite.Backups;
using SopWebsite.Errors;

namespace SopWebsite.Tests.Backups;

/// <summary>Archives, links and folders that would lead out, and changes of every kind: found, and nothing is written where it must not.</summary>
public sealed class TamperedSetTests : ChangedSet
{
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
            new DirectoryInfo(restored.FilesPath!).EnumerateFileSystemInfos().Select(info => info.Name + " -> " + info.LinkTarget)
                .Order(StringComparer.Ordinal));
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
        var latest = _bench.Register.Backups.Latest(_bench.Site.Name)!;
        Assert.Equal((false, BackupState.Damaged), (latest.Verified, latest.State));
        Assert.Equal(BackupState.Damaged, Assert.Single(_bench.Backups.List(_bench.Site)).State);
    }

    [Fact]
    public void EveryByteOfTheArchiveIsGuarded()
    {
        var path = Path.Combine(_set.Path, "files.zip");
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
        File.Delete(Path.Combine(_set.Path, "files.zip"));

        var found = _bench.Backups.Test(_set.Path, detailed: true);

        Assert.Equal((1L, 1L), (found.Missing, found.Extra));
        Assert.Contains(new CheckedFile("manifest.json", FileVerdict.Sound), found.Files);
    }

    private sealed class Collected(List<BackupProgress> into) : IProgress<BackupProgress>
    {
        public void Report(BackupProgress value) => into.Add(value);
    }
}
