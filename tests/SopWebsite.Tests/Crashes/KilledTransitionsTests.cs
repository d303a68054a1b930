using SopWebsite.Escalations;
using SopWebsite.Tests.Support;
using Xunit.Abstractions;

namespace SopWebsite.Tests.Crashes;

/// <summary>
/// Processes that move situations on are killed (SIGKILL) one after the other on the same register: at random moments, and in the midst of
/// a transaction, where a change is written and its entry is not, or the other way round.
/// </summary>
public sealed class KilledTransitionsTests(ITestOutputHelper output)
{
    private static readonly EscalationEvent[] Wanted =
    [
        EscalationEvent.SituationOpened, EscalationEvent.SituationSubmitted, EscalationEvent.SituationApproved, EscalationEvent.SituationResolved,
        EscalationEvent.SituationClosed, EscalationEvent.SituationMerged, EscalationEvent.DispositionSent, EscalationEvent.DispositionAcknowledged,
        EscalationEvent.DispositionReturned, EscalationEvent.DispositionDelegated, EscalationEvent.TicketOpened, EscalationEvent.TicketUpdated,
        EscalationEvent.TicketClosed, EscalationEvent.AbsenceRecorded, EscalationEvent.ProblemOpened, EscalationEvent.RunStarted,
        EscalationEvent.RunSuspended, EscalationEvent.RunResumed, EscalationEvent.RunClosed, EscalationEvent.ActivityCompleted,
        EscalationEvent.Warning,
        EscalationEvent.Escalated, EscalationEvent.Acknowledged,
    ];

    [Fact]
    public async Task AFileHoldsWhatItsLogSaysAfterEachOfManyKills()
    {
        using var place = new CrashPlace(new SqlitePlace());

        var log = await KillManyAsync(place, kills: 30, seed: 20261121);

        var seen = Wanted.Select(kind => (Kind: kind, Count: log.Count(entry => entry.Event == kind))).OrderBy(kind => kind.Count).ToList();
        output.WriteLine(string.Join(", ", seen));
        Assert.All(seen, kind => Assert.True(kind.Count > 0, $"no {kind.Kind} was ever logged"));
    }

    [SkippableFact]
    public async Task AServerHoldsWhatItsLogSaysAfterEachOfSomeKills()
    {
        using var place = new CrashPlace(new PostgreSqlPlace());

        await KillManyAsync(place, kills: 9, seed: 3);
    }

    /// <summary>
    /// The server itself is stopped without a checkpoint (<c>pg_ctl -m immediate</c>): the worker fails by name, and goes on when it is back.
    /// </summary>
    [SkippableFact]
    public async Task AServerThatCrashesKeepsAllThatWasSaidDoneAndTheWorkGoesOn()
    {
        using var server = PostgreSqlServer.StartOwn();
        using var place = new CrashPlace(new PostgreSqlPlace(server));
        using var worker = WorkerProcess.Start("transitions", place.Location, "11", "0", "0");
        for (var crash = 0; crash < 3; crash++)
        {
            Assert.True(await worker.ReadToAsync(Begins(new Random(crash).Next(20, 60))));
            server.Crash();
            Assert.True(await worker.ReadToAsync(line => line == "refused SopRegisterUnusable"));
            server.StartAgain();
            place.AssertSound();
            Assert.True(await worker.ReadToAsync(line => line == "end"));
        }
        Assert.True(await worker.KillAsync());

        Assert.DoesNotContain(
            worker.Lines, line => line.StartsWith("refused SopRegister", StringComparison.Ordinal) && line != "refused SopRegisterUnusable");
        output.WriteLine($"{place.AssertSound().Count} entries");
    }

    /// <summary>The register's tables are made all together or not at all.</summary>
    [Fact]
    public async Task AFileWhoseMakingIsKilledIsMadeByTheNext()
    {
        var random = new Random(5);
        for (var n = 0; n < 6; n++)
        {
            using var folder = new TemporaryFolder();
            using var worker = WorkerProcess.Start("transitions", folder["register.db"], "1", "0", "0");
            while (!File.Exists(folder["register.db"]) && !worker.HasEnded) await Task.Delay(1);
            await Task.Delay(random.Next(0, 40));
            await worker.KillAsync();

            using var register = Desk.Adapters.OpenRegister(folder["register.db"]);
            Assert.Equal(1, register.Log.Append(new EscalationDraft { At = DateTimeOffset.UnixEpoch, Event = EscalationEvent.Note }).Number);
        }
    }

    private async Task<List<EscalationEntry>> KillManyAsync(CrashPlace place, int kills, int seed)
    {
        var random = new Random(seed);
        List<EscalationEntry> log = [];
        var (inside, held) = (0, 0);
        for (var n = 0; n < kills; n++)
        {
            // Each third is stopped between a change and its entry, or between an entry and its change; the others wherever they are.
            var hold = n % 3 == 2 ? random.Next(1, 60) : 0;
            using var worker = WorkerProcess.Start("transitions", place.Location, $"{random.Next()}", "0", $"{hold}");
            Assert.True(await worker.ReadToAsync(hold > 0 ? line => line == "held" : Begins(random.Next(1, 60))), "it ended by itself");
            if (hold == 0) await Task.Delay(random.Next(0, 12));
            Assert.True(await worker.KillAsync(), "it ended by itself");
            if (worker.Lines[^1] == "held") held++;
            else if (worker.Lines[^1].StartsWith("begin ", StringComparison.Ordinal)) inside++;
            log = place.AssertSound();
        }
        output.WriteLine($"{kills} kills: {held} held in a transaction, {inside} elsewhere within work; {log.Count} entries");
        // The register goes on growing, and most of the kills hit work and not the moments between.
        Assert.Equal(kills / 3, held);
        Assert.True(inside > kills / 4, $"only {inside} kills hit work");
        return log;
    }

    private static Func<string, bool> Begins(int count) => line => line.StartsWith("begin ", StringComparison.Ordinal) && --count <= 0;
}
