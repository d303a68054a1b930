using System.Diagnostics;
using System.IO.Compression;
using SopWebsite.Backups;
using SopWebsite.Errors;
using SopWebsite.Files;
using SopWebsite.Sites;

namespace SopWebsite.Tests.Backups;

/// <summary>Sets that only a password opens: by 7-Zip as by us, and by nobody else.</summary>
public sealed class EncryptedSetTests : IDisposable
{
    private const string Password = "kata Sandi \"contoh\" 123!";
    private static readonly BackupOptions Locked = new() { Password = Password };
    private readonly BackupBench _bench = new();

    public EncryptedSetTests()
    {
        RandomTree.Grow(_bench.Root, 21, "abcdefgh-_0123é图😀");
        _bench.Write("configuration.php", "<?php public $password = 'rahasia';");
        _bench.Write("kosong.txt", "");
        var large = new byte[5_000_000];
        new Random(9).NextBytes(large);
        File.WriteAllBytes(Path.Combine(_bench.Root, "besar.mp4"), large);
        File.WriteAllText(Path.Combine(_bench.Root, "besar.log"), string.Concat(Enumerable.Range(0, 300_000).Select(n => $"baris {n}\n")));
        File.CreateSymbolicLink(Path.Combine(_bench.Root, "tautan"), "configuration.php");
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void ItComesBackWithItsPasswordAndWithNoOther()
    {
        var before = BackupBench.Fingerprint(_bench.Root);
        var made = _bench.Make(Locked);

        Assert.True(made.Encrypted);
        Assert.Equal("SopBackupPasswordNeeded", Assert.Throws<SopException>(() => _bench.Backups.Restore(made.Path, _bench["r"])).Id);
        Assert.Equal(
            "SopBackupPasswordWrong", Assert.Throws<SopException>(() => _bench.Backups.Restore(made.Path, _bench["r"], password: Password + "x")).Id);
        Assert.Equal("SopBackupPasswordWrong", Assert.Throws<SopException>(() => _bench.Backups.Test(made.Path, password: "bukan kata sandi")).Id);
        Assert.False(Directory.Exists(_bench["r"]));
        Assert.Equal(before, BackupBench.Fingerprint(_bench.Backups.Restore(made.Path, _bench["r"], password: Password).FilesPath!));
        var found = _bench.Backups.Test(made.Path, password: Password);
        Assert.Equal((true, true), (found.IsSound, found.Unpacked));
    }

    [Fact]
    public void WithoutItsPasswordItIsComparedAndSaysThatItWasNotUnpacked()
    {
        var made = _bench.Make(Locked);

        var found = _bench.Backups.Test(made.Path);
        Assert.Equal((true, false), (found.IsSound, found.Unpacked));
        var archive = Path.Combine(made.Path, "files.zip");
        var bytes = File.ReadAllBytes(archive);
        bytes[bytes.Length / 3] ^= 1;
        File.WriteAllBytes(archive, bytes);
        Assert.False(_bench.Backups.Test(made.Path).IsSound);
    }

    [Fact]
    public void NothingOfTheContentsOrThePasswordIsInTheOpen()
    {
        var made = _bench.Make(Locked);
        var everything = string.Concat(Directory.EnumerateFiles(made.Path).Select(file => File.ReadAllText(file, System.Text.Encoding.Latin1)))
            + string.Concat(_bench.Register.Log.Read().Select(entry => entry.FollowUp + entry.Evidence)) + made;

        Assert.DoesNotContain("rahasia", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, everything, StringComparison.Ordinal);
        Assert.DoesNotContain("baris 1", everything, StringComparison.Ordinal);
        // Whoever guesses what a file says cannot tell by a digest or a checksum that it is in the set.
        var configuration = Path.Combine(_bench.Root, "configuration.php");
        Assert.DoesNotContain(Sha256Hex.OfFile(configuration), everything, StringComparison.Ordinal);
        using var zip = ZipFile.OpenRead(Path.Combine(made.Path, "files.zip"));
        Assert.All(zip.Entries.Where(entry => entry.Length > 0), entry => Assert.Equal(0u, entry.Crc32));
        // Two files of one content do not look alike.
        Assert.Contains("configuration.php", zip.Entries.Select(entry => entry.FullName));
    }

    [SkippableFact]
    public void SevenZipOpensIt()
    {
        Skip.IfNot(File.Exists("/usr/bin/7z"), "7z (p7zip-full) is needed");
        var service = _bench.Service(new TextDumper(string.Concat(Enumerable.Range(0, 200_000).Select(n => $"INSERT INTO perkara VALUES ({n});\n"))));
        var made = service.Backup(_bench.Site with { Database = new SiteDatabase { Name = "cms" } }, Locked with { VolumeSize = 2 * 1024 * 1024 });
        var output = Directory.CreateDirectory(_bench["7z"]).FullName;

        var (listing, _) = Run("7z", "l", "-slt", "-p" + Password, Path.Combine(made.Path, "files.zip.001"));
        var (tested, exit) = Run("7z", "t", "-p" + Password, Path.Combine(made.Path, "files.zip.001"));
        var (_, wrong) = Run("7z", "t", "-pbukan kata sandi itu", Path.Combine(made.Path, "files.zip.001"));
        var (_, unpacked) = Run("7z", "x", "-y", "-p" + Password, "-o" + output, Path.Combine(made.Path, "files.zip.001"));
        var (_, dump) = Run("7z", "x", "-y", "-p" + Password, "-o" + output, Path.Combine(made.Path, "database.sql.zip"));

        Assert.Contains("AES-256", listing, StringComparison.Ordinal);
        Assert.True(exit == 0, tested);
        Assert.NotEqual(0, wrong);
        Assert.Equal((0, 0), (unpacked, dump));
        foreach (var name in new[] { "configuration.php", "besar.mp4", "besar.log", "kosong.txt" })
            Assert.Equal(File.ReadAllBytes(Path.Combine(_bench.Root, name)), File.ReadAllBytes(Path.Combine(output, name)));
        Assert.Equal(200_000, File.ReadLines(Path.Combine(output, "database.sql")).Count());
    }

    [Fact]
    public void TheDumpIsEncryptedToo()
    {
        var service = _bench.Service(new TextDumper("CREATE TABLE rahasia;\n"));
        var made = service.Backup(_bench.Site with { DocumentRoot = null, Database = new SiteDatabase { Name = "cms" } }, Locked);

        Assert.Equal(
            ["BACA-SAYA.txt", "SHA256SUMS", "database.sql.zip", "manifest.json"],
            Directory.EnumerateFiles(made.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);
        Assert.Equal("CREATE TABLE rahasia;\n", File.ReadAllText(_bench.Backups.Restore(made.Path, _bench["r"], password: Password).DumpPath!));
    }

    [Theory]
    [InlineData("pendek")]
    [InlineData("sebelas 123")]
    [InlineData("dengan huruf é yang dibaca lain")]
    [InlineData("baris\nbaru di dalamnya")]
    public void APasswordThatOthersWouldReadDifferentlyOrGuessIsRefused(string password) =>
        Assert.Equal("SopBackupPasswordUnfit", Assert.Throws<SopException>(() => _bench.Make(new BackupOptions { Password = password })).Id);

    [Fact]
    public void ADifferentialSetHasItsBasesPasswordOrAnotherBase()
    {
        var full = _bench.Make(Locked);
        _bench.Write("baru.php", "baru");
        var before = BackupBench.Fingerprint(_bench.Root);
        var differential = new BackupOptions { Type = BackupType.Differential };

        var same = _bench.Make(differential with { Password = Password });
        var open = _bench.Make(differential);
        var other = _bench.Make(differential with { Password = "kata sandi yang lain" });

        Assert.Equal((full.Name, (string?)null, (string?)null), (same.Base, open.Base, other.Base));
        Assert.Equal(before, BackupBench.Fingerprint(_bench.Backups.Restore(same.Path, _bench["r"], password: Password).FilesPath!));
        Assert.True(_bench.Backups.Test(same.Path).IsSound);
    }

    [Fact]
    public void TheSitesOwnSecretCountsWhereNoneIsGiven()
    {
        var variable = "SOP_TEST_" + Guid.NewGuid().ToString("N");
        Environment.SetEnvironmentVariable(variable, Password);
        new SopSites(_bench.Register.Sites).Register(_bench.Site with { BackupSecret = "env:" + variable });
        var service = _bench.Service(sites: _bench.Register.Sites);

        var made = service.Backup(_bench.Register.Sites.Find("pn-contoh")!, new BackupOptions());

        Assert.True(made.Encrypted);
        Assert.True(service.Test(made.Path).Unpacked);
        Assert.Equal(BackupBench.Fingerprint(_bench.Root), BackupBench.Fingerprint(service.Restore(made.Path, _bench["r"]).FilesPath!));
    }

    private static (string Output, int Exit) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output + errors.GetAwaiter().GetResult(), process.ExitCode);
    }
}
