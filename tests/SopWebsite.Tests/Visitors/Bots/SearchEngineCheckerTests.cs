using System.Net;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors.Bots;

namespace SopWebsite.Tests.Visitors.Bots;

/// <summary>Who is a search engine and who only says so, asked of a name server on loopback.</summary>
public sealed class SearchEngineCheckerTests : IDisposable
{
    private const string V6 = "2001:4860:4801:10::2";
    private const string V6Reverse = "2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1.0.0.1.0.8.4.0.6.8.4.1.0.0.2.ip6.arpa";

    private readonly Desk _desk = new();
    private readonly TemporaryFolder _folder = new();

    private readonly ZoneServer _names = new(
        "1.66.249.66.in-addr.arpa PTR crawl-66-249-66-1.googlebot.com", "crawl-66-249-66-1.googlebot.com A 66.249.66.1",
        $"{V6Reverse} PTR geo-crawl.geo.googlebot.com", $"geo-crawl.geo.googlebot.com AAAA {V6}", "geo-crawl.geo.googlebot.com A 66.249.66.9",
        // Who owns an address can give it any name.
        "5.113.0.203.in-addr.arpa PTR crawl-66-249-66-1.googlebot.com",
        "6.113.0.203.in-addr.arpa PTR googlebot.com.example.go.id", "googlebot.com.example.go.id A 203.0.113.6",
        "7.113.0.203.in-addr.arpa PTR xgooglebot.com", "xgooglebot.com A 203.0.113.7",
        "8.113.0.203.in-addr.arpa PTR palsu.googlebot.com",
        "9.113.0.203.in-addr.arpa PTR baiduspider-9.crawl.baidu.com",
        "10.113.0.203.in-addr.arpa galat -", "11.113.0.203.in-addr.arpa diam -",
        "12.113.0.203.in-addr.arpa PTR palsu.example.go.id", "12.113.0.203.in-addr.arpa PTR dua.search.msn.com", "dua.search.msn.com A 203.0.113.12",
        "13.113.0.203.in-addr.arpa PTR gagal.googlebot.com", "gagal.googlebot.com galat -");

    public void Dispose()
    {
        _names.Dispose();
        _folder.Dispose();
        _desk.Dispose();
    }

    [Theory]
    [InlineData("66.249.66.1", "google", SearchEngineIdentity.Verified, "crawl-66-249-66-1.googlebot.com")]
    [InlineData("::ffff:66.249.66.1", "google", SearchEngineIdentity.Verified, "crawl-66-249-66-1.googlebot.com")]
    [InlineData(V6, "google", SearchEngineIdentity.Verified, "geo-crawl.geo.googlebot.com")]
    [InlineData("66.249.66.1", "bing", SearchEngineIdentity.Spoofed, "crawl-66-249-66-1.googlebot.com")]
    [InlineData("203.0.113.1", "google", SearchEngineIdentity.Spoofed, null)]
    [InlineData("203.0.113.5", "google", SearchEngineIdentity.Spoofed, "crawl-66-249-66-1.googlebot.com")]
    [InlineData("203.0.113.6", "google", SearchEngineIdentity.Spoofed, "googlebot.com.example.go.id")]
    [InlineData("203.0.113.7", "google", SearchEngineIdentity.Spoofed, "xgooglebot.com")]
    [InlineData("203.0.113.8", "google", SearchEngineIdentity.Spoofed, "palsu.googlebot.com")]
    [InlineData("203.0.113.9", "baidu", SearchEngineIdentity.Unknown, "baiduspider-9.crawl.baidu.com")]
    [InlineData("203.0.113.10", "google", SearchEngineIdentity.Unknown, null)]
    [InlineData("203.0.113.11", "google", SearchEngineIdentity.Unknown, null)]
    [InlineData("203.0.113.12", "bing", SearchEngineIdentity.Verified, "dua.search.msn.com")]
    [InlineData("203.0.113.13", "google", SearchEngineIdentity.Unknown, null)]
    [InlineData("203.0.113.1", "duckduck", SearchEngineIdentity.Unknown, null)]
    [InlineData("10.1.2.3", "google", SearchEngineIdentity.Unknown, null)]
    [InlineData("kantor.example.go.id", "google", SearchEngineIdentity.Unknown, null)]
    public async Task ANameMustLeadBackToItsAddress(string address, string engine, SearchEngineIdentity expected, string? host)
    {
        var check = Assert.Single(await Checker(SearchEngineLists.None).CheckAsync([(address, Engine(engine))], CancellationToken.None));

        Assert.Equal((expected, host, address, engine), (check.Identity, check.Host, check.Address, check.Engine));
        Assert.NotEqual("", check.Reason.Indonesian);
    }

