using SopWebsite.Monitoring;
using SopWebsite.Monitoring.OwnLine;
using SopWebsite.Probing;
using SopWebsite.Renewals;
using SopWebsite.Routine;
using SopWebsite.Sites;
using SopWebsite.Tests.Monitoring.OwnLine;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Routine;

public sealed class ConnectionDutyTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly SmallNameServer _names = SmallNameServer.Honest(OwnLineSettings.DefaultName);

    public void Dispose()
    {
        _names.Dispose();
        _desk.Dispose();
    }

    [Fact]
    public async Task TheConnectionIsTestedOncePerPassAndKeptForEachSiteThatHasOne()
    {
        await using var world = RawServer.Start((_, _) => Task.CompletedTask);
        Set(new Uri($"tcp://127.0.0.1:{world.Port}"));
        _desk.Workplace.Sites.Register(new SopSite { Name = "sipp-contoh" });
        _desk.Workplace.Sites.Register(new SopSite { Name = "tanpa-koneksi" });
        Enter("pn-contoh");
        Enter("sipp-contoh");

        var results = await PassAsync();

        Assert.Equal(["pn-contoh", "sipp-contoh"], results.Select(result => result.Site));
        Assert.All(results, result => Assert.Equal((RoutineState.Fine, result.Site), (result.State, ((InternetConnection)result.Output!).Site)));
        Assert.All(new[] { "pn-contoh", "sipp-contoh" }, site => Assert.Equal(AvailabilityState.Up, _desk.Register.Lines.Latest(site)!.State));
        Assert.Null(_desk.Register.Lines.Latest("tanpa-koneksi"));
        _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddMinutes(15);
        await PassAsync();
        Assert.Equal(2, Assert.Single(_desk.Register.Lines.All("pn-contoh")).Count);
    }

    [Fact]
    public async Task ABrokenLineIsAFindingAndInTheLog()
    {
        Set(new Uri($"tcp://127.0.0.1:{LoopbackServer.ClosedPort()}"));
        Enter("pn-contoh");

        var result = Assert.Single(await PassAsync());

        Assert.Equal(RoutineState.Finding, result.State);
        Assert.Contains("hubungi penyedia internet PT Penyedia Contoh", result.Message.Indonesian, StringComparison.Ordinal);
        Assert.Contains(
            _desk.Register.Log.Read(),
            entry => entry.FollowUp?.StartsWith("Koneksi internet (PT Penyedia Contoh) terputus sejak", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task ThroughputIsMeasuredOnceADay()
    {
        await using var world = RawServer.Start((_, _) => Task.CompletedTask);
        await using var file = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, new byte[2_000_000]));
        Set(new Uri($"tcp://127.0.0.1:{world.Port}"), file.Uri);
        Enter("pn-contoh");

        for (var pass = 0; pass < 3; pass++)
        {
            await PassAsync();
            _desk.Clock.UtcNow = _desk.Clock.UtcNow.AddHours(8);
        }
        Assert.Single(file.Requests);
        Assert.Single(_desk.Register.Lines.Speeds("pn-contoh", DateTimeOffset.MinValue, DateTimeOffset.MaxValue));
        await PassAsync();
        Assert.Equal(2, file.Requests.Count);
    }

    private void Set(Uri target, Uri? file = null) => _desk.Workplace.Courts.Put(new SopCourt
    {
        Name = "Pengadilan Negeri Contoh", LineGateway = OwnLineSettings.NoGateway, LineTarget = [target], LineSpeedUri = file,
        LineNameServer = [_names.Address],
    });

    private void Enter(string site) => _desk.Register.Renewals.Put(new HostingRenewal
    {
        Site = site, Kind = RenewalKind.Connection, Subject = "jalur-1", Provider = "PT Penyedia Contoh", CheckedAt = _desk.Clock.UtcNow,
    });

    private async Task<List<RoutineResult>> PassAsync()
    {
        var results = new List<RoutineResult>();
        await new SopRoutine(_desk.Workplace, new RoutineOptions()).RunAsync(_desk.Register.Sites.All(), results.Add, CancellationToken.None);
        return results.Where(result => result.Step == RoutineStep.Connection).ToList();
    }
}
