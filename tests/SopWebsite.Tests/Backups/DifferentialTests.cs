using System.Text.Json.Nodes;
using SopWebsite.Backups;
using SopWebsite.Errors;

namespace SopWebsite.Tests.Backups;

/// <summary>Sets that hold what changed, and the full ones they lean on.</summary>
public sealed class DifferentialTests : IDisposable
{
    private static readonly BackupOptions Differential = new() { Type = BackupType.Differential };
    private readonly BackupBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, false)]
    [InlineData(13, true)]
    public void AnyChangedTreeComesBackByteForByte(int seed, bool checksum)
    {
        RandomTree.Grow(_bench.Root, seed);
        var full = _bench.Make();
        Disturb(seed);
        var before = BackupBench.Fingerprint(_bench.Root);

        var made = _bench.Make(Differential with { Checksum = checksum });
        var restored = _bench.Backups.Restore(made.Path, _bench["restored"]);

        Assert.Equal((BackupType.Differential, full.Name, full.ManifestSha256), (made.Type, made.Base, made.BaseSha256));
        Assert.Equal(before, BackupBench.Fingerprint(restored.FilesPath!));
        Assert.True(_bench.Backups.Test(made.Path).IsSound);
        Assert.True(made.ArchiveBytes < full.ArchiveBytes);
    }

    [Fact]
    public void OnlyWhatChangedIsInItsArchiveAndTheManifestHasTheWholeTree()
    {
        _bench.Write("tetap.php", "tetap");
        _bench.Write("berubah.php", "lama");
        _bench.Write("hilang.php");
        File.CreateSymbolicLink(Path.Combine(_bench.Root, "tautan"), "tetap.php");
        _bench.Make();
        _bench.Write("berubah.php", "baru!");
        _bench.Write("tambah.php");
        File.Delete(Path.Combine(_bench.Root, "hilang.php"));

        var made = _bench.Make(Differential);
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(made.Path, "manifest.json")))!;
        using var zip = System.IO.Compression.ZipFile.OpenRead(Path.Combine(made.Path, "files.zip"));

        Assert.Equal(["berubah.php", "tambah.php"], zip.Entries.Select(entry => entry.FullName));
        Assert.Equal(
            ["berubah.php", "tambah.php", "tautan+", "tetap.php+"],
            manifest["entries"]!.AsArray().Select(entry => (string)entry!["path"]! + ((bool?)entry["inBase"] == true ? "+" : "")));
        Assert.EndsWith("-selisih", made.Name, StringComparison.Ordinal);
        Assert.Equal(3, made.Files);
        Assert.Equal(["berubah.php", "tambah.php", "tautan", "tetap.php"], Directory.EnumerateFileSystemEntries(
            _bench.Backups.Restore(made.Path, _bench["r"]).FilesPath!).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);
    }

    [Fact]
    public void EachDifferentialLeansOnTheNewestFullSetAndNotOnAnother()
    {
        _bench.Write("a.php", "satu");
        _bench.Make();
        var second = _bench.Make();
        var first = _bench.Make(Differential);
        _bench.Write("a.php", "dua-dua");

        var next = _bench.Make(Differential);

        Assert.Equal((second.Name, second.Name), (first.Base, next.Base));
    }

    [Fact]
    public void WithoutAFullSetItIsOneAndSaysSo()
    {
        _bench.Write("a.php");

        var plan = _bench.Backups.Plan(_bench.Site, Differential);
        var made = _bench.Make(Differential);
        var elsewhere = _bench.Make(Differential with { Destination = _bench["disk-lain"] });

        Assert.Equal(BackupType.Full, plan.Type);
        Assert.Equal((BackupType.Full, (string?)null), (made.Type, made.Base));
        Assert.Contains("dasar", Assert.Single(made.Warnings).Indonesian, StringComparison.Ordinal);
        Assert.DoesNotContain("selisih", made.Name, StringComparison.Ordinal);
        Assert.Equal(BackupType.Full, elsewhere.Type);
    }

    [Fact]
    public void ADamagedSetIsNoBase()
    {
        _bench.Write("a.php");
        var sound = _bench.Make();
        var damaged = _bench.Make();
        File.AppendAllText(Path.Combine(damaged.Path, "files.zip"), "x");
        Assert.Equal(sound.Name, _bench.Make(Differential).Base);

        File.AppendAllText(Path.Combine(sound.Path, "manifest.json"), " ");
        Assert.Equal(BackupType.Full, _bench.Make(Differential).Type);
    }

    [Fact]
    public void SizeAndTimeAreBelievedUnlessAChecksumIsAskedFor()
    {
        var path = _bench.Write("a.php", "lama");
        var time = File.GetLastWriteTimeUtc(path);
        _bench.Make();
        File.WriteAllText(path, "baru");
        File.SetLastWriteTimeUtc(path, time);

        var trusting = _bench.Make(Differential);
        var reading = _bench.Make(Differential with { Checksum = true });
        File.SetLastWriteTimeUtc(path, time.AddDays(1));
        File.WriteAllText(path, "lama");
        var touched = _bench.Make(Differential with { Checksum = true });

        string Content(WebsiteBackup set) => File.ReadAllText(Path.Combine(_bench.Backups.Restore(set.Path, _bench[set.Name]).FilesPath!, "a.php"));
        Assert.Equal(["lama", "baru", "lama"], [Content(trusting), Content(reading), Content(touched)]);
        Assert.True(touched.ArchiveBytes < reading.ArchiveBytes);
    }

    [Fact]
    public void AFileThatChangedWhileTheBaseWasMadeIsTakenAgain()
    {
        var path = _bench.Write("access.log", "baris 1\n");
        var time = File.GetLastWriteTimeUtc(path);
        _bench.Service(open: opened =>
        {
            File.AppendAllText(opened, "baris 2\n");
            return File.OpenRead(opened);
        }).Backup(_bench.Site, new BackupOptions());
        File.SetLastWriteTimeUtc(path, time);

        var restored = _bench.Backups.Restore(_bench.Make(Differential).Path, _bench["r"]);

        Assert.Equal("baris 1\nbaris 2\n", File.ReadAllText(Path.Combine(restored.FilesPath!, "access.log")));
    }

    [Fact]
    public void ABaseThatIsNotThereIsNamed()
    {
        _bench.Write("a.php");
        var full = _bench.Make();
        var made = _bench.Make(Differential);
        Directory.Move(full.Path, _bench["jauh"]);

        foreach (var refusal in Refusals(made))
        {
            Assert.Equal("SopBackupBaseMissing", refusal.Id);
            Assert.Contains(full.Name, refusal.Phrase.Indonesian, StringComparison.Ordinal);
        }
        Assert.False(Directory.Exists(_bench["r"]));
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("files.zip")]
    public void ABaseThatWasAlteredIsNamed(string file)
    {
        _bench.Write("a.php", "isi");
        var full = _bench.Make();
        var made = _bench.Make(Differential);
        var path = Path.Combine(full.Path, file);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        foreach (var refusal in Refusals(made))
        {
            // A manifest that is no JSON any more is refused as what it is.
            Assert.Contains(refusal.Id, new[] { "SopBackupBaseAltered", "SopManifestInvalid" });
            Assert.Contains(full.Name, refusal.Message, StringComparison.Ordinal);
        }
        Assert.False(Directory.Exists(_bench["r"]));
    }

    [Fact]
    public void AManifestThatAsksItsBaseForWhatItNeverHadIsFound()
    {
        _bench.Write("a.php", "isi");
        _bench.Make();
        _bench.Write("b.php", "baru");
        var made = _bench.Make(Differential);
        var path = Path.Combine(made.Path, "manifest.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"path\":\"b.php\"", "\"inBase\":true,\"path\":\"b.php\"", StringComparison.Ordinal));

        var found = _bench.Backups.Test(made.Path);

        Assert.Contains(found.Files, seen => seen.Path.EndsWith(":b.php", StringComparison.Ordinal) && seen.Verdict == FileVerdict.Missing);
        Assert.Equal("SopBackupDamaged", Assert.Throws<SopException>(() => _bench.Backups.Restore(made.Path, _bench["r"])).Id);
    }

    private IEnumerable<SopException> Refusals(WebsiteBackup made) =>
    [
        Assert.Throws<SopException>(() => _bench.Backups.Test(made.Path)),
        Assert.Throws<SopException>(() => _bench.Backups.Restore(made.Path, _bench["r"])),
    ];

    /// <summary>Some files grow, some go, some come, some only get other rights.</summary>
    private void Disturb(int seed)
    {
        var random = new Random(seed);
        foreach (var path in Directory.EnumerateFiles(_bench.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList())
        {
            switch (random.Next(12))
            {
                case 0: File.AppendAllText(path, "tambahan"); break;
                case 1: File.Delete(path); break;
                case 2: File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite); break;
                case 3: File.WriteAllText(path + "-baru", "baru"); break;
                default: break;
            }
        }
    }
}
