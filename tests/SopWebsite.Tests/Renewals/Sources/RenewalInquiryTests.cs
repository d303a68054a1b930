using System.Text;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Sources;
using SopWebsite.Renewals.Sources.Registries;
using SopWebsite.Tests.Monitoring;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals;

public sealed class RenewalInquiryTests
{
    private static readonly DateTimeOffset Entered = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task ADomainsExpiryComesFromTheRegistry()
    {
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(
            200, Answer("""{"eventAction":"registration","eventDate":"2012-05-01T00:00:00Z"},{"eventAction":"expiration","eventDate":"2027-05-01T07:00:00+07:00"}"""),
            "Content-Type: application/rdap+json"));

        var renewal = await AskAsync(server, Domain("www.pn-contoh.go.id"));

        Assert.Equal(new DateTimeOffset(2027, 5, 1, 0, 0, 0, TimeSpan.Zero), renewal.ExpiresAt);
        Assert.Equal(RenewalSource.Rdap, renewal.Source);
        Assert.True(renewal.CheckedAt > Entered);
        Assert.StartsWith("GET /rdap/domain/pn-contoh.go.id HTTP/1.1", server.Requests.Single(), StringComparison.Ordinal);
        Assert.Contains("Accept: application/rdap+json", server.Requests.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""{"eventAction":"registration","eventDate":"2012-05-01T00:00:00Z"}""")]
    [InlineData("""{"eventAction":"expiration","eventDate":"besok"}""")]
    [InlineData("""{"eventAction":"expiration","eventDate":"9999-12-31T23:59:59Z"}""")]
    [InlineData("""{"eventAction":"expiration","eventDate":20270501}""")]
    [InlineData("""{"eventAction":"expiration"},null,7,["x"]""")]
    public async Task AnExpiryThatTheRegistryDoesNotTellIsUnknownButTheCourtsOwnStays(string events)
    {
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, Answer(events)));

        var asked = await AskAsync(server, Domain("pn-contoh.go.id") with { Source = RenewalSource.Rdap, ExpiresAt = Entered });
        var own = await AskAsync(server, Domain("pn-contoh.go.id") with { Source = RenewalSource.Ledger, ExpiresAt = Entered });

        Assert.Equal(((DateTimeOffset?)null, RenewalState.Unknown), (asked.ExpiresAt, asked.State));
        Assert.Equal((Entered, RenewalSource.Ledger), (own.ExpiresAt!.Value, own.Source));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>perawatan</html>")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"objectClassName":"entity","ldhName":"pn-contoh.go.id"}""")]
    [InlineData("""{"objectClassName":"domain","ldhName":"lain.go.id"}""")]
    [InlineData("""{"objectClassName":"domain","ldhName":"\ud800"}""")]
    [InlineData("""{"objectClassName":"domain","events":[{"eventAction":"expiration","eventDate":"2027""")]
    public async Task AnAnswerThatIsNoneIsRefused(string body)
    {
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, body));

        Assert.Equal("SopRdapInvalid", (await Assert.ThrowsAsync<SopException>(() => AskAsync(server, Domain("pn-contoh.go.id")))).Id);
    }

    [Fact]
    public async Task AnAnswerNestedOrLongWithoutEndIsRefused()
    {
        var bodies = new Queue<string>([new string('[', 100_000), "{\"objectClassName\":\"domain\",\"x\":\"" + new string('x', 3_000_000) + "\"}"]);
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, bodies.Dequeue()));

        for (var n = 0; n < 2; n++)
            Assert.Equal("SopRdapInvalid", (await Assert.ThrowsAsync<SopException>(() => AskAsync(server, Domain("pn-contoh.go.id")))).Id);
    }

    [Theory]
    [InlineData(404, "SopDomainNotRegistered")]
    [InlineData(403, "SopRdapUnavailable")]
    [InlineData(500, "SopRdapUnavailable")]
    public async Task ARegistryThatRefusesIsAFailureWithAName(int status, string id)
    {
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(status, "{}"));

        Assert.Equal(id, (await Assert.ThrowsAsync<SopException>(() => AskAsync(server, Domain("pn-contoh.go.id")))).Id);
    }

    [Fact]
    public async Task ARegistryOutOfReachIsAFailureWithAName()
    {
        var inquiry = new RenewalInquiry(SystemClock.Instance) { Server = new($"http://127.0.0.1:{LoopbackServer.ClosedPort()}/") };

        var failure = await Assert.ThrowsAsync<SopException>(() => inquiry.AskAsync(Domain("pn-contoh.go.id"), CancellationToken.None));

        Assert.Equal(("SopRdapUnavailable", SopErrorKind.ConnectionFailure), (failure.Id, failure.Kind));
    }

    [Fact]
    public void TheServerIsTheGivenOneElseThatOfTheBootstrapFile()
    {
        var known = Desk.Adapters.Registries.RdapServers.ServerFor("pn-contoh.go.id")!;
        Assert.Equal("https://rdap.pandi.id/rdap/domain/pn-contoh.go.id", RdapClient.QueryFor(known, "pn-contoh.go.id").AbsoluteUri);
        Assert.Equal("http://127.0.0.1/x/domain/pn-contoh.go.id", RdapClient.QueryFor(new("http://127.0.0.1/x"), "pn-contoh.go.id").AbsoluteUri);
        Assert.Null(SourceServers.Rdap(new("whois://127.0.0.1"), "contoh.id"));
        Assert.Equal("SopRdapServerUnknown", Assert.Throws<SopException>(() => SourceServers.Rdap(new("file:///x"), "contoh.id")).Id);
    }

    [Theory]
    [InlineData(-90, -3, RenewalState.Expired)]
    [InlineData(-10, 80, RenewalState.Ok)]
    public async Task ACertificatesDatesComeFromTheLiveSiteValidOrNot(int from, int until, RenewalState state)
    {
        using var certificate = TestCertificates.Issue(DateTimeOffset.UtcNow.AddDays(from), DateTimeOffset.UtcNow.AddDays(until));
        await using var server = LoopbackServer.Start(exchange => exchange.RedirectAsync("https://lain.example.go.id/"), certificate);

        var renewal = await AskAsync(
            server, new() { Site = "pn-contoh", Kind = RenewalKind.Certificate, Subject = $"127.0.0.1:{server.Port}", CheckedAt = Entered });

        Assert.Equal(certificate.NotAfter.ToUniversalTime(), renewal.ExpiresAt!.Value.UtcDateTime);
        Assert.Equal(certificate.NotBefore.ToUniversalTime(), renewal.BeginsAt!.Value.UtcDateTime);
        Assert.Equal((RenewalSource.LiveCertificate, state), (renewal.Source, renewal.State));
    }

    [Theory]
    [InlineData("127.0.0.1:1", "SopCertificateUnreadable")]
    [InlineData("host/../x", "SopCertificateHostInvalid")]
    [InlineData("a b", "SopCertificateHostInvalid")]
    public async Task WithoutACertificateNothingIsClaimed(string subject, string id)
    {
        var inquiry = new RenewalInquiry(SystemClock.Instance);
        var renewal = new HostingRenewal { Site = "pn-contoh", Kind = RenewalKind.Certificate, Subject = subject, CheckedAt = Entered };

        Assert.Equal(id, (await Assert.ThrowsAsync<SopException>(() => inquiry.AskAsync(renewal, CancellationToken.None))).Id);
    }

    [Theory]
    [InlineData(RenewalKind.Hosting)]
    [InlineData(RenewalKind.Connection)]
    public async Task HostingAndConnectionsHaveNoSource(RenewalKind kind) => Assert.Equal(
        "SopRenewalSourceNone",
        (await Assert.ThrowsAsync<SopException>(() => new RenewalInquiry(SystemClock.Instance)
            .AskAsync(Domain("x") with { Kind = kind }, CancellationToken.None))).Id);

    private static byte[] Answer(string events) => Encoding.UTF8.GetBytes(
        $$"""{"objectClassName":"domain","ldhName":"PN-CONTOH.GO.ID","status":["active"],"events":[{{events}}]}""");

    private static HostingRenewal Domain(string subject) =>
        new() { Site = "pn-contoh", Kind = RenewalKind.Domain, Subject = subject, CheckedAt = Entered };

    private static Task<HostingRenewal> AskAsync(LoopbackServer server, HostingRenewal renewal) =>
        new RenewalInquiry(SystemClock.Instance, Desk.Adapters.Registries) { Server = server.At("/rdap"), Fetching = Checking.Fetching }
            .AskAsync(renewal, CancellationToken.None);
}
