using System.Diagnostics;
using System.Text.RegularExpressions;
using SopWebsite.Backups;
using SopWebsite.Backups.Media;
using SopWebsite.Backups.Media.Discs;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Backups.Media;

/// <summary>Real images, made by xorriso or genisoimage and read back by other programs.</summary>
public sealed class DiscImageTests : IDisposable
{
    private const long Small = 8L * 1024 * 1024;
    private readonly MediaBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [SkippableTheory]
    [InlineData("xorriso")]
    [InlineData("genisoimage")]
    public void ASetThatFitsIsOnTheDiscAsItIs(string program)
    {
        Need(program, "7z");
        var set = _bench.Make();

        var copy = Make(set, Discs(), program);

        var disc = Assert.Single(copy.Discs);
        Assert.Equal((MediumKind.Dvd, null, Path.Combine(_bench["keluar"], set.Name + "-dvd")), (copy.Kind, copy.VerifiedAt, copy.Path));
        Assert.Equal(Files.Sha256Hex.OfFile(disc.Image), disc.Sha256);
        Assert.Equal(new FileInfo(disc.Image).Length, disc.Bytes);
        Run(_bench["."], "7z", "x", "-y", "-o" + _bench["isi"], disc.Image);
        Run(_bench["isi"], "sha256sum", "-c", "SHA256SUMS");
        Assert.True(_bench.Backups.Test(_bench["isi/" + set.Name]).IsSound);
        Run(copy.Path, "sha256sum", "-c", "SHA256SUMS");
        var told = Assert.Single(_bench.Told(EscalationEvent.BackupCopied));
        Assert.Contains(disc.Sha256, told.Evidence, StringComparison.Ordinal);
        Assert.Contains("belum dibakar", told.FollowUp, StringComparison.Ordinal);
    }

    /// <summary>Windows's program is not here; a script of its name takes the same arguments and hands the folder on.</summary>
    [SkippableFact]
    public void AProgramThatTakesAFolderGetsOne()
    {
        Need("xorriso", "sh");
        var set = _bench.Make();
        var program = _bench["oscdimg"];
        File.WriteAllText(
            program, "#!/bin/sh\n[ $# = 5 ] && [ \"$1 $2\" = '-j1 -m' ] && exec xorriso -as mkisofs -quiet -J -joliet-long -V \"${3#-l}\" "
                + "-o \"$5\" \"$4\"\n");
        File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var copy = Make(set, Discs(), program);

        Assert.Equal(new FileInfo(copy.Discs[0].Image).Length, copy.Discs[0].Bytes);
        Assert.Equal(3, Directory.GetFiles(copy.Path).Length);
    }

    [SkippableFact]
    public void ALargeSetIsSpreadAndJoinedAsTheDiscSays()
    {
        Need("xorriso");
        var set = _bench.Make(20_000_000);

        var copy = Make(set, Discs(), "xorriso", Small);

        Assert.True(copy.Discs.Length >= 3);
        Assert.All(copy.Discs, disc => Assert.True(disc.Bytes <= Small));
        Assert.Equal(copy.Discs.Length, copy.Discs.Select(disc => disc.Label).Distinct().Count());
        var joined = Directory.CreateDirectory(_bench["gabung"]).FullName;
        var guide = "";
        foreach (var disc in copy.Discs)
        {
            var content = _bench["isi" + disc.Number];
            Run(_bench["."], "xorriso", "-osirrox", "on", "-indev", disc.Image, "-extract", "/", content);
            Run(content, "sha256sum", "-c", "SHA256SUMS");
            foreach (var file in Directory.GetFiles(Path.Combine(content, set.Name))) File.Copy(file, Path.Combine(joined, Path.GetFileName(file)));
            guide = File.ReadAllText(Path.Combine(content, "BACA-SAYA.txt"));
            Assert.Contains($"CAKRAM {disc.Number} DARI {copy.Discs.Length}", guide, StringComparison.Ordinal);
        }
        var commands = Regex.Matches(guide, "Linux/macOS : (cat [^\r\n]+)");
        Assert.NotEmpty(commands);
        foreach (Match command in commands) Run(joined, "sh", "-c", command.Groups[1].Value);
        foreach (var part in Directory.GetFiles(joined).Where(path => Regex.IsMatch(path, @"\.\d{3}$"))) File.Delete(part);

        Run(joined, "sha256sum", "-c", "SHA256SUMS");
        Directory.Move(joined, _bench[set.Name]);
        Assert.True(_bench.Backups.Test(_bench[set.Name]).IsSound);
    }

    [SkippableFact]
    public void ADiscCountsWhenItWasBurnedAndRead()
    {
        Need("xorriso", "7z");
        var set = _bench.Make();
        _bench.Media.Register(new BackupMedium { Name = "DVD-01", Kind = MediumKind.Dvd, RegisteredAt = default });
        var copy = Make(set, Discs(), "xorriso", medium: "DVD-01");
        Assert.Equal(1, _bench.Compliance.Of(_bench.Desk.Site).Copies);
        Assert.Contains(
            _bench.Compliance.Of(_bench.Desk.Site).Findings,
            finding => finding.Indonesian.Contains("belum pernah dibaca ulang", StringComparison.Ordinal));

        // The drive shows the burned disc as a volume of its label, of which Joliet keeps sixteen letters.
        var drive = _bench.Mount(
            "cakram",
            new MediumVolume { Root = "", FileSystem = "iso9660", Label = copy.Discs[0].Label[..16], Kind = MediumKind.Dvd, IsReadOnly = true });
        Run(_bench["."], "7z", "x", "-y", "-o" + drive, copy.Discs[0].Image);
        _bench.Backups.Test(Path.Combine(drive, set.Name));

        Assert.Equal((true, _bench.Desk.Clock.UtcNow), (_bench.Media.Get("DVD-01").Readable, _bench.Media.Get("DVD-01").ReadableAt));
        var found = _bench.Compliance.Of(_bench.Desk.Site);
        Assert.Equal((2, true), (found.Copies, found.Rules[1].IsMet));
    }

