using System.Globalization;
using SopWebsite.Errors;
using SopWebsite.Renewals;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Sources;

/// <summary>How servers answer, refuse, redirect and stall.</summary>
public sealed class RdapServerTests : RdapDesk
{
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
        await using var server = LoopbackServer.Start(
            exchange => exchange.ReplyAsync(status, """{"errorCode":7}""", "Content-Type: application/rdap+json"));

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
            status, "{}",
            [
                "Content-Type: application/rdap+json", "Date: Sun, 22 Nov 2026 10:00:00 GMT",
                .. after is null ? [] : new[] { "Retry-After: " + after },
            ]));

        var first = await AskAsync(server);
        var second = seconds > 0 ? await AskAsync(server) : first;

        Assert.Equal((null, Now.AddSeconds(seconds)), (first.ExpiresAt, first.AskAgainAt!.Value));
        Assert.Contains(
            "asks not to be asked again before " + first.AskAgainAt!.Value.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
            first.Unknown!.English, StringComparison.Ordinal);
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
            Site = "pn-contoh", Kind = RenewalKind.Domain, Subject = Domain, CheckedAt = Now.AddDays(-9), Source = RenewalSource.Rdap,
            ExpiresAt = May,
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

        Assert.Contains(
            "More than 5 redirects", (await Assert.ThrowsAsync<SopException>(() => AskAsync(server))).Phrase.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARedirectFromHttpsToHttpIsNotFollowed()
    {
        await using var plain = Answering(Body(Expiration));
        using var certificate = TestCertificates.Sound();
        await using var server = LoopbackServer.Start(
            exchange => exchange.RedirectAsync(plain.At("/rdap/domain/" + Domain).AbsoluteUri), certificate);

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
    [InlineData(
        "{\"objectClassName\":\"domain\",\"ldhName\":\"lain.go.id\",\"events\":[{\"eventAction\":\"expiration\",\"eventDate\":\"2027-05-01\"}]}",
        "another domain")]
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
        await using var broken = LoopbackServer.Start(
            exchange => exchange.SendAsync(
                "HTTP/1.1 200 X\r\nContent-Type: application/rdap+json\r\nContent-Length: 999\r\n\r\n{\"objectClassName\""));

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
}
