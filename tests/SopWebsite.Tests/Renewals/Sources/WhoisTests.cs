using System.Text;
using SopWebsite.Errors;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Sources;
using SopWebsite.Renewals.Sources.Registries;
using SopWebsite.Tests.Monitoring;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Sources;

public sealed class WhoisTests
{
    private const string Domain = "pn-contoh.go.id";

    // The shape of whois.id.
    private const string Whole = """
        Domain ID:PANDI-DO1234567
        Domain Name:PN-CONTOH.GO.ID
        Created On:01-May-2012 02:30:00 UTC
        Last Updated On:20-Apr-2026 01:02:03 UTC
        Expiration Date:01-May-2027 23:59:59 UTC
        Status:clientTransferProhibited
        Status:serverTransferProhibited
        Status:ok
        ====================================================
        Sponsoring Registrar Organization:Registrar Contoh
        Sponsoring Registrar City:Jakarta
        Name Server:NS2.EXAMPLE.ID
        Name Server:ns1.example.id 192.0.2.1
        DNSSEC:Unsigned

        Catatan: Expiration Date: 01-Jan-1999 00:00:00 UTC
        """;

    private static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset May = new(2027, 5, 1, 23, 59, 59, TimeSpan.Zero);

    [Fact]
    public async Task AWholeAnswerIsReadWhole()
    {
        var asked = "";
        await using var server = WhoisDesk.Start(question =>
        {
            asked = question;
            return Encoding.UTF8.GetBytes(Whole);
        });

        var answer = await AskAsync(server, "www." + Domain);

        Assert.Equal(Domain, asked);
        Assert.Equal((May, RenewalSource.Whois), (answer.ExpiresAt!.Value, answer.Source));
        Assert.Equal(new DateTimeOffset(2012, 5, 1, 2, 30, 0, TimeSpan.Zero), answer.BeginsAt);
        Assert.Equal(new DateTimeOffset(2026, 4, 20, 1, 2, 3, TimeSpan.Zero), answer.ChangedAt);
        Assert.Equal(["active", "client transfer prohibited", "server transfer prohibited"], answer.Statuses);
        Assert.Equal("Registrar Contoh", answer.Registrar);
        Assert.Equal(["ns1.example.id", "ns2.example.id"], answer.Nameservers);
        Assert.Equal(FormattableString.Invariant($"whois://127.0.0.1:{server.Port}"), answer.Server);
    }

