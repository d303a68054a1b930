using SopWebsite.Errors;
using SopWebsite.Renewals;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Sources;

/// <summary>What real registries send, and what they should not: the shapes are theirs, the names are ours.</summary>
public sealed class RdapTests : RdapDesk
{
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
    [InlineData(
        """{"eventAction":"expiration","eventDate":"2027-02-29T00:00:00Z"}""", "the registry's date '2027-02-29T00:00:00Z' is none that can be read")]
    [InlineData(
        """{"eventAction":"expiration","eventDate":"9999-12-31T23:59:59Z"}""", "the registry's date '9999-12-31T23:59:59Z' is none that can be read")]
    [InlineData(
        """{"eventAction":"expiration","eventDate":"0001-01-01T00:00:00Z"}""", "the registry's date '0001-01-01T00:00:00Z' is none that can be read")]
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
    [InlineData(
        """{"eventAction":"registrar expiration","eventDate":"2026-12-01"},{"eventAction":"Expiration","eventDate":"2027-05-01 07:00:00+07:00"}""",
        1)]
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
        else
            Assert.Contains("of the kind", (await Assert.ThrowsAsync<SopException>(() => AskAsync(server))).Phrase.English, StringComparison.Ordinal);
    }
}
