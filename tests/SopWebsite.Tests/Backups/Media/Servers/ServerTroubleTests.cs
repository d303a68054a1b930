using System.Globalization;
using SopWebsite.Backups;
using SopWebsite.Backups.Media;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Tests.Backups.Transport;
using SopWebsite.Tests.Crashes;
using SopWebsite.Tests.Support;
using Xunit.Abstractions;

namespace SopWebsite.Tests.Backups.Media.Servers;

/// <summary>What can go wrong while a set goes to a server: cut connections, another key, a full disk there, stops and kills.</summary>
public sealed class ServerTroubleTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void AConnectionThatIsCutInSendingAndInReadingBackIsOpenedAnewAndGoesOn()
    {
        using var bench = new ServerBench();
        var set = bench.Bench.Make(6_000_000);
        // Twice in sending, twice in reading back; the fifth lives.
        using var proxy = new CuttingProxy(bench.Server.Port, number => number switch { 3 => 1_000_000, 4 => 5_000_000, _ => null })
        {
            LimitSent = number => number switch { 1 => 1_500_000, 2 => 2_500_000, _ => null },
        };
        bench.Through(proxy.Port);

        var copy = bench.Copy(set);

        Assert.Equal((true, 5), (copy.Verified, proxy.Connections));
        Assert.Equal(ServerBench.Contents(set.Path), ServerBench.Contents(bench.At(set)));
        Assert.Equal([set.Name], bench.There);
        // What had arrived before a cut did not travel again.
        Assert.InRange(proxy.Sent, copy.Bytes, copy.Bytes * 1.45);
    }

    [SkippableTheory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public void AServerThatStaysAwayLeavesNoCopyAndTheNextRunSendsTheRest(double part)
    {
        using var bench = new ServerBench();
        var older = bench.Bench.Make();
        bench.Copy(older);
        bench.Bench.Desk.Clock.UtcNow += TimeSpan.FromHours(1);
        var set = bench.Bench.Make(6_000_000);
        var all = Directory.GetFiles(set.Path).Sum(file => new FileInfo(file).Length);
        using (var cut = new CuttingProxy(bench.Server.Port, number => number == 1 ? null : 0) { LimitSent = _ => (long)(all * part) })
        {
            bench.Through(cut.Port);
            Assert.Equal(SopErrorKind.ConnectionFailure, Assert.Throws<SopException>(() => bench.Copy(set)).Kind);
        }
        Assert.Equal([".partial-" + set.Name, older.Name], bench.There);
        Assert.DoesNotContain(bench.Media.CopiesOf("pn-contoh"), copy => copy.Name == set.Name);
        using var proxy = new CuttingProxy(bench.Server.Port, _ => null);
        bench.Through(proxy.Port);

        bench.Copy(set);

        Assert.Equal([older.Name, set.Name], bench.There);
        Assert.Equal(ServerBench.Contents(set.Path), ServerBench.Contents(bench.At(set)));
        // What was on its way at the cut may be lost: as much as is sent without an answer, and the requests of the reading back.
        Assert.InRange(proxy.Sent, 0, (all * (1 - part)) + 1_300_000);
    }

    [SkippableFact]
    public void AServerWhoseKeyIsUnknownOrAnotherGetsNothing()
    {
        using var server = SshServer.StartOwn();
        using var bench = new ServerBench(server);
        var set = bench.Bench.Make();
        bench.Media.Change(bench.Media.Get(ServerBench.Medium) with { HostKey = [] });
        var unknown = Assert.Throws<SopException>(() => bench.Copy(set));
        Assert.Equal("SopHostKeyUnknown", unknown.Id);
        Assert.Contains("Set-BackupMedium -HostKey", unknown.Message, StringComparison.Ordinal);
        bench.Media.Change(bench.Media.Get(ServerBench.Medium) with { HostKey = [server.HostKey] });
        bench.Copy(set);
        bench.Bench.Desk.Clock.UtcNow += TimeSpan.FromHours(1);
        var second = bench.Bench.Make(200_000);

        server.ChangeKey();

        foreach (var one in new[] { set, second })
        {
            var changed = Assert.Throws<SopException>(() => bench.Copy(one));
            Assert.Equal("SopHostKeyChanged", changed.Id);
            Assert.Contains(HostKeyPin.Parse(server.OtherKey).Fingerprint, changed.Message, StringComparison.Ordinal);
        }
        Assert.Equal([set.Name], bench.There);
        Assert.Single(bench.Media.CopiesOf("pn-contoh"));
    }

    [SkippableFact]
    public void AServerWithoutRoomIsSeenBeforeAnythingIsSent()
    {
        using var bench = new ServerBench();
        using var disk = SmallDisk.Mount(bench.Folder, 4);
        var set = bench.Bench.Make(6_000_000);
        var told = new List<BackupStage>();

        Assert.Equal("SopMediumSpaceShort", Assert.Throws<SopException>(() => bench.Copy(set, new Progressing(step => told.Add(step.Stage)))).Id);

        Assert.Empty(told);
        Assert.Empty(bench.There);
    }

    [SkippableFact]
    public void ADiskThatFillsUpOnTheServerLeavesWhatWasThere()
    {
        using var bench = new ServerBench();
        using var disk = SmallDisk.Mount(bench.Folder, 12);
        var first = bench.Bench.Make(400_000);
        bench.Copy(first);
        bench.Bench.Desk.Clock.UtcNow += TimeSpan.FromHours(1);
        var second = bench.Bench.Make(6_000_000);
        var isFull = false;
        var filling = new Progressing(step =>
        {
            if (isFull || step.Done < 1_000_000) return;
            isFull = true;
            // Someone else takes what is left.
            using var other = new FileStream(Path.Combine(bench.Folder, "lain"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
            Assert.Throws<IOException>((Action)(() => Fill(other)));
        });

        Assert.Equal("SopMediumFull", Assert.Throws<SopException>(() => bench.Copy(second, filling)).Id);

        Assert.Equal(["lain", first.Name], bench.There);
        Assert.Equal(ServerBench.Contents(first.Path), ServerBench.Contents(bench.At(first)));
        Assert.Single(bench.Media.CopiesOf("pn-contoh"));
        File.Delete(Path.Combine(bench.Folder, "lain"));
        Assert.True(bench.Copy(second).Verified);
    }

    [SkippableTheory]
    [InlineData(BackupStage.Copying)]
    [InlineData(BackupStage.Verifying)]
    public void AStoppedCopyIsNoneAndTheNextOneGoesOn(BackupStage stage)
    {
        using var bench = new ServerBench();
        var set = bench.Bench.Make(6_000_000);
        using var stop = new CancellationTokenSource();
        var progress = new Progressing(step =>
        {
            if (step.Stage == stage && step.Done > 3_000_000) stop.Cancel();
        });

        Assert.ThrowsAny<OperationCanceledException>(() => bench.Copy(set, progress, stop.Token));

        Assert.Equal([".partial-" + set.Name], bench.There);
        Assert.Empty(bench.Media.CopiesOf("pn-contoh"));
        using var proxy = new CuttingProxy(bench.Server.Port, _ => null);
        bench.Through(proxy.Port);
        bench.Copy(set);
        Assert.Equal(ServerBench.Contents(set.Path), ServerBench.Contents(bench.At(set)));
        Assert.InRange(proxy.Sent, 0, 3_500_000);
    }

    [SkippableFact]
    public void ASecondCopyToTheSamePlaceIsRefusedAndTheFirstGoesOn()
    {
        using var bench = new ServerBench();
        var set = bench.Bench.Make(2_000_000);
        string? refusal = null;

        bench.Copy(set, new Progressing(_ => refusal ??= Assert.Throws<SopException>(() => bench.Copy(set)).Id));

        Assert.Equal("SopCopyBusy", refusal);
        Assert.True(bench.Bench.Backups.Test(bench.At(set)).IsSound);
    }

    private static void Fill(FileStream file)
    {
        while (true) file.Write(new byte[64 * 1024]);
    }

    /// <summary>
    /// Copying processes are killed (SIGKILL) at a step that is chosen at random: wherever that hits, a folder with the set's name on the server
    /// is a whole copy, the older one is as it was, and the next process goes on.
    /// </summary>
    [SkippableFact]
    public async Task KilledAtRandomThereIsAWholeCopyOrNone()
    {
        const int kills = 25;
        using var bench = new ServerBench();
        var random = new Random(20261122);
        var older = bench.Bench.Make(300_000);
        bench.Copy(older);
        bench.Bench.Desk.Clock.UtcNow += TimeSpan.FromHours(1);
        var set = bench.Bench.Make(6_000_000);
        var contents = ServerBench.Contents(set.Path);
        var (leftovers, whole) = (0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            using var victim = Worker();
            Assert.True(await victim.ReadToAsync(line => line == "ready"));
            var steps = random.Next(1, 380);
            victim.Go();
            await victim.ReadToAsync(line => line == steps.ToString(CultureInfo.InvariantCulture));
            await victim.KillAsync();
            Assert.True(bench.Bench.Backups.Test(bench.At(older)).IsSound);
            if (Directory.Exists(bench.PartOf(set))) leftovers++;
            if (!Directory.Exists(bench.At(set))) continue;
            whole++;
            Assert.Equal(contents, ServerBench.Contents(bench.At(set)));
            Directory.Delete(bench.At(set), recursive: true);
        }

        using var last = Worker();
        last.Go();
        Assert.Equal(0, await last.EndAsync());

        output.WriteLine($"{kills} kills, {leftovers} leftovers, {whole} whole copies");
        Assert.True(leftovers > kills / 4, $"only {leftovers} kills hit the copying");
        Assert.Equal([older.Name, set.Name], bench.There);
        Assert.Equal(contents, ServerBench.Contents(bench.At(set)));
        Assert.True(EscalationChain.Verify(bench.Bench.Desk.Register.Log.Read()).IsValid);
        Assert.Equal(true, bench.Media.CopiesOf("pn-contoh").Single(copy => copy.Name == set.Name).Verified);

        WorkerProcess Worker() => WorkerProcess.Start("copy", TestRegister.In(bench.Bench.Desk.Folder), set.Path, bench.Server.Address(bench.Folder));
    }
}
