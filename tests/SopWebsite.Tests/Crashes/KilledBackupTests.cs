using System.Globalization;
using SopWebsite.Backups;
using SopWebsite.Escalations;
using SopWebsite.Sites;
using SopWebsite.Tests.Backups;

namespace SopWebsite.Tests.Crashes;

/// <summary>Backups are killed (SIGKILL) wherever their work can be seen, by chance, fifty times.</summary>
public sealed class KilledBackupTests : IDisposable
{
    private const int Times = 50;
    private readonly BackupBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task NoSetPretendsToBeWholeAndTheOlderOnesStayAsTheyWere()
    {
        var random = new Random(20261121);
        for (var n = 0; n < 40; n++)
        {
            var bytes = new byte[random.Next(10) == 0 ? 2_500_000 : random.Next(60_000)];
            random.NextBytes(bytes);
            File.WriteAllBytes(_bench.Write($"d{n % 5}/{n}.bin"), bytes);
        }
        new SopSites(_bench.Register.Sites).Register(_bench.Site with { Database = new SiteDatabase { Name = "cms" } });
        var points = await PointsAsync("Full");
        var older = BackupBench.Fingerprint(_bench.Sets);
        var entries = _bench.Register.Log.Read().Count();
        for (var n = 0; n < 40; n += 2) File.AppendAllText(_bench.Write($"d{n % 5}/{n}.bin"), "berubah");

        for (var n = 0; n < Times; n++)
        {
            using var worker = Start(n % 2 == 0 ? "Full" : "Differential", random.Next(1, points));
            var held = await worker.ReadToAsync(line => line == "held");
            Assert.Equal(held, await worker.KillAsync());

            // Whatever it left: the older set is as it was, nothing new calls itself complete and is not, and the log holds what was finished.
            var listed = _bench.Backups.ListFolder(_bench.Sets);
            foreach (var set in listed.Where(set => set.State != BackupState.Partial)) Assert.True(_bench.Backups.Test(set.Path).IsSound, set.Name);
            var finished = listed.Count(set => set.State != BackupState.Partial);
            Assert.True(EscalationChain.Verify(_bench.Register.Log.Read()).IsValid);
            Assert.InRange(_bench.Register.Log.Read().Count(), entries, entries + finished - 1);
            foreach (var set in listed.Where(set => set.Name != "pn-contoh-penuh")) Directory.Delete(set.Path, recursive: true);
            entries = _bench.Register.Log.Read().Count();
            Assert.Equal(older, BackupBench.Fingerprint(_bench.Sets));
        }
    }

    private async Task<int> PointsAsync(string type)
    {
        using var worker = Start(type, 0);
        Assert.Equal(0, await worker.EndAsync());
        return int.Parse(worker.Lines.Single(line => line.StartsWith("points ", StringComparison.Ordinal)).AsSpan(7), CultureInfo.InvariantCulture);
    }

    private WorkerProcess Start(string type, int hold) =>
        WorkerProcess.Start("backup", _bench.Location, type, hold.ToString(CultureInfo.InvariantCulture));
}