    [SkippableFact]
    public void ADamagedSetIsNeverBurned()
    {
        Need("xorriso");
        var set = _bench.Make(20_000_000);
        var archive = Directory.GetFiles(set.Path, "*.zip")[0];
        var content = File.ReadAllBytes(archive);
        content[^10] ^= 1;
        File.WriteAllBytes(archive, content);

        foreach (var size in new[] { Small, DiscSizes.Of(DiscKind.Dvd) })
            Assert.Equal("SopCopySourceUnsound", Assert.Throws<SopException>(() => Make(set, Discs(), "xorriso", size)).Id);

        Assert.Empty(Directory.GetFileSystemEntries(_bench["keluar"]));
        Assert.Empty(_bench.Media.CopiesOf("pn-contoh"));
    }

    [Fact]
    public void AnImageThatReadsBackOtherwiseIsNotKept()
    {
        var set = _bench.Make();
        var program = new BadImager(image => File.WriteAllBytes(image, new byte[100_000]));

        Assert.Equal("SopDiscImageFailed", Assert.Throws<SopException>(() => Make(set, Discs(program), "x")).Id);

        Assert.Empty(Directory.GetFileSystemEntries(_bench["keluar"]));
    }

    [SkippableFact]
    public void AnImageWithAWrongByteIsNotKept()
    {
        Need("xorriso");
        var set = _bench.Make(2_000_000);
        var program = new BadImager(image =>
        {
            using var file = File.Open(image, FileMode.Open);
            // In the midst of the archive, which is nearly all there is.
            file.Position = file.Length / 2;
            file.WriteByte(0xA5);
            file.WriteByte(0x5A);
        }, Desk.Adapters.DiscImager);

        Assert.Equal("SopDiscImageNotAsWritten", Assert.Throws<SopException>(() => Make(set, Discs(program), "xorriso")).Id);
        Assert.Empty(Directory.GetFileSystemEntries(_bench["keluar"]));
    }

    [Fact]
    public void WhatCannotWorkIsRefusedFirst()
    {
        var set = _bench.Make();

        Assert.Equal("SopDiscSizeInvalid", Assert.Throws<SopException>(() => Make(set, Discs(), null, 1000)).Id);
        Assert.Equal("SopDiscToolNotFound", Assert.Throws<SopException>(() => Make(set, Discs(), "tidak-ada-program")).Id);
        Directory.CreateDirectory(Path.Combine(_bench["keluar"], set.Name + "-dvd"));
        Assert.Equal("SopCopyTaken", Assert.Throws<SopException>(() => Make(set, Discs(), null)).Id);
    }

    [SkippableFact]
    public void TheCoverSheetSaysWhatIsOnTheDiscAndHoldsNothingAlive()
    {
        Need("xorriso");
        _bench.Workplace.Courts.Put(new SopCourt { Name = "Pengadilan <script>alert(1)</script> & Contoh" });
        var set = _bench.Make(20_000_000);

        var copy = Make(set, Discs(), "xorriso", Small);

        var page = File.ReadAllText(copy.Discs[1].Cover);
        Assert.Contains($"Cakram 2 dari {copy.Discs.Length}", page, StringComparison.Ordinal);
        Assert.Contains(copy.Discs[1].Sha256, page, StringComparison.Ordinal);
        Assert.Contains(copy.Discs[1].Label, page, StringComparison.Ordinal);
        Assert.Contains("16 November 2026", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
    }

    [Fact]
    public void PathsWithEqualsSignsAndBackslashesAreMarked()
    {
        var request = new DiscImageRequest
        {
            Program = "xorriso", Label = "L", Image = "x.iso", Scratch = "s", Entries = [new DiscEntry("a/b=c", @"/srv/a=b\c")],
        };

        Assert.Equal(@"a/b\=c=/srv/a\=b\\c", SopWebsite.Adapters.Media.DiscImager.OfList(request, "xorriso")[^1]);
    }

    private BackupDiscs Discs(IDiscImager? imager = null) => new(
        _bench.Media, _bench.Desk.Register.Sites, imager ?? Desk.Adapters.DiscImager, _bench.Desk.Register.Log, _bench.Desk.Register,
        _bench.Desk.Clock);

    private BackupCopy Make(WebsiteBackup set, BackupDiscs discs, string? program, long? size = null, string? medium = null)
    {
        Directory.CreateDirectory(_bench["keluar"]);
        return discs.Make(
            discs.Plan(
                set.Path,
                new DiscOptions { Disc = DiscKind.Dvd, DiscSize = size, Command = program, Destination = _bench["keluar"], Medium = medium }));
    }

    private static void Need(params string[] programs)
    {
        foreach (var program in programs)
            Skip.IfNot(
                (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                    .Any(folder => File.Exists(Path.Combine(folder, program))), program + " is not installed");
    }

    private static void Run(string folder, string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, program + ": " + output.Result + errors);
    }

    private sealed class BadImager(Action<string> spoil, IDiscImager? inner = null) : IDiscImager
    {
        public string Find(string? command) => inner?.Find(command) ?? "x";

        public void Make(DiscImageRequest request, CancellationToken cancellation)
        {
            inner?.Make(request, cancellation);
            spoil(request.Image);
        }
    }
}
