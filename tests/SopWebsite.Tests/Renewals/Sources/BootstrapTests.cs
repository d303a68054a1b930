using System.Text;
using System.Text.Json;
using SopWebsite.Errors;
using SopWebsite.Renewals.Sources;
using SopWebsite.Renewals.Sources.Names;
using SopWebsite.Renewals.Sources.Registries;
using SopWebsite.Tests.Monitoring;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Sources;

public sealed class BootstrapTests : IDisposable
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheShippedCopyIsIanasWithItsDate()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Repository.Path("rules", "rdap-dns.json")));
        var shipped = Desk.Adapters.Registries.RdapServers;

        Assert.Equal("RDAP bootstrap file for Domain Name System registrations", file.RootElement.GetProperty("description").GetString());
        Assert.Equal("1.0", file.RootElement.GetProperty("version").GetString());
        Assert.True(shipped.Publication > new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.True(shipped.Count > 1000, $"{shipped.Count} servers");
        Assert.Equal("https://rdap.pandi.id/rdap/", shipped.ServerFor("pn-contoh.go.id")!.AbsoluteUri);
        Assert.Equal("https://rdap.verisign.com/com/v1/", shipped.ServerFor("example.com")!.AbsoluteUri);
        Assert.Null(shipped.ServerFor("contoh.example"));
    }

    [Fact]
    public void TheLongestPartOfANameWinsAndTheSaferAddress()
    {
        var read = RdapBootstrap.Read("""
            {"publication":"2026-11-01T00:00:00Z","services":[
              [["id"],["http://a.example/","https://b.example/x"]],
              [["GO.ID."],["http://c.example/"]],
              [["pn-contoh.go.id","id"],["ftp://d.example/","https://d.example/"]],
              [["kosong"],[]],[["salah"],["bukan alamat"]],7,[],[["x"]],[[7],["https://e.example/"]]]}
            """u8.ToArray())!;

        Assert.Equal("https://b.example/x", read.ServerFor("contoh.id")!.AbsoluteUri);
        Assert.Equal("http://c.example/", read.ServerFor("pa-contoh.go.id")!.AbsoluteUri);
        Assert.Equal("https://d.example/", read.ServerFor("www.pn-contoh.go.id")!.AbsoluteUri);
        Assert.Equal("https://b.example/x", read.ServerFor("xgo.id")!.AbsoluteUri);
        Assert.Null(read.ServerFor("contoh.kosong"));
        Assert.Null(read.ServerFor("contoh.salah"));
        Assert.Equal((3, "2026-11-01"), (read.Count, read.ToString()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("""{"services":[]}""")]
    [InlineData("""{"services":{"id":"https://a.example/"}}""")]
    [InlineData("""{"services":[[["id"],["https://a.example/"]]""")]
    public void WhatIsNoSuchFileIsNone(string json) => Assert.Null(RdapBootstrap.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public async Task ItIsFetchedOnceAWeekAndOnDemand()
    {
        await using var rdap = Registry();
        await using var iana = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, Bootstrap(rdap), "Content-Type: application/json"));

        await AskAsync(iana, Now);
        await AskAsync(iana, Now.AddDays(6));
        Assert.Single(iana.Requests);
        await AskAsync(iana, Now.AddDays(6), isRefreshed: true);
        Assert.Equal(2, iana.Requests.Count);
        await AskAsync(iana, Now.AddDays(15));
        Assert.Equal(3, iana.Requests.Count);
        Assert.Equal(4, rdap.Requests.Count);
    }

    [Fact]
    public async Task OutOfReachTheLastCopyDoesAndIsNotAskedForAtOnceAgain()
    {
        await using var rdap = Registry();
        var isBroken = false;
        await using var iana = LoopbackServer.Start(exchange => exchange.ReplyAsync(isBroken ? 500 : 200, Bootstrap(rdap)));

        await AskAsync(iana, Now);
        isBroken = true;
        var late = await AskAsync(iana, Now.AddDays(9));
        var soon = await AskAsync(iana, Now.AddDays(9).AddMinutes(59));
        Assert.Equal(2, iana.Requests.Count);
        await AskAsync(iana, Now.AddDays(9).AddMinutes(61));

        Assert.Equal(3, iana.Requests.Count);
        Assert.Contains("the copy of 2098-01-01 was used", Assert.Single(late.Remarks).English, StringComparison.Ordinal);
        Assert.Empty(soon.Remarks);
        Assert.Equal(4, rdap.Requests.Count);
    }

    [Theory]
    [InlineData("bukan json", "")]
    [InlineData("{", "{\"a\":7}")]
    [InlineData("[]", "[1]")]
    [InlineData("\0\0\0", "{\"127.0.0.1:1\":\"\\ud800\"}")]
    public async Task ADamagedMemoryCountsAsNone(string bootstrap, string waits)
    {
        await using var rdap = Registry();
        await using var iana = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, Bootstrap(rdap)));
        Directory.CreateDirectory(_folder["sumber"]);
        File.WriteAllText(Path.Combine(_folder["sumber"], "rdap-dns.json"), bootstrap);
        File.WriteAllText(Path.Combine(_folder["sumber"], "waits.json"), waits);

        Assert.NotNull((await AskAsync(iana, Now)).ExpiresAt);
        Assert.Single(iana.Requests);
    }

    [Fact]
    public async Task WhatIsNotSavedLeavesNothingOnTheDisk()
    {
        await using var rdap = Registry();
        await using var iana = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, Bootstrap(rdap)));

        await Inquiry(iana, Now, isRefreshed: false).DomainAsync("pn-contoh.go.id", CancellationToken.None);

        Assert.False(Directory.Exists(_folder["sumber"]));
    }

    [Fact]
    public void ADataFolderWithoutTheFilesIsAFailureWithAName()
    {
        var data = new SopWebsite.Adapters.AdapterSet(_folder.Path).Registries;

        Assert.Equal("SopRegistriesInvalid", Assert.Throws<SopException>(() => data.Suffixes).Id);
        Assert.Equal("SopRegistriesInvalid", Assert.Throws<SopException>(() => data.RdapServers).Id);
        Assert.Empty(data.WhoisServers);
    }

    [Theory]
    [InlineData("servers: [{suffix: id, server: 'a b', source: x}]")]
    [InlineData("servers: [{suffix: id, server: whois.id/x, source: x}]")]
    [InlineData("servers: [{suffix: id, server: whois.id}]")]
    [InlineData("servers: [{suffix: id, server: whois.id, source: x, zone: WIB}]")]
    [InlineData("servers: [{suffix: id, server: whois.id, source: x, lain: y}]")]
    [InlineData("servers: 7")]
    public void ADamagedListOfWhoisServersIsAFailureWithItsLine(string yaml)
    {
        Directory.CreateDirectory(_folder["rules"]);
        File.WriteAllText(_folder["rules/whois.yaml"], yaml);

        var failure = Assert.Throws<SopException>(() => new SopWebsite.Adapters.AdapterSet(_folder.Path).Registries.WhoisServers);

        Assert.Equal("SopRegistriesInvalid", failure.Id);
        Assert.Contains("line 1", failure.Phrase.English, StringComparison.Ordinal);
    }

    [Fact]
    public void ACourtsOwnListOfWhoisServersIsReadWithPortAndZone()
    {
        Directory.CreateDirectory(_folder["rules"]);
        File.WriteAllText(
            _folder["rules/whois.yaml"], "servers: [{suffix: ID, server: 'whois.example.id:4343', source: x, zone: '-07:30', notFound: [TIADA]}]");

        var server = Assert.Single(new SopWebsite.Adapters.AdapterSet(_folder.Path).Registries.WhoisServers);

        Assert.Equal(
            ("id", "whois.example.id", 4343, TimeSpan.FromHours(-7.5), "{domain}"),
            (server.Suffix, server.Host, server.Port, server.Zone, server.Query));
        Assert.Equal(["tiada"], server.NotFound);
    }

    private static LoopbackServer Registry() => LoopbackServer.Start(exchange => exchange.ReplyAsync(
        200, """{"objectClassName":"domain","ldhName":"pn-contoh.go.id","events":[{"eventAction":"expiration","eventDate":"2099-05-01T00:00:00Z"}]}"""));

    private static string Bootstrap(LoopbackServer rdap) =>
        $$"""{"publication":"2098-01-01T00:00:00Z","services":[[["id"],["{{rdap.At("/rdap/").AbsoluteUri}}"]]]}""";

    private async Task<SourceAnswer> AskAsync(LoopbackServer iana, DateTimeOffset at, bool isRefreshed = false)
    {
        var inquiry = Inquiry(iana, at, isRefreshed);
        var answer = await inquiry.DomainAsync("pn-contoh.go.id", CancellationToken.None);
        inquiry.Memory.Save(at);
        return answer;
    }

    private RenewalInquiry Inquiry(LoopbackServer iana, DateTimeOffset at, bool isRefreshed) => new(new SettableClock(at), new NoWhois())
    {
        Fetching = Checking.Fetching,
        Bootstrap = iana.At("/rdap/dns.json"),
        IsRefreshed = isRefreshed,
        Memory = new SourceMemory(_folder["sumber"]),
    };

    private sealed class NoWhois : IRegistryData
    {
        public PublicSuffixes Suffixes => Desk.Adapters.Registries.Suffixes;

        public RdapBootstrap RdapServers => Desk.Adapters.Registries.RdapServers;

        public IReadOnlyList<WhoisServer> WhoisServers => [];
    }
}
