using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.Freshness;
using SopWebsite.Routine;
using SopWebsite.Sites;
using SopWebsite.Situations.Facts;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring.Freshness;

public sealed class SitePageTests : IDisposable
{
    // Monday 16 November 2026, 08.00 WIB.
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void PagesAreKeptListedChangedAndRemoved()
    {
        var pages = _desk.Workplace.SitePages;
        pages.Register(
            Page("pengumuman") with { IgnoreSelector = ["#sidebar", "div.jam"], KeepSelector = "main", IgnoreText = ["dibaca [0-9]+ kali"] });
        pages.Register(Page("berita"));
        pages.Register(Page("PENGUMUMAN") with { FreshnessLimit = 3 });

        Assert.Equal(["berita", "PENGUMUMAN"], pages.Of("PN-Contoh").Select(page => page.Name));
        Assert.Equal(3, pages.Get("pn-contoh", "Pengumuman").FreshnessLimit);
        pages.Unregister("pn-contoh", "BERITA");
        Assert.Equal("SopSitePageNotFound", Assert.Throws<SopException>(() => pages.Unregister("pn-contoh", "berita")).Id);
        Assert.Equal("SopSiteNotFound", Assert.Throws<SopException>(() => pages.Register(Page("x") with { Site = "lain" })).Id);
        Assert.Single(pages.All());
    }

    [Theory]
    [InlineData("div[")]
    [InlineData("")]
    [InlineData("a b c d e")]
    [InlineData("div:has(p)")]
    [InlineData(":contains('x')")]
    [InlineData("p::before")]
    public void SelectorsThatCannotBeMatchedInABoundedTimeAreRefused(string selector) =>
        Assert.Equal(
            "SopSitePageInvalid",
            Assert.Throws<SopException>(() => _desk.Workplace.SitePages.Register(Page("x") with { IgnoreSelector = [selector] })).Id);

    [Fact]
    public void WhatCannotBeCheckedIsRefused()
    {
        SopSitePage[] refused =
        [
            Page("x") with { Name = "../x" }, Page("x") with { Uri = new("ftp://example.go.id/") },
            Page("x") with { Uri = new("tcp://example.go.id:22") },
            Page("x") with { FreshnessLimit = 0 }, Page("x") with { IgnoreText = ["("] }, Page("x") with { IgnoreText = ["a*"] },
            Page("x") with { IgnoreText = [.. Enumerable.Repeat("x", 31)] },
        ];
        Assert.All(
            refused, page => Assert.StartsWith(
                "SopSite", Assert.Throws<SopException>(() => _desk.Workplace.SitePages.Register(page)).Id, StringComparison.Ordinal));
        for (var n = 0; n < SopSitePages.MostOfSite; n++) _desk.Workplace.SitePages.Register(Page($"h{n}"));
        Assert.Equal("SopSitePagesTooMany", Assert.Throws<SopException>(() => _desk.Workplace.SitePages.Register(Page("lagi"))).Id);
        _desk.Workplace.SitePages.Register(Page("h7") with { FreshnessLimit = 2 });
    }

