using System.Diagnostics;
using System.IO.Compression;
using SopWebsite.Backups;
using SopWebsite.Errors;
using SopWebsite.Sites;

namespace SopWebsite.Tests.Backups;

/// <summary>A set is a folder that a person opens without us: its names, its volumes, its text, its dumps.</summary>
public sealed class OpenFolderTests : IDisposable
{
    private readonly BackupBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void TheDumpIsAGzipThatAnyoneUnpacks()
    {
        var text = string.Concat(Enumerable.Range(0, 300_000).Select(n => $"INSERT INTO perkara VALUES ({n}, 'Pdt.G');\n"));
        var made = _bench.Service(new TextDumper(text))
            .Backup(_bench.Site with { DocumentRoot = null, Database = new SiteDatabase { Name = "cms" } }, new BackupOptions());

        using var gzip = new GZipStream(File.OpenRead(Path.Combine(made.Path, "database.sql.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(gzip);
        Assert.Equal(text, reader.ReadToEnd());
        Assert.Equal(("cms", "cms"), (made.Database, Assert.Single(made.Databases)));
        Assert.Equal(text, File.ReadAllText(_bench.Backups.Restore(made.Path, _bench["r"]).DumpPath!));
    }

    [Fact]
    public void TheTextSaysWhatItIsAndHowItComesBack()
    {
        _bench.Write("index.php");
        var site = _bench.Site with { Uri = [new Uri("https://www.example.go.id/")], Database = new SiteDatabase { Name = "cms" } };

        var made = _bench.Service(new TextDumper("x\n")).Backup(site, new BackupOptions());
        var text = File.ReadAllText(Path.Combine(made.Path, "BACA-SAYA.txt"));

        foreach (var said in new[]
        {
            "PN-CONTOH", made.Name, "21 November 2026 09:31:00 WIB", "https://www.example.go.id/", "sha256sum -c SHA256SUMS", "7-Zip",
            "mariadb NAMA_DATABASE < database.sql", "Restore-Website", "Kasubbag PTIP", "penuh",
        })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", text.Replace("\r\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.InRange(line.Length, 0, 120));
        Assert.DoesNotContain("selisih\n", text, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void VolumesAreJoinedByCatAndOpenedBySevenZip()
    {
        var noise = new byte[3_500_000];
        new Random(2).NextBytes(noise);
        File.WriteAllBytes(_bench.Write("besar.bin"), noise);
        _bench.Write("kecil.php", "<?php");

        var made = _bench.Make(new BackupOptions { VolumeSize = 1024 * 1024 });
        var restored = _bench.Backups.Restore(made.Path, _bench["r"]);

        Assert.Equal(
            ["BACA-SAYA.txt", "SHA256SUMS", "files.zip.001", "files.zip.002", "files.zip.003", "files.zip.004", "manifest.json"],
            Directory.EnumerateFiles(made.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);
        Assert.Equal(noise, File.ReadAllBytes(Path.Combine(restored.FilesPath!, "besar.bin")));
        Assert.True(_bench.Backups.Test(made.Path).IsSound);
        Assert.Contains("files.zip.001", File.ReadAllText(Path.Combine(made.Path, "BACA-SAYA.txt")), StringComparison.Ordinal);
        File.Delete(Path.Combine(made.Path, "files.zip.003"));
        Assert.Equal(1, _bench.Backups.Test(made.Path).Missing);
        Assert.Equal(BackupState.Damaged, Assert.Single(_bench.Backups.ListFolder(_bench.Sets)).State);

        Skip.IfNot(File.Exists("/usr/bin/7z"), "7z (p7zip-full) is needed");
        var again = _bench.Make(new BackupOptions { VolumeSize = 1024 * 1024 });
        Assert.Equal(0, Exit("7z", "t", Path.Combine(again.Path, "files.zip.001")));
        Assert.Equal(0, Exit("bash", "-c", "cd \"$0\" && sha256sum -c SHA256SUMS && cat files.zip.* > '" + _bench["satu.zip"] + "'", again.Path));
        Assert.Equal(0, Exit("unzip", "-t", _bench["satu.zip"]));
    }

    [Fact]
    public void VolumesThatAreTooSmallOrTooManyAreRefused()
    {
        _bench.Write("a.php");
        Assert.Equal("SopBackupVolumeSize", Assert.Throws<SopException>(() => _bench.Make(new BackupOptions { VolumeSize = 1000 })).Id);
        Assert.False(Directory.Exists(_bench.Sets));
    }

    [Theory]
    [InlineData(null, null, "pn-contoh-2026-11-21-093100")]
    [InlineData(null, "401234", "SIPP-401234-2026-11-21")]
    [InlineData("{site}_{type}_{year}{month}{day}", null, "pn-contoh_penuh_20261121")]
    [InlineData("Backup {SATKER} {kind}", "401234", "Backup-401234-WEBSITE")]
    [InlineData("../../{site}", null, "pn-contoh")]
    [InlineData("CON", null, "_CON")]
    [InlineData(".partial-{site}", null, "partial-pn-contoh")]
    public void NamesComeFromATemplate(string? template, string? unit, string expected)
    {
        _bench.Write("a.php");
        Assert.Equal(expected, _bench.Backups.Plan(_bench.Site, new BackupOptions { NameTemplate = template, WorkUnit = unit }).Name);
    }

    [Theory]
    [InlineData("{satker}")]
    [InlineData("{sitee}")]
    [InlineData("{site")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void ATemplateThatCannotBeFilledIsRefused(string template)
    {
        _bench.Write("a.php");
        Assert.Equal(
            "SopBackupNameTemplate",
            Assert.Throws<SopException>(() => _bench.Backups.Plan(_bench.Site, new BackupOptions { NameTemplate = template })).Id);
    }

    [Fact]
    public void ManySmallFilesOfAllKindsAndAFewLargeOnesKeepTheirOrderAndContent()
    {
        var random = new Random(4);
        for (var n = 0; n < 1500; n++)
        {
            var bytes = new byte[n % 300 == 0 ? 3_000_000 : n % 50 == 0 ? 400_000 : random.Next(3000)];
            if (n % 3 > 0) random.NextBytes(bytes);
            var path = _bench.Write($"d{n % 37}/f{n}" + (n % 7 == 0 ? ".jpg" : n % 11 == 0 ? ".pdf" : ".php"));
            File.WriteAllBytes(path, bytes);
        }
        var before = BackupBench.Fingerprint(_bench.Root);

        var first = _bench.Make();
        var second = _bench.Make();

        Assert.Equal(before, BackupBench.Fingerprint(_bench.Backups.Restore(first.Path, _bench["r"]).FilesPath!));
        // Whichever thread was faster: the same tree makes the same archive.
        Assert.Equal(Files.Sha256Hex.OfFile(Path.Combine(first.Path, "files.zip")), Files.Sha256Hex.OfFile(Path.Combine(second.Path, "files.zip")));
    }

    private static int Exit(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
