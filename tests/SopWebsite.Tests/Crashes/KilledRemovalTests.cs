using System.Globalization;
using SopWebsite.Backups;
using SopWebsite.Escalations;
using SopWebsite.Tests.Backups;
using SopWebsite.Tests.Crashes.Workers;
using SopWebsite.Tests.Support;
using Xunit.Abstractions;

namespace SopWebsite.Tests.Crashes;

/// <summary>Removals of sets are killed (SIGKILL) before calls to the system chosen by chance.</summary>
public sealed class KilledRemovalTests : IDisposable
{
    private const int Kills = 16;
    private readonly Desk _desk = new();
    private readonly ITestOutputHelper _output;

    public KilledRemovalTests(ITestOutputHelper output)
    {
        _output = output;
        Directory.CreateDirectory(_desk.Folder["web"]);
        Directory.CreateDirectory(_desk.Folder["tmp"]);
        File.WriteAllText(Path.Combine(_desk.Folder["web"], "index.php"), "<?php");
        _desk.Set(site => site with { DocumentRoot = _desk.Folder["web"], BackupPath = _desk.Folder["sets"] });
    }

    public void Dispose() => _desk.Dispose();

    [SkippableFact]
    public void NoSetIsHalfRemovedAndClaimsToBeWholeAndTheNextRunFinishesIt()
    {
        Skip.If(TracedWorker.Missing is not null, TracedWorker.Missing);
        var random = new Random(20261122);
        MakeFour();
        var calls = TracedWorker.Watch(_desk.Folder["tmp"], Arguments());
        var (hit, unfinished) = (0, 0);
        for (var kill = 0; kill < Kills; kill++)
        {
            var removed = Removals();
            MakeFour();
            var sets = List();
            var newest = sets[^1];
            var kept = BackupBench.Fingerprint(newest.Path);
            if (TracedWorker.Kill(_desk.Folder["tmp"], calls[random.Next(calls.Count)], Arguments())) hit++;

            foreach (var set in List())
            {
                if (set.State == BackupState.Complete) Assert.True(_desk.Workplace.Backups.Test(set.Path).IsSound, set.Name);
                else
                    Assert.True(
                        set.State == BackupState.Partial || (set.State == BackupState.Damaged && !Directory.Exists(set.Path)),
                        $"{set.Name} {set.State}");
                if (set.State == BackupState.Partial) unfinished++;
            }
            Assert.Equal(kept, BackupBench.Fingerprint(newest.Path));
            Assert.Contains(RestoreWorker.Done, TracedWorker.Run(_desk.Folder["tmp"], Arguments()));

            Assert.Equal(newest.Path, Assert.Single(List()).Path);
            Assert.Equal([newest.Path], Directory.GetFileSystemEntries(_desk.Folder["sets"]));
            Assert.Equal(kept, BackupBench.Fingerprint(newest.Path));
            // Each removal is told once.
            var told = Removals().Except(removed, StringComparer.Ordinal).ToList();
            Assert.Equal(sets.SkipLast(1).Select(set => set.Name).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
            Assert.Equal(Removals().Count, Removals().Distinct(StringComparer.Ordinal).Count());
            Assert.True(EscalationChain.Verify(_desk.Register.Log.Read()).IsValid);
        }
        _output.WriteLine($"{hit} of {Kills} runs killed, before one of {calls.Count} calls each; {unfinished} left a set half removed");
        Assert.True(hit > Kills * 3 / 4, $"only {hit} of {Kills} were hit");
        Assert.True(unfinished > 0, "no kill hit a removal");
    }

    private IReadOnlyList<WebsiteBackup> List() => _desk.Workplace.Backups.List(_desk.Site);

    private List<string> Removals() =>
    [
        .. _desk.Register.Log.Read().Select(entry => entry.FollowUp).Where(text => text?.Contains(" dihapus: ", StringComparison.Ordinal) == true)
            .Select(text => text!.Split(' ')[1]),
    ];

    private void MakeFour()
    {
        while (List().Count < 4)
        {
            _desk.Clock.UtcNow += TimeSpan.FromDays(1);
            _desk.Workplace.Backups.Backup(_desk.Site, new BackupOptions());
        }
    }

    private string[] Arguments() =>
        ["restore", TestRegister.In(_desk.Folder), _desk.Clock.UtcNow.ToString("o", CultureInfo.InvariantCulture), "remove", "-", "-"];
}