    [Fact]
    public async Task OfAPageOnlyItsOwnFeedAndItsOwnAddressInTheSitemapCount()
    {
        await using var server = LoopbackServer.WithPages(new()
        {
            ["/"] = new("<p>depan</p>"),
            ["/feed/"] = new("<rss><channel><item><pubDate>Fri, 13 Nov 2026 08:00:00 +0700</pubDate></item></channel></rss>"),
            ["/pengumuman"] = new("""<link rel="alternate" type="application/rss+xml" href="/feed/"><p>tanpa tanggal</p>"""),
            ["/berita/"] = new("""<link rel="alternate" type="application/rss+xml" href="/berita/feed/"><p>x</p>"""),
            ["/berita/feed/"] = new("<rss><channel><item><pubDate>Mon, 02 Nov 2026 08:00:00 +0700</pubDate></item></channel></rss>"),
            ["/lelang"] = new("<p>x</p>"),
            ["/lelang?format=feed&type=rss"] = new("<rss><channel><item><pubDate>Tue, 03 Nov 2026 08:00:00 +0700</pubDate></item></channel></rss>"),
            ["/sitemap.xml"] = new(
                "<sitemapindex><sitemap><lastmod>2026-11-15</lastmod><loc>/a.xml</loc></sitemap><sitemap><loc>/b.xml</loc></sitemap></sitemapindex>"),
            ["/a.xml"] = new("<urlset><url><lastmod>2026-11-14</lastmod><loc>/pengumuman/lain</loc></url></urlset>"),
            ["/b.xml"] = new("<urlset><url><loc>/pengumuman/</loc><lastmod>2026-11-05</lastmod></url><url><loc>/pengumuman?x=1</loc><lastmod>2026-11-12</lastmod></url></urlset>"),
        });

        var front = await CheckAsync(server, "/", SopSitePage.FrontPage);
        var announcements = await CheckAsync(server, "/pengumuman", "pengumuman");
        var news = await CheckAsync(server, "/berita/", "berita");
        var auctions = await CheckAsync(server, "/lelang", "lelang");

        Assert.Equal((ContentSource.Sitemap, new DateTime(2026, 11, 15)), (front.Source!.Value, front.NewestDate!.Value.Date));
        Assert.Equal((ContentSource.Sitemap, new DateTime(2026, 11, 5)), (announcements.Source!.Value, announcements.NewestDate!.Value.Date));
        Assert.Equal((ContentSource.Feed, new DateTime(2026, 11, 2)), (news.Source!.Value, news.NewestDate!.Value.Date));
        Assert.Equal((ContentSource.Feed, new DateTime(2026, 11, 3)), (auctions.Source!.Value, auctions.NewestDate!.Value.Date));
    }

