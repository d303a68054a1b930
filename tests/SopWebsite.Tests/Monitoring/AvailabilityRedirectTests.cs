using SopWebsite.Monitoring;
using SopWebsite.Tests.Support;
using static SopWebsite.Tests.Monitoring.Checking;

namespace SopWebsite.Tests.Monitoring;

public sealed class AvailabilityRedirectTests
{
    [Fact]
    public async Task EachHopIsRecorded()
    {
        await using var server = LoopbackServer.Start(exchange => exchange.Path switch
        {
            "/" => exchange.RedirectAsync("/beranda?x=1"),
            "/beranda?x=1" =>
                exchange.ReplyAsync(301, "", "Location: //127.0.0.1:" + exchange.Head.Split("Host: 127.0.0.1:")[1].Split('\r')[0] + "/id/"),
            _ => exchange.ReplyAsync(200, exchange.Path),
        });

        var check = await CheckAsync(server.Uri, new() { ExpectText = "/id/" });

        Assert.Equal(AvailabilityState.Up, check.State);
        Assert.Equal([(302, "/beranda?x=1", false), (301, "/id/", false)],
            check.Redirects.Select(hop => (hop.StatusCode, hop.To.PathAndQuery, hop.IsOffHost)));
    }

    [Fact]
    public async Task AnotherHostIsFlagged()
    {
        await using var server = LoopbackServer.Start(exchange =>
            exchange.Head.Contains("Host: localhost", StringComparison.Ordinal)
                ? exchange.ReplyAsync(200, "parkir")
                : exchange.RedirectAsync("http://localhost:" + exchange.Head.Split("Host: 127.0.0.1:")[1].Split('\r')[0]));

        var check = await CheckAsync(server.Uri);

        Assert.Equal((AvailabilityState.Degraded, true), (check.State, check.Redirects.Single().IsOffHost));
        Assert.Contains("localhost", check.Reason.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EndlessRedirectsEndAtTheTenth()
    {
        await using var server = LoopbackServer.Start(exchange => exchange.RedirectAsync(exchange.Path + "x"));

        var check = await CheckAsync(server.Uri);

        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Http), (check.State, check.Failure));
        Assert.Equal(11, check.Redirects.Length);
        Assert.Equal(11, server.Requests.Count);
    }

    [Fact]
    public async Task ACircleIsFound()
    {
        await using var server = LoopbackServer.Start(exchange =>
            exchange.RedirectAsync(string.Equals(exchange.Path, "/a", StringComparison.Ordinal) ? "/b" : "/a"));

        var check = await CheckAsync(server.Uri);

        Assert.Equal(AvailabilityFailure.Http, check.Failure);
        Assert.Contains("/a", check.Reason.English, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task ARoundForACookieIsNoCircle()
    {
        await using var server = LoopbackServer.Start(exchange =>
            exchange.Head.Contains("Cookie: sesi=1", StringComparison.Ordinal)
                ? exchange.ReplyAsync(200, "masuk")
                : exchange.RedirectAsync("/", "Set-Cookie: sesi=1; Path=/; HttpOnly", "Set-Cookie: ;;=\u0001rusak"));

        Assert.Equal(AvailabilityState.Up, (await CheckAsync(server.Uri)).State);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://[salah")]
    public async Task ATargetThatIsNoWebAddressIsAFailureOfHttp(string location)
    {
        await using var server = LoopbackServer.Start(exchange => exchange.RedirectAsync(location));

        var check = await CheckAsync(server.Uri);

        Assert.Equal(AvailabilityFailure.Http, check.Failure);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task AnExpectedRedirectIsNotFollowed()
    {
        await using var server = LoopbackServer.Start(exchange => exchange.RedirectAsync("/masuk"));

        var check = await CheckAsync(server.Uri, new() { ExpectStatus = [302] });

        Assert.Equal((AvailabilityState.Up, 302), (check.State, check.StatusCode));
        Assert.Empty(check.Redirects);
    }
}
