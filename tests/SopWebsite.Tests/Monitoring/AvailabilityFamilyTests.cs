using System.Net;
using System.Net.Sockets;
using SopWebsite.Calendars;
using SopWebsite.Monitoring;
using SopWebsite.Tests.Support;
using static SopWebsite.Tests.Monitoring.Checking;

namespace SopWebsite.Tests.Monitoring;

public sealed class AvailabilityFamilyTests
{
    [SkippableFact]
    public async Task EachInternetHasAResultOfItsOwn()
    {
        Skip.IfNot(Socket.OSSupportsIPv6, "this machine has no IPv6");
        // Only on IPv4: the site is up there and down on IPv6.
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, "ya"));
        var fetching = Fetching with { Resolve = (_, _) => Task.FromResult(new[] { IPAddress.IPv6Loopback, IPAddress.Loopback }) };
        var check = new AvailabilityCheck(SystemClock.Instance, new FixedLink(true)) { Fetching = fetching };
        var results = new List<SiteAvailability>();

        await check.CheckAllAsync(
            AvailabilityTarget.Of(server.As("pn-contoh.example.go.id")).Over(SiteAddressFamily.Both), new(), 2, result =>
            {
                results.Add(result);
                return Task.CompletedTask;
            },
            CancellationToken.None);

        Assert.Equal(
            [(SiteAddressFamily.IPv4, AvailabilityState.Up, "127.0.0.1"), (SiteAddressFamily.IPv6, AvailabilityState.Down, null)],
            results.OrderBy(result => result.AddressFamily).Select(result => (result.AddressFamily, result.State, result.RemoteAddress)));
    }

    [Theory]
    [InlineData(SiteAddressFamily.IPv6, "IPv6")]
    [InlineData(SiteAddressFamily.IPv4, "IPv4")]
    public async Task AnAddressOfTheOtherInternetIsNone(SiteAddressFamily family, string named)
    {
        var fetching = Fetching with
        {
            Resolve = (_, _) => Task.FromResult(new[] { family == SiteAddressFamily.IPv6 ? IPAddress.Loopback : IPAddress.IPv6Loopback }),
        };
        var check = await new AvailabilityCheck(SystemClock.Instance, new FixedLink(true)) { Fetching = fetching }
            .CheckAsync(AvailabilityTarget.Of(new Uri("http://pn-contoh.example.go.id/")).Over(family).Single(), new(), CancellationToken.None);

        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Dns), (check.State, check.Failure));
        Assert.Contains($"tidak memiliki alamat {named}.", check.Reason.Indonesian, StringComparison.Ordinal);
    }
}
