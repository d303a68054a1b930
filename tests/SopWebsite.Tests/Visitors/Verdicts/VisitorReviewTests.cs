using SopWebsite.Tests.Support;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Bots;
using SopWebsite.Visitors.Places;

namespace SopWebsite.Tests.Visitors.Verdicts;

/// <summary>Who is allowed, who is a search engine, and where visitors come from.</summary>
public sealed class VisitorReviewTests : IDisposable
{
    private const string Google = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    private readonly Desk _desk = new(at: "2026-11-21T08:00+07:00");

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void AllowedVisitorsAreSetApartAndCounted()
    {
        _desk.Workplace.AllowedVisitors.Register("203.0.113.0/29", "Kantor pengadilan", "pn-contoh");
        string[] lines = [
            LogText.Line("/.env", 200, "203.0.113.1"), LogText.Line("/.git/config", 404, "203.0.113.9"), LogText.Line("/", 200, "203.0.113.2")];
        File.WriteAllLines(_desk.Folder["access.log"], lines);
        _desk.Set(site => site with { LogPath = [_desk.Folder["access.log"]] });

        var result = _desk.Workplace.SiteVisitors.Scan(_desk.Site);

        Assert.Equal("203.0.113.9", Assert.Single(result.Visitors).Address);
        var allowed = Assert.Single(result.AllowedVisitors);
        Assert.Equal(("203.0.113.1", "Kantor pengadilan", VisitorVerdict.Hostile), (allowed.Address, allowed.Allowed!.Reason, allowed.Verdict));
        Assert.Equal((3L, 3L, 0, 1, 1, 0L), (
            result.Summary.Requests, result.Summary.Addresses, result.Summary.Hostile, result.Summary.Watch, result.Summary.Allowed,
            result.Summary.Succeeded));
        var kept = _desk.Register.Visitors.Latest("pn-contoh")!;
        Assert.Equal((1, 1), (kept.Visitors.Count, kept.Summary.Allowed));
        // What is allowed for one site's logs is not for others.
        Assert.Equal(2, _desk.Workplace.SiteVisitors.Review(site: null).Settle(LogText.Scan(lines), VerdictScale.Usual).Visitors.Count);
    }

    [Fact]
    public async Task WhoPosesAsASearchEngineIsFoundAndWhoIsOneIsNoAttacker()
    {
        using var names = new ZoneServer(
            "1.66.249.66.in-addr.arpa PTR crawl-66-249-66-1.googlebot.com", "crawl-66-249-66-1.googlebot.com A 66.249.66.1",
            "2.66.249.66.in-addr.arpa PTR crawl-66-249-66-2.googlebot.com", "crawl-66-249-66-2.googlebot.com A 66.249.66.2");
        var review = new VisitorReview
        {
            Engines = Desk.Adapters.SearchEngines,
            Checker = new SearchEngineChecker(SearchEngineLists.None, names.EndPoint, _desk.Register.SearchEngineChecks, _desk.Clock),
        };
        var scanned = new VisitorScanner(review.RulesFor(LogText.Rules)).Scan(
        [
            LogText.Source(
            [
                LogText.Line("/", 200, "66.249.66.1", agent: Google),
                // A link that an attacker left somewhere.
                .. Enumerable.Range(0, 9).Select(n => LogText.Line($"/?id={n}+union+select+1,2,3", 404, "66.249.66.2", n, agent: Google)),
                LogText.Line("/", 200, "203.0.113.5", agent: Google), LogText.Line("/berita", 200, "203.0.113.5", 9, agent: Google),
                LogText.Line("/.env", 404, "203.0.113.6", agent: Google),
                LogText.Line("/", 200, "203.0.113.7"),
                LogText.Line("/.env", 404, "203.0.113.8"),
            ]),
        ]);

        var result = await review.ApplyAsync(scanned, VerdictScale.Usual, CancellationToken.None);

        Assert.Equal(["66.249.66.2", "203.0.113.6", "203.0.113.5", "203.0.113.8"], result.Visitors.Select(visitor => visitor.Address));
        var verified = result.Visitors[0];
        Assert.Equal((VisitorVerdict.Watch, SearchEngineIdentity.Verified), (verified.Verdict, verified.SearchEngine!.Identity));
        Assert.True(verified.Score >= VerdictScale.Usual.Hostile);
        Assert.DoesNotContain(verified.Reasons, reason => reason.Category == VisitorCategory.Impersonation);
        var posing = result.Visitors[2];
        var reason = Assert.Single(posing.Reasons);
        Assert.Equal(("impersonation", VisitorCategory.Impersonation, 2L, 12), (reason.Rule, reason.Category, reason.Count, reason.Score));
        Assert.Contains("Mengaku Googlebot", reason.Why.Indonesian, StringComparison.Ordinal);
        Assert.Contains("Googlebot/2.1", reason.SampleLine, StringComparison.Ordinal);
        Assert.Equal((VisitorVerdict.Suspicious, 12), (posing.Verdict, posing.Score));
        Assert.Equal(5 + 12 + VerdictScale.Usual.FurtherKind, result.Visitors[1].Score);
        Assert.Null(result.Visitors[3].SearchEngine);
        Assert.Equal((2, 0), (result.Summary.SearchEngines, result.Summary.Hostile));
    }

    [Fact]
    public async Task ANameServerThatIsSilentAccusesNobody()
    {
        var review = new VisitorReview
        {
            Engines = Desk.Adapters.SearchEngines,
            Checker = new SearchEngineChecker(SearchEngineLists.None, server: null, store: null, _desk.Clock),
        };
        var scanned = new VisitorScanner(review.RulesFor(LogText.Rules)).Scan(
            [LogText.Source([LogText.Line("/", agent: Google), LogText.Line("/.env", 404, "203.0.113.6", agent: Google)])]);

        var visitor = Assert.Single((await review.ApplyAsync(scanned, VerdictScale.Usual, CancellationToken.None)).Visitors);

        Assert.Equal((5, SearchEngineIdentity.Unknown), (visitor.Score, visitor.SearchEngine!.Identity));
    }

    [Fact]
    public void WithoutCheckingNobodyIsAskedWhoHeIs()
    {
        Assert.Same(LogText.Rules, new VisitorReview { Engines = Desk.Adapters.SearchEngines }.RulesFor(LogText.Rules));
        Assert.Empty(LogText.Scan(LogText.Line("/", agent: Google)).Visitors);
    }

    [Fact]
    public void PlacesAreWrittenBesideTheVisitors()
    {
        File.WriteAllText(_desk.Folder["tempat.csv"], "network,country,asn,name\n203.0.113.0/24,ID,64496,Penyedia Contoh\n");
        var review = new VisitorReview { Places = PlaceBook.Read([_desk.Folder["tempat.csv"]]) };

        var result = review.Settle(LogText.Scan(LogText.Line("/.env", 404), LogText.Line("/.env", 404, "192.0.2.1")), VerdictScale.Usual);

        Assert.Equal(["", "ID AS64496 Penyedia Contoh"], result.Visitors.Select(visitor => visitor.Place?.ToString() ?? ""));
    }
}
