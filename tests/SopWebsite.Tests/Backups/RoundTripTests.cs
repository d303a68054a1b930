using System.Diagnostics;
using System.Globalization;
using System.Text;
using SopWebsite.Backups;
using SopWebsite.Escalations;

namespace SopWebsite.Tests.Backups;

public sealed class RoundTripTests : IDisposable
{
    private readonly BackupBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void AnyTreeComesBackByteForByte(int seed)
    {
        RandomTree.Grow(_bench.Root, seed);
        var before = BackupBench.Fingerprint(_bench.Root);

        var made = _bench.Make();
        var restored = _bench.Backups.Restore(made.Path, _bench["restored"]);

        Assert.Equal(BackupState.Complete, made.State);
        Assert.Empty(restored.Skipped);
        Assert.Equal(before, BackupBench.Fingerprint(restored.FilesPath!));
        Assert.Equal(before, BackupBench.Fingerprint(_bench.Root));
    }

    [Fact]
    public void NamesThatWindowsForbidsArePortableInTheArchiveAndRealWhenRestored()
    {
        string[] names =
        [
            "-rf", "--help", "baris\nbaru", "C:\\fakepath\\foto.jpg", "a:b", "a%3Ab", "100%", "CON", "aux.php", "COM¹.txt", "titik.", "spasi ",
            "a<b>\"|?*", "é", "e\u0301", "图", "😀", "..x", "...", "%2e%2e", " depan", "\u007f\u0001", new string('p', 255),
        ];
        foreach (var name in names) _bench.Write(Path.Combine("sub", name), name);
        _bench.Write("NUL/ada di sini.txt");

        var made = _bench.Make();
        var listed = Run("unzip", "-Z1", Path.Combine(made.Path, "files.zip"));
        var restored = _bench.Backups.Restore(made.Path, _bench["restored"]);

        Assert.Equal(BackupState.Complete, made.State);
        Assert.Equal(BackupBench.Fingerprint(_bench.Root), BackupBench.Fingerprint(restored.FilesPath!));
        foreach (var line in listed.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.DoesNotMatch("[\\x00-\\x1f<>:\"|?*\\\\]|^(CON|NUL|aux)|[. ](/|$)", line);
    }

    [Fact]
    public void VeryDeepAndVeryLongPathsComeBack()
    {
        var path = string.Join('/', Enumerable.Repeat(new string('d', 60), 50));
        _bench.Write(path + "/dasar.txt");

        var made = _bench.Make();
        var restored = _bench.Backups.Restore(made.Path, _bench["r"]);

        Assert.Equal(BackupState.Complete, made.State);
        Assert.Equal("isi", File.ReadAllText(Path.Combine(restored.FilesPath!, path, "dasar.txt")));
    }

    [SkippableFact]
    public void OrdinaryToolsReadTheSet()
    {
        Skip.IfNot(File.Exists("/usr/bin/unzip") && File.Exists("/usr/bin/sha256sum"), "unzip and sha256sum are needed");
        // Without the percent sign and trailing dots and spaces, which our names in the archive escape.
        RandomTree.Grow(_bench.Root, 42, "abcdefgh-_0123é图😀");
        _bench.Write("surat/keputusan é.txt");
        File.CreateSymbolicLink(Path.Combine(_bench.Root, "tautan"), "surat/keputusan é.txt");
        var before = BackupBench.Fingerprint(_bench.Root);

        var made = _bench.Make();
        var check = Run("bash", "-c", "cd \"$0\" && sha256sum --strict -c SHA256SUMS", made.Path);
        var unpacked = Directory.CreateDirectory(_bench["unzipped"]).FullName;
        Run("unzip", "-q", Path.Combine(made.Path, "files.zip"), "-d", unpacked);

        Assert.Equal("files.zip: OK\nBACA-SAYA.txt: OK\nmanifest.json: OK\n", check);
        // unzip keeps content, rights and links; its times are the archive's, in steps of two seconds.
        Assert.Equal(WithoutTimes(before), WithoutTimes(BackupBench.Fingerprint(unpacked)));
    }

    [Fact]
    public void TheSetIsNamedBySiteAndLocalTimeAndIsNotedWithItsLogEntry()
    {
        _bench.Write("index.php");

        var first = _bench.Make();
        var second = _bench.Make(new BackupOptions { WorkUnit = "401234" });
        var third = _bench.Make(new BackupOptions { WorkUnit = "401234" });

        Assert.Equal(["pn-contoh-2026-11-21-093100", "SIPP-401234-2026-11-21", "SIPP-401234-2026-11-21-2"], [first.Name, second.Name, third.Name]);
        Assert.Equal(third.Path, _bench.Register.Backups.Latest("PN-Contoh")!.Path);
        Assert.Equal(3, _bench.Register.Backups.Of("pn-contoh").Count);
        var entries = _bench.Register.Log.Read().ToList();
        Assert.All(entries, entry => Assert.Equal(EscalationEvent.BackupMade, entry.Event));
        Assert.Equal($"{first.Name} SHA-256 {first.ManifestSha256}", entries[0].Evidence);
        Assert.Equal(Files.Sha256Hex.OfFile(Path.Combine(first.Path, "manifest.json")), first.ManifestSha256);
        Assert.Equal("Cadangan pn-contoh-2026-11-21-093100: 1 berkas (3 B); lengkap dan terverifikasi.", entries[0].FollowUp);
    }

    [Fact]
    public void WhatIsListedIsWhatWasMade()
    {
        _bench.Write("index.php");
        var made = _bench.Make();
        Directory.CreateDirectory(Path.Combine(_bench.Sets, "bukan-cadangan"));

        var listed = Assert.Single(_bench.Backups.List(_bench.Site));

        Assert.Equal(made with { Skipped = [], Warnings = [], Databases = [] }, listed with { Skipped = [], Warnings = [], Databases = [] });
    }

    [Fact]
    public void OnlyItsOwnerReadsTheSet()
    {
        _bench.Write("configuration.php");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_bench.Make().Path));
    }

    private static string WithoutTimes(string fingerprint) =>
        string.Join('\n', fingerprint.Split('\n').Select(line => System.Text.RegularExpressions.Regex.Replace(line, " [0-9]{18}( |$)", "$1")));

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8, Environment = { ["LC_ALL"] = "C.UTF-8" },
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, string.Create(CultureInfo.InvariantCulture, $"{program} ended with {process.ExitCode}: {output}"));
        return output;
    }
}
