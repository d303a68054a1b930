using SopWebsite.Errors;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors.Bots;

namespace SopWebsite.Tests.Visitors.Bots;

/// <summary>Lists of addresses that came from somewhere.</summary>
public sealed class AddressListTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("{\"prefixes\": 7}")]
    [InlineData("{\"prefixes\": []}")]
    [InlineData("{\"prefixes\": [1, {\"ipv4Prefix\": 7}]}")]
    [InlineData("{\"prefixes\": [{\"ipv4Prefix\": \"203.0.113.0/99\"}]}")]
    [InlineData("{\"prefixes\": [[[[[[[[[[[]]]]]]]]]]]}")]
    [InlineData("")]
    [InlineData("# kosong\n\n")]
    [InlineData("203.0.113.0/24\n<html>galat</html>")]
    [InlineData("203.0.113.0/24\0")]
    public void WhatIsNoListIsRefused(string text)
    {
        File.WriteAllText(_folder["google.txt"], text);
        Assert.Equal("SopAddressListInvalid", Id(() => Read("google.txt")));
    }

    [Fact]
    public void AListIsBounded()
    {
        using (var file = File.Create(_folder["google-besar.txt"])) file.SetLength(5 * 1024 * 1024);
        Assert.Equal("SopAddressListInvalid", Id(() => Read("google-besar.txt")));
        File.WriteAllLines(_folder["google-banyak.txt"], Enumerable.Range(0, 100_001).Select(n => $"10.{n >> 16}.{(n >> 8) & 255}.{n & 255}"));
        Assert.Equal("SopAddressListInvalid", Id(() => Read("google-banyak.txt")));
    }

    [Fact]
    public void TheNameTellsWhoseListItIs()
    {
        File.WriteAllText(_folder["special.json"], "203.0.113.0/24");
        Assert.Equal("SopAddressListUnnamed", Id(() => Read("special.json")));
        Assert.Equal("SopAddressListUnreadable", Id(() => Read("bingbot.json")));
    }

    private static string Id(Action act) => Assert.Throws<SopException>(act).Id;

    private void Read(string name) => SearchEngineLists.Read([_folder[name]], Desk.Adapters.SearchEngines);
}
