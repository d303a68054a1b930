using SopWebsite.Monitoring;
using SopWebsite.Tests.Support;
using static SopWebsite.Tests.Monitoring.Checking;

namespace SopWebsite.Tests.Monitoring;

public sealed class AvailabilityPhaseTests
{
    /// <summary>The borders between the phases of one hop, counted by the readings of the stopwatch: dns, tls, first byte, download.</summary>
    private const int BordersOfAHop = 5;

    [Fact]
    public void WhereverServersDelayThePhasesHoldItAndAddUp()
    {
        using var certificate = TestCertificates.Sound();
        Property.Holds(
            seed: 11, cases: 25,
            // One to four hops, each with a delay in the name server, before TLS, before the answer and within its body.
            random =>
                Enumerable.Range(0, random.Next(1, 5)).Select(_ => Enumerable.Range(0, 4).Select(_ => random.Next(3) * random.Next(400)).ToArray())
                    .ToArray(),
            hops => Property.Smaller(hops, _ => []).Where(fewer => fewer.Length > 0),
            hops => HoldsAsync(hops, certificate).GetAwaiter().GetResult());
    }

    private static async Task HoldsAsync(int[][] hops, System.Security.Cryptography.X509Certificates.X509Certificate2 certificate)
    {
        var watch = new SteppedWatch((hops.Length * BordersOfAHop) + 3);
        var (named, secured, asked) = (-1, -1, -1);
        await using var server = LoopbackServer.Start(
            async exchange =>
            {
                var hop = Interlocked.Increment(ref asked);
                await watch.PassAsync((hop * BordersOfAHop) + 4, hops[hop][2]);
                var isLast = hop == hops.Length - 1;
                await exchange.SendAsync($"HTTP/1.1 {(isLast ? "200" : "302")} X\r\nLocation: /{hop}\r\nContent-Length: 2\r\n\r\n");
                await watch.PassAsync((hop * BordersOfAHop) + 5, hops[hop][3]);
                await exchange.SendAsync("ya");
            },
            certificate,
            beforeTls: () =>
            {
                var hop = Interlocked.Increment(ref secured);
                return watch.PassAsync((hop * BordersOfAHop) + 3, hops[hop][1]);
            });
        var fetching = Fetching with
        {
            Elapsed = watch.Read,
            Resolve = async (_, _) =>
            {
                var hop = Interlocked.Increment(ref named);
                await watch.PassAsync((hop * BordersOfAHop) + 1, hops[hop][0]);
                return [System.Net.IPAddress.Loopback];
            },
        };

        var check = await CheckAsync(server.As("localhost"), fetching: fetching);

        Assert.Equal(AvailabilityState.Up, check.State);
        Assert.Equal(
            [hops.Sum(hop => hop[0]), 0, hops.Sum(hop => hop[1]), hops.Sum(hop => hop[2]), hops.Sum(hop => hop[3])],
            new[] { check.DnsTime, check.ConnectTime, check.TlsTime, check.FirstByteTime, check.DownloadTime }
                .Select(time => (int)time!.Value.TotalMilliseconds));
        Assert.Equal(check.TotalTime, check.DnsTime + check.ConnectTime + check.TlsTime + check.FirstByteTime + check.DownloadTime);
    }
}