    [Theory]
    [InlineData("Expiration Date: 02-Jan-2027 15:04:05 UTC", "2027-01-02T15:04:05Z")]
    [InlineData("Expiration Date:2-Jan-2027 15:04:05 UTC", "2027-01-02T15:04:05Z")]
    [InlineData("Registry Expiry Date: 2027-01-02T15:04:05Z", "2027-01-02T15:04:05Z")]
    [InlineData("Registry Expiry Date: 2027-01-02 15:04:05", "2027-01-02T15:04:05Z")]
    [InlineData("Expiry Date....: 02-JAN-2027", "2027-01-02T00:00:00Z")]
    [InlineData("[Expiration Date]   29-Feb-2028 00:00:00 UTC", "2028-02-29T00:00:00Z")]
    [InlineData("\tExpiration Date :\t02-Jan-2027   15:04:05   UTC", "2027-01-02T15:04:05Z")]
    [InlineData("Expiration Date: 29-Feb-2027 00:00:00 UTC", null)]
    [InlineData("Expiration Date: tidak ditampilkan", null)]
    [InlineData("Expiration Date:", null)]
    [InlineData("", null)]
    public async Task DatesComeInManyForms(string line, string? expected)
    {
        await using var server = WhoisDesk.Start("Domain Name: pn-contoh.go.id\n" + line + "\n");

        var answer = await AskAsync(server);

        Assert.Equal(expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), answer.ExpiresAt);
        Assert.Equal(expected is null, answer.Unknown is not null);
    }

    [Theory]
    [InlineData("DOMAIN NOT FOUND", "SopDomainNotRegistered")]
    [InlineData("% Data NOT FOUND.\n", "SopDomainNotRegistered")]
    [InlineData("Domain Name: lain.go.id\nExpiration Date: 01-May-2027 00:00:00 UTC", "SopRdapInvalid")]
    [InlineData("Selamat datang", "SopRdapInvalid")]
    [InlineData("", "SopRdapUnavailable")]
    public async Task WhatIsNoAnswerAboutTheDomainIsAFailureWithAName(string said, string id)
    {
        await using var server = WhoisDesk.Start(said);

        Assert.Equal(id, (await Assert.ThrowsAsync<SopException>(() => AskAsync(server))).Id);
    }

    [Fact]
    public async Task OneThatIsAskedTooOftenIsLeftAlone()
    {
        await using var server = WhoisDesk.Start("Query limit exceeded. Try again later.");

        var answer = await AskAsync(server);

        Assert.Equal((null, Now.AddHours(1)), (answer.ExpiresAt, answer.AskAgainAt!.Value));
        Assert.Contains("asked too often", answer.Unknown!.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOwnersNameIsNoRefusal()
    {
        await using var server = WhoisDesk.Start(Whole + "\nRegistrant Organization: Not Found Try Again Later Ltd\n");

        Assert.Equal(May, (await AskAsync(server)).ExpiresAt);
    }

    [Fact]
    public async Task LettersThatSteerATerminalAreLeftOut()
    {
        await using var server = WhoisDesk.Start(
            Whole.Replace("Registrar Contoh", "Registrar\u001b]0;x\u0007\u202e Contoh\u0000", StringComparison.Ordinal));

        Assert.Equal("Registrar]0;x Contoh", (await AskAsync(server)).Registrar);
    }

    [Fact]
    public async Task NeitherEndlessNorSilentServersHoldAnyoneUp()
    {
        await using var endless = RawServer.Start(async (stream, ending) =>
        {
            var junk = Encoding.ASCII.GetBytes("Catatan: " + new string('x', 4000) + "\n");
            while (true) await stream.WriteAsync(junk, ending);
        });
        await using var silent = RawServer.Start((_, ending) => Task.Delay(Timeout.Infinite, ending));

        Assert.Equal("SopRdapInvalid", (await Assert.ThrowsAsync<SopException>(() => AskAsync(endless))).Id);
        var failure = await Assert.ThrowsAsync<SopException>(() => AskAsync(silent, timeout: TimeSpan.FromSeconds(0.5)));
        Assert.Equal("SopRdapUnavailable", failure.Id);
        Assert.Contains("No complete answer within 0.5 s", failure.Phrase.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItStandsBehindAnRdapServerThatLeavesTheExpiryOut()
    {
        await using var rdap = LoopbackServer.Start(exchange => exchange.ReplyAsync(
            200, """{"objectClassName":"domain","ldhName":"pn-contoh.go.id","status":["server hold"]}""", "Content-Type: application/rdap+json"));
        await using var whois = WhoisDesk.Start(Whole);

        var answer = await TogetherAsync(rdap.At("/rdap/"), whois.Port);

        Assert.Equal((May, RenewalSource.Whois), (answer.ExpiresAt!.Value, answer.Source));
        Assert.Equal(["server hold"], answer.Statuses);
        Assert.Equal("Registrar Contoh", answer.Registrar);
        Assert.Contains("RDAP leaves it out", answer.Remarks.Single().English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(429)]
    [InlineData(200)]
    public async Task ItStandsBehindAnRdapServerThatFails(int status)
    {
        await using var rdap = LoopbackServer.Start(exchange => exchange.ReplyAsync(status, "rusak"));
        await using var whois = WhoisDesk.Start(Whole);

        var answer = await TogetherAsync(rdap.At("/rdap/"), whois.Port);

        Assert.Equal((May, RenewalSource.Whois), (answer.ExpiresAt!.Value, answer.Source));
        Assert.StartsWith("RDAP at 127.0.0.1: ", answer.Remarks.Single().English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhenBothFailBothReasonsAreTold()
    {
        await using var rdap = LoopbackServer.Start(exchange => exchange.ReplyAsync(500, ""));
        await using var whois = WhoisDesk.Start("apa");

        var failure = await Assert.ThrowsAsync<SopException>(() => TogetherAsync(rdap.At("/rdap/"), whois.Port));

        Assert.Equal("SopRdapUnavailable", failure.Id);
        Assert.Contains(
            "RDAP at 127.0.0.1: the answer had status 500; WHOIS at 127.0.0.1: it says nothing of the domain.", failure.Phrase.English,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatNeitherTellsIsUnknownWithBothReasons()
    {
        await using var rdap = LoopbackServer.Start(
            exchange => exchange.ReplyAsync(200, """{"objectClassName":"domain","ldhName":"pn-contoh.go.id"}"""));
        await using var whois = WhoisDesk.Start("Domain Name: pn-contoh.go.id\nStatus: ok\n");

        var answer = await TogetherAsync(rdap.At("/rdap/"), whois.Port);

        Assert.Equal((null, "the registry does not tell it", RenewalSource.Rdap), (answer.ExpiresAt, answer.Unknown!.English, answer.Source));
        Assert.Equal("WHOIS at 127.0.0.1: the registry does not tell it", answer.Remarks.Single().English);
    }

    [Fact]
    public async Task WhereNoServerIsKnownOneMustBeNamed()
    {
        var known = new Registries(RdapBootstrap.Empty, []);

        var failure = await Assert.ThrowsAsync<SopException>(() => new RenewalInquiry(new SettableClock(Now), known)
        {
            Bootstrap = new($"http://127.0.0.1:{LoopbackServer.ClosedPort()}/"),
        }.DomainAsync("contoh.example", CancellationToken.None));

        Assert.Equal("SopRdapServerUnknown", failure.Id);
    }

    [Fact]
    public void TheShippedServersAreWhole()
    {
        var servers = Desk.Adapters.Registries.WhoisServers;

        Assert.Equal(("whois.id", 43), (WhoisServer.For("pn-contoh.go.id", servers)!.Host, WhoisServer.For("pn-contoh.go.id", servers)!.Port));
        Assert.Null(WhoisServer.For("contoh.example", servers));
        Assert.All(servers, server =>
        {
            Assert.Contains("{domain}", server.Query, StringComparison.Ordinal);
            Assert.NotEmpty(server.Name);
            Assert.NotEmpty(server.Expires);
            Assert.NotEmpty(server.NotFound);
        });
    }

    private static Task<SourceAnswer> AskAsync(RawServer server, string host = Domain, TimeSpan? timeout = null) =>
        new RenewalInquiry(new SettableClock(Now), Desk.Adapters.Registries)
        {
            Server = WhoisDesk.At(server), Timeout = timeout ?? TimeSpan.FromSeconds(15), Fetching = Checking.Fetching,
        }.DomainAsync(host, CancellationToken.None);

    /// <summary>Both servers as the data know them, none of them named; the bootstrap file is out of reach, which is remarked.</summary>
    private static async Task<SourceAnswer> TogetherAsync(Uri rdap, int whois)
    {
        var json = $$"""{"publication":"2026-11-01T00:00:00Z","services":[[["go.id"],["{{rdap.AbsoluteUri}}"]]],"version":"1.0"}""";
        var server = WhoisServer.For(Domain, Desk.Adapters.Registries.WhoisServers)! with { Host = "127.0.0.1", Port = whois };
        var known = new Registries(RdapBootstrap.Read(Encoding.UTF8.GetBytes(json))!, [server]);
        var answer = await new RenewalInquiry(new SettableClock(Now), known)
        {
            Fetching = Checking.Fetching, Bootstrap = new($"http://127.0.0.1:{LoopbackServer.ClosedPort()}/"),
        }.DomainAsync(Domain, CancellationToken.None);
        Assert.Contains("the copy of 2026-11-01 was used", answer.Remarks[^1].English, StringComparison.Ordinal);
        return answer with { Remarks = answer.Remarks[..^1] };
    }

    private sealed class Registries(RdapBootstrap rdap, IReadOnlyList<WhoisServer> whois) : IRegistryData
    {
        public SopWebsite.Renewals.Sources.Names.PublicSuffixes Suffixes => Desk.Adapters.Registries.Suffixes;

        public RdapBootstrap RdapServers => rdap;

        public IReadOnlyList<WhoisServer> WhoisServers => whois;
    }
}
