using SopWebsite.Bench.VisitorLogs;
using SopWebsite.Visitors;

namespace SopWebsite.Tests.Visitors;

/// <summary>It measures the memory of the process, so nothing else may run meanwhile.</summary>
[CollectionDefinition(nameof(AddressFloodTests), DisableParallelization = true)]
public sealed class AddressFloodAlone;

/// <summary>An attacker with a network of IPv6 has as many addresses as he likes: memory stays bounded, and who matters stays known.</summary>
[Collection(nameof(AddressFloodTests))]
public sealed class AddressFloodTests
{
    [Fact]
    public void MillionsOfAddressesFitAndTheGuiltyOneIsStillFound()
    {
        // Twice the room that there is, and more: beyond, it goes round and round. The bench does it with ten million.
        const int Addresses = 2_400_000;
        var source = LogSource.OfStream("banjir", () => new FloodStream(Addresses));
        var before = GC.GetTotalMemory(forceFullCollection: true);

        var scanner = new VisitorScanner(LogText.Rules);
        var most = 0L;
        var result = scanner.Scan([source.Observed(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false)))]);

        Assert.InRange((most - before) >> 20, 0, 400);
        Assert.Equal(Addresses + FloodStream.Guilty, result.Summary.Requests);
        Assert.InRange(result.Summary.DemotedAddresses, Addresses / 2, Addresses);
        Assert.Equal(result.Summary.Requests, result.Summary.UntrackedRequests + result.Summary.Addresses + FloodStream.Guilty - 1);
        var visitor = Assert.Single(result.Visitors);
        Assert.Equal(("203.0.113.9", 40L, 40L), (visitor.Address, visitor.Requests, visitor.Reasons[0].Count));
    }

    [Fact]
    public void TheTableOfPairsIsTheOneThatItsMakerMakes()
    {
        using var stream = typeof(VisitorScanner).Assembly.GetManifestResourceStream("Visitors.benign-pairs.txt")!;
        using var reader = new StreamReader(stream);

        Assert.Equal(PairTable.Make(), reader.ReadToEnd().ReplaceLineEndings("\n"));
    }
}
