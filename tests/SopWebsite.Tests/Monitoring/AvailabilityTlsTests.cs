using SopWebsite.Monitoring;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Tests.Support;
using static SopWebsite.Tests.Monitoring.Checking;

namespace SopWebsite.Tests.Monitoring;

public sealed class AvailabilityTlsTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    [Fact]
    public async Task ASoundCertificateIsUp()
    {
        using var certificate = TestCertificates.Sound();
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, "aman"), certificate);

        foreach (var uri in new[] { server.Uri, server.As("localhost") })
        {
            var check = await CheckAsync(uri, new() { ExpectText = "aman" });

            Assert.Equal((AvailabilityState.Up, AvailabilityFailure.None), (check.State, check.Failure));
            Assert.Equal(certificate.NotAfter.ToUniversalTime(), check.CertificateExpires!.Value.UtcDateTime);
            Assert.NotNull(check.TlsTime);
            var shown = check.Certificate!;
            Assert.Equal(("localhost", "SopWebsite test authority", 199), (shown.Subject, shown.Issuer, shown.DaysLeft));
            Assert.Equal(["localhost", "127.0.0.1", "::1"], shown.Names);
            Assert.StartsWith("localhost (", shown.Chain[0], StringComparison.Ordinal);
            Assert.StartsWith("SopWebsite test authority (", shown.Chain[^1], StringComparison.Ordinal);
            Assert.Empty(shown.Faults);
        }
    }

    [Fact]
    public async Task AnExpiredCertificateIsRefusedAndItsDateShown()
    {
        using var certificate = TestCertificates.Issue(Now.AddDays(-90), Now.AddDays(-2));
        var check = await RefusedAsync(certificate, server => server.Uri);

        Assert.Contains("expired", check.Reason.English, StringComparison.Ordinal);
        Assert.Equal(-3, check.Certificate!.DaysLeft);
        Assert.NotEmpty(check.Certificate.Faults);
        Assert.Equal(certificate.NotAfter.ToUniversalTime(), check.CertificateExpires!.Value.UtcDateTime);
    }

    [Fact]
    public async Task ACertificateOfTomorrowIsRefused()
    {
        using var certificate = TestCertificates.Issue(Now.AddDays(2), Now.AddDays(90));
        Assert.Contains("not valid before", (await RefusedAsync(certificate, server => server.Uri)).Reason.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACertificateOfAnotherNameIsRefused()
    {
        using var certificate = TestCertificates.Sound("example.go.id");
        var check = await RefusedAsync(certificate, server => server.As("localhost"));

        Assert.Contains("'example.go.id', not for localhost", check.Reason.English, StringComparison.Ordinal);
        Assert.DoesNotContain("chain", check.Reason.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACertificateOfAnUnknownIssuerIsRefused()
    {
        using var certificate = TestCertificates.Sound();
        var check = await RefusedAsync(certificate, server => server.Uri, new FetchOptions());

        Assert.Contains("SopWebsite test authority", check.Reason.English, StringComparison.Ordinal);
        Assert.NotNull(check.CertificateExpires);
    }

    [Fact]
    public async Task ACertificateNearItsEndDegrades()
    {
        using var certificate = TestCertificates.Issue(Now.AddDays(-80), Now.AddDays(10));
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, "ya"), certificate);

        var check = await CheckAsync(server.Uri);

        Assert.Equal((AvailabilityState.Degraded, true, AvailabilityFailure.None), (check.State, check.IsAvailable, check.Failure));
        Assert.Contains("certificate ends on", check.Reason.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerThatSpeaksNoTlsIsAFailureOfTls()
    {
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(400, "http saja"));
        var uri = new UriBuilder(server.Uri) { Scheme = "https" }.Uri;

        // The server reads the client's hello as a request's head, which never ends: it is the client that must give up.
        var check = await CheckAsync(uri, new() { Timeout = TimeSpan.FromMilliseconds(500) });

        Assert.Contains(check.Failure, new[] { AvailabilityFailure.Tls, AvailabilityFailure.Timeout });
        Assert.Null(check.FirstByteTime);
    }

    [Fact]
    public async Task PhasesAreMeasuredWhereTheyHappen()
    {
        var watch = new SteppedWatch();
        using var certificate = TestCertificates.Sound();
        await using var server = LoopbackServer.Start(
            async exchange =>
            {
                await watch.PassAsync(border: 4, 300);
                await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
                await watch.PassAsync(border: 5, 40);
                await exchange.SendAsync("ya");
            },
            certificate,
            beforeTls: () => watch.PassAsync(border: 3, 70));
        var fetching = Fetching with
        {
            Elapsed = watch.Read,
            Resolve = async (_, _) =>
            {
                await watch.PassAsync(border: 1, 20);
                return [System.Net.IPAddress.Loopback];
            },
        };

        var check = await CheckAsync(server.As("localhost"), fetching: fetching);

        Assert.Equal(
            [20d, 0, 70, 300, 40, 430],
            new[] { check.DnsTime, check.ConnectTime, check.TlsTime, check.FirstByteTime, check.DownloadTime, check.TotalTime }
                .Select(time => time!.Value.TotalMilliseconds));
    }

    [Fact]
    public async Task PhasesAddUpToTheTotalOverRedirects()
    {
        using var certificate = TestCertificates.Sound();
        await using var server = LoopbackServer.Start(
            exchange => string.Equals(exchange.Path, "/", StringComparison.Ordinal)
                ? exchange.RedirectAsync("/lagi")
                : exchange.ReplyAsync(200, new string('x', 300_000)),
            certificate);

        var check = await CheckAsync(server.Uri);

        var sum = check.DnsTime + check.ConnectTime + check.TlsTime + check.FirstByteTime + check.DownloadTime;
        Assert.Equal(check.TotalTime, sum);
        Assert.True(check.TotalTime > TimeSpan.Zero);
    }

    private static async Task<SiteAvailability> RefusedAsync(
        System.Security.Cryptography.X509Certificates.X509Certificate2 certificate, Func<LoopbackServer, Uri> uri, FetchOptions? fetching = null)
    {
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, "tidak boleh sampai"), certificate);

        var check = await CheckAsync(uri(server), fetching: fetching);

        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Tls), (check.State, check.Failure));
        Assert.Null(check.StatusCode);
        Assert.Empty(server.Requests.Where(request => request.Length > 0));
        return check;
    }
}
