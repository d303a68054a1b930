using SopWebsite.Calendars;
using SopWebsite.Monitoring;
using SopWebsite.Probing;
using SopWebsite.Tests.Support;
using static SopWebsite.Tests.Monitoring.Checking;

namespace SopWebsite.Tests.Monitoring;

/// <summary>The check against a real web server.</summary>
public sealed class NginxTests
{
    private const string Locations = """
        location / { index beranda.html; }
        location = /lama { return 301 /pindah; }
        location = /pindah { return 302 http://localhost:$server_port/; }
        location = /putar { return 302 /putar; }
        location = /json { default_type application/json; return 200 '{"db":"ok","lag":2}'; }
        location = /tolak { return 403; }
        location /daftar/ { autoindex on; }
        location = /lambat { gzip off; limit_rate 2k; alias HTML/besar.html; }
        """;

    [SkippableFact]
    public async Task PagesRedirectsErrorsAndListingsAreWhatTheyAre()
    {
        Skip.If(NginxServer.Program is null, "nginx is not installed");
        using var certificate = TestCertificates.Sound();
        using var server = await NginxServer.StartAsync(Locations.Replace("HTML", "html", StringComparison.Ordinal), certificate);
        File.WriteAllText(Path.Combine(server.Html, "beranda.html"), "<title>Pengadilan Negeri Contoh</title>" + new string('x', 20_000));
        File.WriteAllText(Path.Combine(server.Html, "besar.html"), new string('x', 200_000));
        Directory.CreateDirectory(Path.Combine(server.Html, "daftar"));
        File.WriteAllText(Path.Combine(server.Html, "daftar", "cadangan.zip"), "");

        var home = await AskAsync(
            server.At("/"), "body contains pengadilan", "header.content-encoding !exists", "header.server ~ nginx", "size > 20 KB");
        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Content), (home.State, home.Failure));
        Assert.Equal([true, true, true, false], home.Conditions.Select(condition => condition.IsMet!.Value));
        Assert.Equal(20_039, home.Size);

        var secure = await AskAsync(new($"https://localhost:{server.SecurePort}/"), "certificate > 100 days", "status == 200");
        Assert.Equal((AvailabilityState.Up, 199), (secure.State, secure.Certificate!.DaysLeft));
        Assert.Equal(secure.TotalTime, secure.DnsTime + secure.ConnectTime + secure.TlsTime + secure.FirstByteTime + secure.DownloadTime);

        var moved = await AskAsync(server.At("/lama"));
        Assert.Equal(AvailabilityState.Degraded, moved.State);
        Assert.Equal([(301, false), (302, true)], moved.Redirects.Select(hop => (hop.StatusCode, hop.IsOffHost)));

        Assert.Equal(AvailabilityFailure.Http, (await AskAsync(server.At("/putar"))).Failure);
        Assert.Equal(AvailabilityState.Up, (await AskAsync(server.At("/json"), "json $.db == ok", "json $.lag < 3")).State);
        Assert.Equal(
            (AvailabilityFailure.Http, 403), ((await AskAsync(server.At("/tolak"))).Failure, (await AskAsync(server.At("/tolak"))).StatusCode));
        Assert.Equal("file-listing", (await AskAsync(server.At("/daftar/"))).Parked?.Rule);
        var slow = await AskAsync(server.At("/lambat"), TimeSpan.FromMilliseconds(800));
        Assert.Equal(AvailabilityFailure.Timeout, slow.Failure);
        Assert.NotNull(slow.DownloadTime);
    }

    private static Task<SiteAvailability> AskAsync(Uri uri, params string[] conditions) => AskAsync(uri, TimeSpan.FromSeconds(15), conditions);

    private static Task<SiteAvailability> AskAsync(Uri uri, TimeSpan timeout, params string[] conditions) =>
        new AvailabilityCheck(SystemClock.Instance, new FixedLink(true)) { Fetching = Fetching, ParkedPages = Desk.Adapters.ParkedPages }.CheckAsync(
            AvailabilityTarget.Of(uri), new() { Timeout = timeout, Conditions = [.. conditions.Select(SiteCondition.Parse)] },
            CancellationToken.None);
}