    [Fact]
    public async Task FiltersTakeTheDatesOfWhatTheyLeaveOut()
    {
        await using var server = LoopbackServer.WithPages(new()
        {
            ["/pengumuman"] = new("""
                <div id="sidebar"><time datetime="2026-11-13">baru</time> 13 November 2026</div>
                <main><p>Terbit 2 Maret 2026</p><p class="jam">12 November 2026</p></main><footer>11 November 2026</footer>
                """),
        });
        var page = Page("pengumuman") with { Uri = server.At("/pengumuman") };

        Assert.Equal(new DateTime(2026, 11, 13), (await CheckAsync(page)).NewestDate!.Value.Date);
        Assert.Equal(new DateTime(2026, 11, 12), (await CheckAsync(page with { KeepSelector = "main" })).NewestDate!.Value.Date);
        Assert.Equal(
            new DateTime(2026, 3, 2), (await CheckAsync(page with { KeepSelector = "main", IgnoreSelector = [".jam"] })).NewestDate!.Value.Date);
        Assert.Equal(
            new DateTime(2026, 11, 11),
            (await CheckAsync(page with { IgnoreSelector = ["#sidebar"], IgnoreText = ["1[23] november"] })).NewestDate!.Value.Date);
        var nothing = await CheckAsync(page with { KeepSelector = "article" });
        Assert.Equal(ContentState.Unknown, nothing.State);
        Assert.Contains("article", nothing.Evidence.Single(one => one.Source == ContentSource.PageText).Note.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePassChecksAllPagesAndNamesThoseThatNeedAttention()
    {
        await using var server = LoopbackServer.WithPages(new()
        {
            ["/"] = new("<p>13 November 2026</p>"),
            ["/pengumuman"] = new("<p>2 November 2026</p>"),
            ["/berita"] = new("<p>2 Maret 2026</p>"),
        });
        _desk.Set(site => site with { Uri = [server.Uri] });
        var duty = new ContentDuty(_desk.Workplace, new RoutineOptions());
        foreach (var name in new[] { "pengumuman", "berita" }) _desk.Workplace.SitePages.Register(Page(name) with { Uri = server.At("/" + name) });

        var found = await duty.DoAsync(_desk.Site, CancellationToken.None);

        Assert.Equal(RoutineState.Finding, found.State);
        Assert.Contains("2 dari 3 halaman perlu perhatian (berita, pengumuman). berita: ", found.Message.Indonesian, StringComparison.Ordinal);
        Assert.Equal("berita", Assert.IsType<SiteContent>(found.Output).Page);
        Assert.Equal(
            [("beranda", ContentState.Fresh), ("berita", ContentState.Stale), ("pengumuman", ContentState.Stale)],
            _desk.Register.Checks.LatestContents("pn-contoh").Select(check => (check.Page!, check.State)));
        Assert.Equal("beranda", _desk.Register.Checks.LatestContent("pn-contoh")!.Page);
        var known = new SituationFacts(
            _desk.Register.Checks, _desk.Register.Integrity, _desk.Register.Backups, _desk.Register.Visitors, _desk.Register.Renewals,
            _desk.Register.Situations, _desk.Register.Log, _desk.Register.Baselines).Gather(_desk.Site, _desk.Clock.UtcNow);
        Assert.StartsWith("berita: ", known.Content!.Reason.Indonesian, StringComparison.Ordinal);
        Assert.Equal(new DateTime(2026, 11, 13), known.NewestContent!.NewestDate!.Value.Date);
        Assert.Equal(RoutineState.Skipped, (await duty.DoAsync(_desk.Site, CancellationToken.None)).State);

        // A page that is no longer watched is no longer spoken of.
        foreach (var name in new[] { "pengumuman", "berita" }) _desk.Workplace.SitePages.Unregister("pn-contoh", name);
        Assert.Single(_desk.Register.Checks.LatestContents("pn-contoh"));
        _desk.Workplace.SitePages.Register(Page("Beranda") with { Uri = server.At("/berita") });
        Assert.Equal(server.At("/berita"), Assert.Single(_desk.Workplace.SitePages.TargetsOf(_desk.Site)).Uri);
    }

    [Fact]
    public async Task APageMadeToKeepFiltersBusyEnds()
    {
        await using var server = LoopbackServer.WithPages(new()
        {
            ["/x"] = new(
                string.Concat(Enumerable.Repeat("<div class=a>", 30_000)) + "2 Maret 2026" + string.Concat(Enumerable.Repeat("<p>x", 50_000))),
        });

        var content = await CheckAsync(
            Page("x") with { Uri = server.At("/x"), IgnoreSelector = [".a .b .c .d", "p:nth-child(7) ~ p ~ p"], IgnoreText = ["(x+x+)+y"] });

        Assert.NotEqual(ContentState.Fresh, content.State);
    }

    [Fact]
    public void TheWorstIsTheStalestThenTheUnknown()
    {
        SiteContent Of(string page, ContentState state, int? age, int limit) => new()
        {
            Name = "pn-contoh", Page = page, Uri = new("https://example.go.id/"), State = state, AgeInWorkingDays = age, FreshnessLimit = limit,
            Reason = new Phrase("a", "b"), CheckedAt = default,
        };
        SiteContent[] checks =
        [
            Of("segar", ContentState.Fresh, 1, 7), Of("entah", ContentState.Unknown, null, 7), Of("basi", ContentState.Stale, 9, 3),
            Of("lebih", ContentState.Stale, 10, 7),
        ];

        Assert.Equal("basi", SiteContent.WorstOf(checks)!.Page);
        Assert.Equal("entah", SiteContent.WorstOf(checks.Where(check => check.State != ContentState.Stale))!.Page);
        Assert.Null(SiteContent.WorstOf([]));
    }

    private static SopSitePage Page(string name) => new() { Site = "pn-contoh", Name = name, Uri = new("https://example.go.id/" + name) };

    private Task<SiteContent> CheckAsync(LoopbackServer server, string path, string name) => CheckAsync(Page(name) with { Uri = server.At(path) });

    private Task<SiteContent> CheckAsync(SopSitePage page) => new ContentCheck(_desk.Clock, Desk.Adapters.Pages).CheckAsync(
        ContentTarget.Of(page), _desk.Workplace.Calendars.Get("pengadilan", "WIB"), TimeSpan.FromSeconds(15), CancellationToken.None);
}
