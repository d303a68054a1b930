using System.Net;
using SopWebsite.Visitors.Blocking;

namespace SopWebsite.Tests.Visitors.Blocking;

public sealed class BlockAggregationTests : IDisposable
{
    private readonly BlockDesk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void AddressesAreNotPutTogetherUnasked() =>
        Assert.Equal(4, Networks(aggregate: false, "203.0.113.4", "203.0.113.5", "203.0.113.6", "203.0.113.7").Length);

    [Fact]
    public void WholeBlocksOfIPv4AreOneAndNothingElseIs() => Assert.Equal(
        ["203.0.113.3", "203.0.113.4/30", "203.0.113.8"],
        Networks(aggregate: true, "203.0.113.3", "203.0.113.4", "203.0.113.5", "203.0.113.6", "203.0.113.7", "203.0.113.8"));

    [Fact]
    public void TwoOfOneIPv6NetworkAreTheNetwork() => Assert.Equal(
        ["2001:db8:0:1::/64", "2001:db8:0:3::1"], Networks(aggregate: true, "2001:db8:0:1::1", "2001:db8:0:1:ffff::9", "2001:db8:0:3::1"));

    [Fact]
    public void ANetworkWithAProtectedAddressIsNotPutTogether()
    {
        _desk.Desk.Workplace.AllowedVisitors.Register("2001:db8:0:1::77", "Pemantau");

        Assert.Equal(["2001:db8:0:1::1", "2001:db8:0:1::2"], Networks(aggregate: true, "2001:db8:0:1::1", "2001:db8:0:1::2"));
    }

    [Fact]
    public void ABlockEndsWithTheFirstOfItsParts()
    {
        var plan = _desk.Plan(change: options => options with
        {
            Aggregate = true, Site = null, Visitors = [_desk.Visitor("203.0.113.4", daysAgo: 9), _desk.Visitor("203.0.113.5", daysAgo: 1, score: 70)],
        });

        var entry = Assert.Single(plan.Entries);
        Assert.Equal(("203.0.113.4/31", _desk.Now.AddDays(21), 70, 2), (entry.Network, entry.Until, entry.Score, entry.Addresses));
    }

    /// <summary>Against an oracle that looks at each address by itself: of IPv4 exactly those that were given are covered.</summary>
    [Fact]
    public void ExactlyTheGivenAddressesAreCovered()
    {
        var random = new Random(20);
        for (var round = 0; round < 60; round++)
        {
            var given = Enumerable.Range(0, 256).Where(_ => random.Next(4) > 0).Select(last => $"203.0.113.{last}").ToArray();

            var networks = Networks(aggregate: true, given);

            var covered = Enumerable.Range(0, 256).Select(last => $"203.0.113.{last}")
                .Where(
                    address => networks.Any(
                        network => IPNetwork.Parse(network.Contains('/') ? network : network + "/32").Contains(IPAddress.Parse(address))));
            Assert.Equal(given, covered);
            Assert.True(networks.Length < given.Length);
        }
    }

    private string[] Networks(bool aggregate, params string[] addresses) => BlockDesk.Networks(_desk.Plan(change: options => options with
    {
        Aggregate = aggregate, Site = null, Visitors = [.. addresses.Select(address => _desk.Visitor(address))],
    }));
}