    [Fact]
    public async Task WhatWasFoundOutIsNotAskedAgainForAWeek()
    {
        (string, SearchEngine)[] claims = [("66.249.66.1", Engine("google")), ("203.0.113.5", Engine("google")), ("203.0.113.10", Engine("google"))];
        var first = await Checker(SearchEngineLists.None).CheckAsync(claims, CancellationToken.None);
        Assert.Equal(5, _names.Asked.Count);

        _desk.Clock.UtcNow += SearchEngineChecker.Lasting;
        var again = await Checker(SearchEngineLists.None).CheckAsync([.. claims, ("::ffff:66.249.66.1", Engine("google"))], CancellationToken.None);
        // What could not be told is asked again.
        Assert.Equal(6, _names.Asked.Count);
        Assert.Equal(first.Select(check => check.Identity), again.Take(3).Select(check => check.Identity));
        Assert.Equal(("::ffff:66.249.66.1", SearchEngineIdentity.Verified), (again[3].Address, again[3].Identity));

        _desk.Clock.UtcNow += TimeSpan.FromSeconds(1);
        await Checker(SearchEngineLists.None).CheckAsync(claims, CancellationToken.None);
        Assert.Equal(11, _names.Asked.Count);
    }

    [Fact]
    public void TheOldestOfWhatIsRememberedMakesRoom()
    {
        var store = _desk.Register.SearchEngineChecks;
        SearchEngineCheck Check(string address, int hour) => new()
        {
            Address = address, Engine = "google", Identity = SearchEngineIdentity.Verified, Reason = new("x", "x"),
            CheckedAt = _desk.Clock.UtcNow.AddHours(hour),
        };
        store.Put([Check("a", 1), Check("b", 2), Check("c", 2)], 3);
        store.Put([Check("a", 3), Check("d", 4)], 3);

        Assert.Equal([true, false, true, true], new[] { "a", "b", "c", "d" }.Select(address => store.Find(address, "google", default) is not null));
        Assert.Null(store.Find("c", "google", _desk.Clock.UtcNow.AddHours(3)));
        Assert.Null(store.Find("c", "bing", default));
    }

    [Fact]
    public async Task APublishedListIsEnoughWithoutAName()
    {
        File.WriteAllText(_folder["googlebot.json"], """
            {"creationTime": "2026-11-01T00:00:00.000000", "prefixes": [{"ipv6Prefix": "2001:4860:4801:10::/64"}, {"ipv4Prefix": "203.0.113.0/27"}]}
            """);
        File.WriteAllText(_folder["duckduckbot.txt"], "# alamat\n198.51.100.7\r\n\n198.51.100.16/28 # blok\n");
        var lists = SearchEngineLists.Read([_folder["googlebot.json"], _folder["duckduckbot.txt"]], Desk.Adapters.SearchEngines);
        var offline = new SearchEngineChecker(lists, server: null, store: null, _desk.Clock);

        var checks = await offline.CheckAsync(
            [
                ("203.0.113.30", Engine("google")), (V6, Engine("google")), ("203.0.113.99", Engine("google")), ("198.51.100.17", Engine("duckduck")),
                ("198.51.100.8", Engine("duckduck")), ("203.0.113.12", Engine("bing")),
            ], CancellationToken.None);
        Assert.Equal(
            [
                SearchEngineIdentity.Verified, SearchEngineIdentity.Verified, SearchEngineIdentity.Spoofed, SearchEngineIdentity.Verified,
                SearchEngineIdentity.Spoofed, SearchEngineIdentity.Unknown,
            ], checks.Select(check => check.Identity));

        // A list may be old: whoever is not on it is asked about.
        var online = await Checker(lists).CheckAsync([("66.249.66.1", Engine("google")), ("203.0.113.5", Engine("google"))], CancellationToken.None);
        Assert.All(online, check => Assert.Equal(SearchEngineIdentity.Verified, check.Identity));
        Assert.Equal(2, _names.Asked.Count);
    }

    [Fact]
    public async Task NobodyIsAskedForEver()
    {
        var claims = Enumerable.Range(0, SearchEngineChecker.MostAsked + 20).Select(n => ($"192.88.{n >> 8}.{n & 255}", Engine("google"))).ToList();

        var checks = await Checker(SearchEngineLists.None).CheckAsync(claims, CancellationToken.None);

        Assert.Equal(SearchEngineChecker.MostAsked, _names.Asked.Count);
        Assert.Equal(20, checks.Count(check => check.Identity == SearchEngineIdentity.Unknown));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Checker(SearchEngineLists.None).CheckAsync([("203.0.113.40", Engine("google"))], new CancellationToken(canceled: true)));
    }

    private static SearchEngine Engine(string id) => Desk.Adapters.SearchEngines.Single(engine => engine.Id == id);

    private SearchEngineChecker Checker(SearchEngineLists lists) =>
        new(lists, _names.EndPoint, _desk.Register.SearchEngineChecks, _desk.Clock) { Timeout = TimeSpan.FromSeconds(2) };
}
