using SopWebsite.Monitoring;
using SopWebsite.Routine;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Routine;

public sealed class AvailabilityRoundTests
{
    [Fact]
    public async Task TheAddressesOfAllSitesAreAskedSideBySideAndEachOnce()
    {
        const int Sites = 20;
        var asked = 0;
        var allAsk = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // Nobody is answered until all have asked: one after the other, the first would wait in vain.
        await using var server = LoopbackServer.Start(async exchange =>
        {
            if (Interlocked.Increment(ref asked) == Sites * 2) allAsk.SetResult();
            await allAsk.Task;
            await exchange.ReplyAsync(200, "<p>Pengadilan</p>");
        });
        using var desk = new Desk();
        var round = new AvailabilityRound(desk.Workplace.Availability());
        SopSite[] sites = [
            .. Enumerable.Range(0, Sites).Select(n => desk.Site with { Name = $"pn-{n}", Uri = [server.At($"/{n}"), server.At($"/{n}/b")] })];

        await round.PrepareAsync(
            [.. sites, desk.Site with { Name = "rusak", Uri = [server.At("/x")], Condition = ["bukan syarat"] }], CancellationToken.None);
        var results = new List<SiteAvailability>();
        foreach (var target in sites.SelectMany(AvailabilityTarget.Of)) results.Add(await round.CheckAsync(target, new(), CancellationToken.None));

        Assert.All(results, result => Assert.Equal(AvailabilityState.Up, result.State));
        Assert.Equal(sites.SelectMany(site => site.Uri.Select(uri => (site.Name, uri))), results.Select(result => (result.Name, result.Uri)));
        Assert.Equal(Sites * 2, asked);
        await round.CheckAsync(AvailabilityTarget.Of(sites[0]).First(), new(), CancellationToken.None);
        Assert.Equal((Sites * 2) + 1, asked);
    }
}
