using System.Globalization;
using System.Text;
using SopWebsite.Errors;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Sources;
using SopWebsite.Tests.Monitoring;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Sources;

/// <summary>What real registries send, and what they should not: the shapes are theirs, the names are ours.</summary>
public sealed class RdapTests : IDisposable
{
    private const string Domain = "pn-contoh.go.id";
    private const string Expiration = """{"eventAction":"expiration","eventDate":"2027-05-01T00:00:00Z"}""";
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset May = new(2027, 5, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task AWholeAnswerIsReadWhole()
    {
        await using var server = Answering(Body($$"""
            {"eventAction":"registration","eventDate":"2012-05-01T09:30:00+07:00"},{"eventAction":"last changed","eventDate":"2026-04-20T01:02:03.4567Z"},
            {"eventAction":"last update of RDAP database","eventDate":"2026-11-22T00:00:00Z"},{{Expiration}}
            """, """
            ,"status":["client transfer prohibited","serverDeleteProhibited","active","active"],
            "nameservers":[{"objectClassName":"nameserver","ldhName":"NS2.example.ID."},{"objectClassName":"nameserver","ldhName":"ns1.example.id"},{"ldhName":7},null],
            "entities":[{"objectClassName":"entity","roles":["technical"],"vcardArray":["vcard",[["fn",{},"text","Orang Lain"]]]},
              {"objectClassName":"entity","handle":"R-1","roles":["registrar"],"vcardArray":["vcard",[["version",{},"text","4.0"],["fn",{},"text","Registrar\u202e Contoh\u001b[31m"]]]}],
            "secureDNS":{"delegationSigned":false},"rdapConformance":["rdap_level_0"]
            """));

        var answer = await AskAsync(server, "www.PN-contoh.go.id");

        Assert.Equal((May, (SopWebsite.Languages.Phrase?)null), (answer.ExpiresAt!.Value, answer.Unknown));
        Assert.Equal(new DateTimeOffset(2012, 5, 1, 2, 30, 0, TimeSpan.Zero), answer.BeginsAt);
        Assert.Equal(new DateTimeOffset(2026, 4, 20, 1, 2, 3, TimeSpan.Zero).AddTicks(4567000), answer.ChangedAt);
        Assert.Equal(["active", "client transfer prohibited", "server delete prohibited"], answer.Statuses);
        Assert.Equal(["ns1.example.id", "ns2.example.id"], answer.Nameservers);
        Assert.Equal("Registrar Contoh[31m", answer.Registrar);
        Assert.Equal((RenewalSource.Rdap, Now), (answer.Source, answer.AskedAt));
        Assert.Empty(answer.Remarks);
        Assert.StartsWith("GET /rdap/domain/pn-contoh.go.id HTTP/1.1", server.Requests.Single(), StringComparison.Ordinal);
        Assert.Contains("Accept: application/rdap+json,application/json;q=0.5", server.Requests.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "the registry does not tell it")]
    [InlineData("""{"eventAction":"registration","eventDate":"2012-05-01T00:00:00Z"}""", "the registry does not tell it")]
    [InlineData("""{"eventAction":"expiration"}""", "the registry names it without a date")]
    [InlineData("""{"eventAction":"expiration","eventDate":20270501}""", "the registry names it without a date")]
    [InlineData("""{"eventAction":"expiration","eventDate":"besok"}""", "the registry's date 'besok' is none that can be read")]
    [InlineData("""{"eventAction":"expiration","eventDate":"2027-02-29T00:00:00Z"}""", "the registry's date '2027-02-29T00:00:00Z' is none that can be read")]
    [InlineData("""{"eventAction":"expiration","eventDate":"9999-12-31T23:59:59Z"}""", "the registry's date '9999-12-31T23:59:59Z' is none that can be read")]
    [InlineData("""{"eventAction":"expiration","eventDate":"0001-01-01T00:00:00Z"}""", "the registry's date '0001-01-01T00:00:00Z' is none that can be read")]
    public async Task AnUnknownExpiryHasItsReason(string events, string why)
    {
        await using var server = Answering(Body(events));

        var answer = await AskAsync(server);

        Assert.Equal((null, why), (answer.ExpiresAt, answer.Unknown!.English));
        Assert.NotEqual(answer.Unknown.English, answer.Unknown.Indonesian);
    }

    [Fact]
    public async Task WhatIsWithheldIsSaidToBe()
    {
        await using var server = Answering(Body("", """
            ,"redacted":[{"name":{"description":"Registry Expiry Date"},"prePath":"$.events[?(@.eventAction=='expiration')]","method":"removal"}],
            "notices":[{"title":"Terms of Use","description":["x"]}],"remarks":[{"title":"REDACTED FOR PRIVACY","type":"object redacted due to authorization","description":["Some data"]}]
            """));

        var answer = await AskAsync(server);

        Assert.Equal("the registry withholds it", answer.Unknown!.English);
        Assert.Contains(answer.Remarks, remark => remark.English == "the registry remarks: REDACTED FOR PRIVACY");
        Assert.DoesNotContain(answer.Remarks, remark => remark.English.Contains("Terms", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OfSeveralExpiriesTheFirstToComeCounts()
    {
        await using var server = Answering(Body(
            $$"""{"eventAction":"expiration","eventDate":"2028-05-01T00:00:00Z"},{{Expiration}},{"eventAction":"expiration","eventDate":"kelak"}"""));

        var answer = await AskAsync(server);

        Assert.Equal(May, answer.ExpiresAt);
        Assert.Contains("2 expiries, from 2027-05-01 to 2028-05-01", Assert.Single(answer.Remarks).English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"eventAction":"registrar expiration","eventDate":"2027-05-01"}""", 1)]
    [InlineData("""{"eventAction":"registrar expiration","eventDate":"2026-12-01"},{"eventAction":"Expiration","eventDate":"2027-05-01 07:00:00+07:00"}""", 1)]
    [InlineData("""null,7,["expiration"],{"eventAction":7},{"eventAction":"expiration","eventDate":"2027-05-01T00:00:00"}""", 1)]
    public async Task TheRegistrarsDateStandsInWhereTheRegistryHasNone(string events, int day)
    {
        await using var server = Answering(Body(events));

        Assert.Equal(May.AddDays(day - 1), (await AskAsync(server)).ExpiresAt);
    }

    [Theory]
    [InlineData("xn--bcher-kva.id", """ "ldhName":"XN--BCHER-KVA.ID","unicodeName":"bücher.id" """)]
    [InlineData("bücher.id", """ "ldhName":"xn--bcher-kva.id." """)]
    [InlineData("bücher.id", """ "ldhName":"bücher.id" """)]
    [InlineData("bücher.id", """ "unicodeName":"BÜCHER.id" """)]
    [InlineData("pn-contoh.go.id", """ "handle":"D-1" """)]
    public async Task ANameIsTheSameInAsciiAndWithItsLetters(string asked, string named)
    {
        await using var server = Answering("{\"objectClassName\":\"Domain\"," + named + ",\"events\":[" + Expiration + "]}");

        Assert.Equal(May, (await AskAsync(server, asked)).ExpiresAt);
        Assert.DoesNotContain("ü", server.Requests.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "is not JSON")]
    [InlineData("<html>perawatan</html>", "is not JSON")]
    [InlineData("{\"objectClassName\":\"domain\",\"events\":[{\"eventAction\":\"expira", "is not JSON")]
    [InlineData("[{\"objectClassName\":\"domain\",\"ldhName\":\"pn-contoh.go.id\"}]", "describes no domain")]
    [InlineData("null", "describes no domain")]
    [InlineData("{\"errorCode\":404,\"title\":\"Not Found\"}", "describes no domain")]
    [InlineData("{\"objectClassName\":[\"domain\"]}", "describes no domain")]
    [InlineData("{\"objectClassName\":\"domain\",\"ldhName\":\"lain.go.id\"}", "another domain")]
    [InlineData("{\"objectClassName\":\"domain\",\"unicodeName\":\"bücher.id\"}", "another domain")]
    [InlineData("{\"objectClassName\":\"domain\",\"ldhName\":\"\\ud800.go.id\"}", "is not JSON")]
    public async Task WhatIsNoAnswerAboutTheDomainIsRefused(string body, string why)
    {
        await using var server = Answering(body);

        var failure = await Assert.ThrowsAsync<SopException>(() => AskAsync(server));

        Assert.Equal("SopRdapInvalid", failure.Id);
        Assert.Contains(why, failure.Phrase.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AnAnswerWithoutEndOrBottomIsRefused(bool isDeep)
    {
        var body = isDeep
            ? "{\"objectClassName\":\"domain\",\"x\":" + new string('[', 40_000) + new string(']', 40_000) + "}"
            : "{\"objectClassName\":\"domain\",\"x\":\"" + new string('x', 3_000_000) + "\"}";
        await using var server = Answering(body);

        Assert.Equal("SopRdapInvalid", (await Assert.ThrowsAsync<SopException>(() => AskAsync(server))).Id);
    }

    [Theory]
    [InlineData("text/html; charset=utf-8", false)]
    [InlineData("application/octet-stream", false)]
    [InlineData("text/plain", false)]
    [InlineData("application/rdap+json; charset=utf-8", true)]
    [InlineData("application/json", true)]
    [InlineData("application/vnd.contoh+json", true)]
    [InlineData(null, true)]
    public async Task TheKindOfTheAnswerIsLookedAt(string? type, bool isRead)
    {
        await using var server = LoopbackServer.Start(exchange =>
            exchange.ReplyAsync(200, Body(Expiration), type is null ? [] : ["Content-Type: " + type]));

        if (isRead) Assert.Equal(May, (await AskAsync(server)).ExpiresAt);
        else Assert.Contains("of the kind", (await Assert.ThrowsAsync<SopException>(() => AskAsync(server))).Phrase.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, "SopDomainNotRegistered")]
    [InlineData(400, "SopRdapUnavailable")]
    [InlineData(401, "SopRdapUnavailable")]
    [InlineData(403, "SopRdapUnavailable")]
    [InlineData(500, "SopRdapUnavailable")]
    [InlineData(501, "SopRdapUnavailable")]
    [InlineData(503, "SopRdapUnavailable")]
    public async Task AServerThatRefusesIsAFailureWithAName(int status, string id)
    {
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(status, """{"errorCode":7}""", "Content-Type: application/rdap+json"));

        Assert.Equal(id, (await Assert.ThrowsAsync<SopException>(() => AskAsync(server))).Id);
    }

    [Theory]
    [InlineData(429, null, 3600)]
    [InlineData(429, "120", 120)]
    [InlineData(429, "0", 0)]
    [InlineData(429, "99999999999999999999", 172800)]
    [InlineData(429, "-5", 3600)]
    [InlineData(429, "sebentar", 3600)]
    [InlineData(429, "Sun, 22 Nov 2026 10:10:00 GMT", 600)]
    [InlineData(429, "Sunday, 22-Nov-26 10:10:00 GMT", 600)]
    [InlineData(429, "Sun Nov 22 10:10:00 2026", 600)]
    [InlineData(429, "Sun, 22 Nov 2026 09:00:00 GMT", 0)]
    [InlineData(503, "120", 120)]
    public async Task AServerThatAsksForPatienceIsLeftAloneUntilThen(int status, string? after, int seconds)
    {
        // Its clock is seven hours off: the date it names is by its own.
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(
            status, "{}", ["Content-Type: application/rdap+json", "Date: Sun, 22 Nov 2026 10:00:00 GMT", .. after is null ? [] : new[] { "Retry-After: " + after }]));

        var first = await AskAsync(server);
        var second = seconds > 0 ? await AskAsync(server) : first;

        Assert.Equal((null, Now.AddSeconds(seconds)), (first.ExpiresAt, first.AskAgainAt!.Value));
        Assert.Contains("asks not to be asked again before " + first.AskAgainAt!.Value.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), first.Unknown!.English, StringComparison.Ordinal);
        Assert.Equal(first.AskAgainAt, second.AskAgainAt);
        Assert.Single(server.Requests);
        Assert.Equal(2, seconds > 0 ? await CountAfterAsync(server, Now.AddSeconds(seconds + 1)) : 2);
    }

    [Fact]
    public async Task ADomainInTheLedgerKeepsItsExpiryWhileTheRegistryAsksForPatience()
    {
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(429, "{}"));
        var known = new HostingRenewal
        {
            Site = "pn-contoh", Kind = RenewalKind.Domain, Subject = Domain, CheckedAt = Now.AddDays(-9), Source = RenewalSource.Rdap, ExpiresAt = May,
        };

        var asked = await Inquiry(server, Now).AskAsync(known, CancellationToken.None);

        Assert.Equal((May, RenewalSource.Rdap, Now.AddDays(-9)), (asked.ExpiresAt!.Value, asked.Source, asked.CheckedAt));
        Assert.Equal(Now.AddHours(1), asked.Answer!.AskAgainAt);
    }

    [Fact]
    public async Task ARedirectToAnotherServerIsFollowed()
    {
        await using var registrar = Answering(Body(Expiration));
        await using var server = LoopbackServer.Start(exchange => exchange.RedirectAsync(registrar.At("/rdap/domain/" + Domain).AbsoluteUri));

        var answer = await AskAsync(server);

        Assert.Equal(May, answer.ExpiresAt);
        Assert.Equal(registrar.At("/rdap/domain/" + Domain).AbsoluteUri, answer.Server);
    }

    [Theory]
    [InlineData("/putar", "circle")]
    [InlineData("file:///etc/passwd", "no web address")]
    [InlineData("gopher://127.0.0.1/", "no web address")]
    public async Task ARedirectThatLeadsNowhereIsAFailure(string location, string why)
    {
        await using var server = LoopbackServer.Start(exchange => exchange.RedirectAsync(location));

        var failure = await Assert.ThrowsAsync<SopException>(() => AskAsync(server));

        Assert.Equal("SopRdapUnavailable", failure.Id);
        Assert.Contains(why, failure.Phrase.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RedirectsWithoutEndAreGivenUp()
    {
        var n = 0;
        await using var server = LoopbackServer.Start(exchange => exchange.RedirectAsync($"/lagi/{Interlocked.Increment(ref n)}"));

        Assert.Contains("More than 5 redirects", (await Assert.ThrowsAsync<SopException>(() => AskAsync(server))).Phrase.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARedirectFromHttpsToHttpIsNotFollowed()
    {
        await using var plain = Answering(Body(Expiration));
        using var certificate = TestCertificates.Sound();
        await using var server = LoopbackServer.Start(exchange => exchange.RedirectAsync(plain.At("/rdap/domain/" + Domain).AbsoluteUri), certificate);

        var failure = await Assert.ThrowsAsync<SopException>(() => AskAsync(server));

        Assert.Contains("from https to http", failure.Phrase.English, StringComparison.Ordinal);
        Assert.Empty(plain.Requests);
    }

    [Fact]
    public async Task ARegistryWithoutAnExpiryRefersToTheRegistrar()
    {
        await using var registrar = Answering(Body("""{"eventAction":"registrar expiration","eventDate":"2027-05-01T00:00:00Z"}"""));
        await using var server = Answering(Body("", $$"""
            ,"links":[{"rel":"self","href":"x"},{"rel":"related","type":"text/html","href":"http://127.0.0.1:1/web"},{"rel":"related","href":"file:///x"},
            {"rel":"related","type":"application/rdap+json","href":"{{registrar.At("/lain/domain/" + Domain).AbsoluteUri}}"}]
            """));

        var answer = await AskAsync(server);

        Assert.Equal(May, answer.ExpiresAt);
        Assert.Contains("the expiry is what the registrar at 127.0.0.1 tells", answer.Remarks.Single().English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"objectClassName\":\"domain\",\"ldhName\":\"lain.go.id\",\"events\":[{\"eventAction\":\"expiration\",\"eventDate\":\"2027-05-01\"}]}", "another domain")]
    [InlineData("{\"objectClassName\":\"domain\",\"ldhName\":\"pn-contoh.go.id\"}", "does not tell it")]
    [InlineData("<html>", "is not JSON")]
    public async Task ARegistrarThatDoesNotKnowLeavesItUnknown(string body, string why)
    {
        await using var registrar = Answering(body);
        await using var server = Answering(Body("", $$""","links":[{"rel":"related","href":"{{registrar.At("/").AbsoluteUri}}"}]"""));

        var answer = await AskAsync(server);

        Assert.Null(answer.ExpiresAt);
        Assert.Contains(why, answer.Remarks.Single().English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASlowOrBrokenServerIsAFailureWithItsReason()
    {
        await using var silent = LoopbackServer.Start(exchange => exchange.HangAsync());
        await using var broken = LoopbackServer.Start(exchange => exchange.SendAsync("HTTP/1.1 200 X\r\nContent-Type: application/rdap+json\r\nContent-Length: 999\r\n\r\n{\"objectClassName\""));

        foreach (var (server, why) in new[] { (silent, "No complete answer within"), (broken, "broke off") })
        {
            var failure = await Assert.ThrowsAsync<SopException>(() => AskAsync(server, timeout: TimeSpan.FromSeconds(server == silent ? 0.5 : 10)));
            Assert.Equal(("SopRdapUnavailable", SopErrorKind.ConnectionFailure), (failure.Id, failure.Kind));
            Assert.Contains(why, failure.Phrase.English, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task TheCallersCancellationGoesThrough()
    {
        using var stop = new CancellationTokenSource();
        await using var server = LoopbackServer.Start(async exchange =>
        {
            await stop.CancelAsync();
            await exchange.HangAsync();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Inquiry(server, Now).DomainAsync(Domain, stop.Token));
    }

    private async Task<int> CountAfterAsync(LoopbackServer server, DateTimeOffset at)
    {
        await Inquiry(server, at).DomainAsync(Domain, CancellationToken.None);
        return server.Requests.Count;
    }

    private async Task<SourceAnswer> AskAsync(LoopbackServer server, string host = Domain, TimeSpan? timeout = null)
    {
        var inquiry = Inquiry(server, Now, timeout);
        var answer = await inquiry.DomainAsync(host, CancellationToken.None);
        inquiry.Memory.Save(Now);
        return answer;
    }

    private RenewalInquiry Inquiry(LoopbackServer server, DateTimeOffset at, TimeSpan? timeout = null) =>
        new(new SettableClock(at), Desk.Adapters.Registries)
        {
            Server = server.At("/rdap"),
            Fetching = Checking.Fetching,
            Timeout = timeout ?? TimeSpan.FromSeconds(15),
            Memory = new SourceMemory(_folder["register.db.sources"]),
        };

    private static LoopbackServer Answering(string body) =>
        LoopbackServer.Start(exchange => exchange.ReplyAsync(200, body, "Content-Type: application/rdap+json"));

    private static string Body(string events, string more = "") =>
        "{\"objectClassName\":\"domain\",\"ldhName\":\"PN-CONTOH.GO.ID\",\"events\":[" + events + "]" + more + "}";
}
