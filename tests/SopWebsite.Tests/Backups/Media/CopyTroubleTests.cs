using System.Diagnostics;
using System.Globalization;
using SopWebsite.Backups;
using SopWebsite.Backups.Media;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Tests.Crashes;
using SopWebsite.Tests.Support;
using Xunit.Abstractions;

namespace SopWebsite.Tests.Backups.Media;

/// <summary>What can go wrong while a set is copied: full disks, disks that are pulled out, processes that are killed.</summary>
public sealed class CopyTroubleTests(ITestOutputHelper output) : IDisposable
{
    private readonly MediaBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [SkippableFact]
    public void AFullDiskLeavesWhatWasThere()
    {
        using var disk = SmallDisk.Mount(_bench["kecil"], 2);
        // The system says nothing of its room, as some shares do: then it is found out by writing.
        _bench.Mount("kecil", null);
        var first = _bench.Make(400_000);
        _bench.Copy(first, disk.Path);
        _bench.Desk.Clock.UtcNow += TimeSpan.FromHours(1);
        var second = _bench.Make(3_000_000);
        var before = BackupBench.Fingerprint(disk.Path);

        Assert.Equal("SopMediumFull", Assert.Throws<SopException>(() => _bench.Copy(second, disk.Path)).Id);

        Assert.Equal(before, BackupBench.Fingerprint(disk.Path));
        Assert.Single(_bench.Media.CopiesOf("pn-contoh"));
        Assert.True(_bench.Backups.Test(Path.Combine(disk.Path, first.Name)).IsSound);
    }

    [SkippableFact]
    public void ADiskThatIsTakenAwayIsToldAndThereIsNoCopy()
    {
        using var disk = SmallDisk.Mount(_bench["lepas"], 8);
        var set = _bench.Make(2_000_000);
        var copies = new BackupCopies(Workplace.BackupMedia, _bench.Desk.Register.Log, _bench.Desk.Register, _bench.Desk.Clock);
        var plan = copies.Plan(set.Path, new CopyOptions { Destination = disk.Path });
        var isGone = false;
        var progress = new Progressing(progress =>
        {
            if (isGone || progress.Done < 500_000) return;
            isGone = true;
            Assert.Equal(0, Run("umount", "-l", disk.Path));
        });

        Assert.Equal("SopMediumGone", Assert.Throws<SopException>(() => copies.Copy(plan, progress)).Id);

        Assert.Empty(_bench.Media.CopiesOf("pn-contoh"));
        Assert.Empty(_bench.Told(EscalationEvent.BackupCopied));
        Assert.Empty(Directory.GetFileSystemEntries(disk.Path));
    }

    [Theory]
    [InlineData(BackupStage.Copying)]
    [InlineData(BackupStage.Verifying)]
    public void StoppedAnywhereItLeavesNothing(BackupStage stage)
    {
        var set = _bench.Make(2_000_000);
        var disk = _bench.Mount("hdd", new MediumVolume { Root = "" });
        using var stop = new CancellationTokenSource();
        var progress = new Progressing(progress =>
        {
            if (progress.Stage == stage) stop.Cancel();
        });

        Assert.ThrowsAny<OperationCanceledException>(() =>
            _bench.Copies.Copy(_bench.Copies.Plan(set.Path, new CopyOptions { Destination = disk }), progress, stop.Token));

        Assert.Empty(Directory.GetFileSystemEntries(disk));
        Assert.Empty(_bench.Media.CopiesOf("pn-contoh"));
    }

    [Fact]
    public void ASecondCopyToTheSamePlaceIsRefusedAndTheFirstGoesOn()
    {
        var set = _bench.Make(2_000_000);
        var disk = _bench.Mount("hdd", new MediumVolume { Root = "" });
        var options = new CopyOptions { Destination = disk };
        string? refusal = null;
        var progress = new Progressing(
            _ => refusal ??= Assert.Throws<SopException>(() => _bench.Copies.Copy(_bench.Copies.Plan(set.Path, options))).Id);

        var copy = _bench.Copies.Copy(_bench.Copies.Plan(set.Path, options), progress);

        Assert.Equal("SopCopyBusy", refusal);
        Assert.True(_bench.Backups.Test(copy.Path).IsSound);
    }

    /// <summary>
    /// Copying processes are killed (SIGKILL) one after the other: wherever that hits, a folder with the set's name is a whole copy, and the
    /// next one clears away what was left.
    /// </summary>
    [Fact]
    public async Task KilledAtRandomThereIsAWholeCopyOrNone()
    {
        const int kills = 50;
        var random = new Random(20261121);
        var set = _bench.Make(6_000_000);
        var disk = Directory.CreateDirectory(_bench["disk"]).FullName;
        var older = Directory.CreateDirectory(Path.Combine(disk, "lama")).FullName;
        File.WriteAllText(Path.Combine(older, "isi"), "lama");
        var copy = Path.Combine(disk, set.Name);
        var (leftovers, whole) = (0, 0);
        using var worker = WorkerProcess.Start("copy", TestRegister.In(_bench.Desk.Folder), set.Path, disk);
        Assert.True(await worker.ReadToAsync(line => line == "ready"));
        for (var kill = 0; kill < kills; kill++)
        {
            using var victim = WorkerProcess.Start("copy", TestRegister.In(_bench.Desk.Folder), set.Path, disk);
            Assert.True(await victim.ReadToAsync(line => line == "ready"));
            var seen = random.Next(1, 60);
            victim.Go();
            await victim.ReadToAsync(line => line == seen.ToString(CultureInfo.InvariantCulture));
            await victim.KillAsync();
            Assert.Equal("lama", await File.ReadAllTextAsync(Path.Combine(older, "isi")));
            if (Directory.Exists(Path.Combine(disk, ".partial-" + set.Name))) leftovers++;
            if (!Directory.Exists(copy)) continue;
            whole++;
            Assert.True(_bench.Backups.Test(copy).IsSound);
            Directory.Delete(copy, recursive: true);
        }

        worker.Go();
        Assert.Equal(0, await worker.EndAsync());

        output.WriteLine($"{kills} kills, {leftovers} leftovers, {whole} whole copies");
        Assert.True(leftovers > kills / 4, $"only {leftovers} kills hit the copying");
        Assert.Equal([older, copy], Directory.GetFileSystemEntries(disk).Order(StringComparer.Ordinal));
        Assert.True(_bench.Backups.Test(copy).IsSound);
        Assert.True(EscalationChain.Verify(_bench.Desk.Register.Log.Read()).IsValid);
        Assert.NotNull(_bench.Media.CopiesOf("pn-contoh").Single(one => one.Path == copy).VerifiedAt);
    }

    private SopWebsite.Composition.Workplace Workplace => _bench.Workplace;

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
