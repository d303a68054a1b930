using SopWebsite.Backups;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups;

/// <summary>A set of the first format, as the module made it before there was another: still read, checked, restored, and leaned on.</summary>
public sealed class FirstFormatTests : IDisposable
{
    private const string Name = "pn-contoh-2026-11-22-043826";
    private readonly BackupBench _bench = new();
    private readonly string _set;

    public FirstFormatTests()
    {
        _set = Path.Combine(_bench.Sets, Name);
        Directory.CreateDirectory(_set);
        foreach (var file in Directory.EnumerateFiles(Repository.Path("tests", "SopWebsite.Tests", "Backups", "FirstFormat", Name)))
            File.Copy(file, Path.Combine(_set, Path.GetFileName(file)));
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void ItIsListedCheckedAndRestored()
    {
        var listed = Assert.Single(_bench.Backups.ListFolder(_bench.Sets));
        var found = _bench.Backups.Test(_set, detailed: true);
        var restored = _bench.Backups.Restore(_set, _bench["r"]);

        Assert.Equal((BackupState.Complete, BackupType.Full, 3L, "cms"), (listed.State, listed.Type, listed.Files, listed.Database));
        Assert.True(found.IsSound);
        Assert.Contains(new CheckedFile(Name + ".zip:index.php", FileVerdict.Sound), found.Files);
        Assert.Contains("INSERT INTO `a`", File.ReadAllText(restored.DumpPath!), StringComparison.Ordinal);
        Assert.Equal("<?php echo 1;\n", File.ReadAllText(Path.Combine(restored.FilesPath!, "index.php")));
        Assert.Equal(
            new DateTime(2024, 2, 3, 4, 5, 6, DateTimeKind.Utc).AddTicks(1234567),
            File.GetLastWriteTimeUtc(Path.Combine(restored.FilesPath!, "index.php")));
        Assert.Equal("x", File.ReadAllText(Path.Combine(restored.FilesPath!, "a:b")));
        Assert.Equal("images", new FileInfo(Path.Combine(restored.FilesPath!, "tautan")).LinkTarget);
    }

    [Fact]
    public void OneFlippedBitIsFound()
    {
        foreach (var file in Directory.EnumerateFiles(_set))
        {
            var bytes = File.ReadAllBytes(file);
            bytes[bytes.Length - 40] ^= 1;
            File.WriteAllBytes(file, bytes);
            Assert.False(Sound());
            bytes[bytes.Length - 40] ^= 1;
            File.WriteAllBytes(file, bytes);
        }
        Assert.True(Sound());

        bool Sound()
        {
            try
            {
                return _bench.Backups.Test(_set).IsSound;
            }
            catch (SopWebsite.Errors.SopException refusal) when (refusal.Id == "SopManifestInvalid")
            {
                return false;
            }
        }
    }

    [Fact]
    public void ADifferentialSetLeansOnIt()
    {
        Directory.Delete(_bench.Root, recursive: true);
        Directory.Move(_bench.Backups.Restore(_set, _bench["r"]).FilesPath!, _bench.Root);
        _bench.Write("baru.php");
        var before = BackupBench.Fingerprint(_bench.Root);

        var made = _bench.Make(new BackupOptions { Type = BackupType.Differential });

        Assert.Equal(Name, made.Base);
        Assert.Equal(before, BackupBench.Fingerprint(_bench.Backups.Restore(made.Path, _bench["lagi"]).FilesPath!));
    }
}
