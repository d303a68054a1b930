using SopWebsite.Adapters;
using SopWebsite.Calendars;
using SopWebsite.Monitoring;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring;

public sealed class ContentCheckTests
{
    // Friday 20 November 2026, 08.30 WITA: in UTC it is 00.30 of the same day, in WIB 07.30.
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 0, 30, 0, TimeSpan.Zero);

    private static readonly WorkCalendar Calendar = new(
        new WorkCalendarData
        {
            Name = "uji",
            Weekly = new[] { DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday }
                .ToDictionary(day => day, _ => (IReadOnlyList<WorkInterval>)[new WorkInterval(480, 960)]),
        },
        "WITA");

    [Fact]
    public async Task AFeedShowsThatASiteIsFresh()
    {
        var content = await PagesAsync(new()
        {
            ["/"] = new("""<link rel="alternate" type="application/rss+xml" href="/umpan"><p>1 Oktober 2026</p>"""),
            ["/umpan"] = new(
                "<rss><channel><item><pubDate>Wed, 11 Nov 2026 23:30:00 +0700</pubDate></item><item><pubDate>x</pubDate></item></channel></rss>"),
        });

        // 23.30 WIB on the 11th is 00.30 WITA on the 12th: 13, 16, 17, 18, 19, 20 November are the working days since.
        Assert.Equal((ContentState.Fresh, ContentSource.Feed, 6), (content.State, content.Source!.Value, content.AgeInWorkingDays!.Value));
        Assert.Equal(new DateTime(2026, 11, 12), content.NewestDate!.Value.Date);
        Assert.Equal(TimeSpan.FromHours(8), content.NewestDate.Value.Offset);
        Assert.Equal(
            [ContentSource.Feed, ContentSource.Sitemap, ContentSource.Metadata, ContentSource.LastModified, ContentSource.PageText],
            content.Evidence.Select(one => one.Source));
    }

    [Theory]
    [InlineData("Rabu, 11 November 2026", ContentState.Fresh, 7)]
    [InlineData("Selasa, 10 November 2026", ContentState.Stale, 8)]
    [InlineData("3 Maret 2025", ContentState.Stale, 449)]
    public async Task TheTextTellsTheAgeInWorkingDays(string text, ContentState state, int age)
    {
        var content = await PagesAsync(new() { ["/"] = new($"<p>Pengumuman {text}</p><p>17 Agustus 1945, 1 Januari 2030</p>") });

        Assert.Equal((state, ContentSource.PageText, age), (content.State, content.Source!.Value, content.AgeInWorkingDays!.Value));
        Assert.Contains(text.Split(", ").Last(), content.Evidence.Single(one => one.Source == ContentSource.PageText).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePagesClockMakesNoSiteFresh()
    {
        var alone = await PagesAsync(new() { ["/"] = new("Jumat, 20 November 2026") });
        var beside = await PagesAsync(new() { ["/"] = new("Jumat, 20 November 2026 <p>Berita 2 Februari 2026</p>") });

        Assert.Equal((ContentState.Unknown, true), (alone.State, alone.Evidence.Single(one => one.Date is not null).IsWeak));
        Assert.Equal((ContentState.Stale, new DateTime(2026, 2, 2)), (beside.State, beside.NewestDate!.Value.Date));
    }

    [Fact]
    public async Task TheNewestOfAllSourcesCounts()
    {
        var content = await PagesAsync(new()
        {
            ["/"] = new("""<meta property="og:updated_time" content="2026-11-18T09:00:00+08:00"><p>3 Maret 2025</p>"""),
            ["/feed/"] = new("<feed xmlns='http://www.w3.org/2005/Atom'><entry><updated>2026-11-10T00:00:00Z</updated></entry></feed>"),
            ["/sitemap.xml"] = new(
                "<sitemapindex><sitemap><loc>/peta-1.xml</loc></sitemap><sitemap><loc>http://lain.example.go.id/x</loc></sitemap></sitemapindex>"),
            ["/peta-1.xml"] = new("<urlset><url><lastmod>2026-11-17</lastmod></url></urlset>"),
        });

        Assert.Equal((ContentState.Fresh, ContentSource.Metadata, 2), (content.State, content.Source!.Value, content.AgeInWorkingDays!.Value));
        Assert.Equal(
            [new DateTime(2026, 11, 10), new DateTime(2026, 11, 17), new DateTime(2026, 11, 18), null, new DateTime(2025, 3, 3)],
            content.Evidence.Select(one => one.Date?.Date));
    }

    [Fact]
    public async Task ADateMadeForTheVisitIsWeak()
    {
        var content = await PagesAsync(new()
        {
            ["/"] = new("""<meta property="og:updated_time" content="2026-11-20T08:29:50+08:00">"""),
            ["/sitemap.xml"] = new("<urlset><url><lastmod>2026-11-20T08:30:00+08:00</lastmod></url></urlset>"),
        });

        Assert.Equal(ContentState.Unknown, content.State);
        Assert.All(content.Evidence.Where(one => one.Date is not null), one => Assert.True(one.IsWeak));
    }

    [Theory]
    [InlineData("Thu, 19 Nov 2026 03:00:00 GMT", null, ContentState.Fresh)]
    [InlineData("Thu, 19 Nov 2026 03:00:00 GMT", "X-Powered-By: PHP/8.2", ContentState.Unknown)]
    [InlineData("Thu, 19 Nov 2026 03:00:00 GMT", "Set-Cookie: sesi=1", ContentState.Unknown)]
    [InlineData("Fri, 20 Nov 2026 00:29:59 GMT", null, ContentState.Unknown)]
    [InlineData("Mon, 02 Mar 2026 03:00:00 GMT", "X-Powered-By: PHP/8.2", ContentState.Stale)]
    [InlineData("Sun, 01 Jan 2034 00:00:00 GMT", null, ContentState.Unknown)]
    [InlineData("entah", null, ContentState.Unknown)]
    public async Task LastModifiedIsWeakForPagesThatAProgramMakes(string modified, string? dynamic, ContentState state)
    {
        string[] headers = [
            "Date: Fri, 20 Nov 2026 00:30:00 GMT", $"Last-Modified: {modified}", .. dynamic is null ? Array.Empty<string>() : [dynamic]];

        var content = await PagesAsync(new() { ["/"] = new("<p>tanpa tanggal</p>", "text/html", headers) });

        Assert.Equal(state, content.State);
    }

    [Fact]
    public async Task APageThatCannotBeReadIsUnknownWithTheReason()
    {
        var missing = await PagesAsync([]);
        var refused = await CheckAsync(new ContentTarget("pn-contoh", new($"http://127.0.0.1:{LoopbackServer.ClosedPort()}/"), 7));

        Assert.Equal((ContentState.Unknown, (int?)null), (missing.State, missing.AgeInWorkingDays));
        Assert.Contains("404", missing.Reason.Indonesian, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", refused.Reason.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FeedsOfOtherHostsAndOfCommentsAreNotAsked()
    {
        await using var server = LoopbackServer.WithPages(new()
        {
            ["/"] = new("""
                <link rel="alternate" type="application/rss+xml" href="http://localhost:1/feed">
                <link rel="alternate" type="application/rss+xml" href="/comments/feed/">
                """),
            ["/comments/feed/"] = new("<rss><channel><item><pubDate>Thu, 19 Nov 2026 00:00:00 GMT</pubDate></item></channel></rss>"),
        });

        var content = await CheckAsync(new ContentTarget("pn-contoh", server.Uri, 7));

        Assert.Equal(ContentState.Unknown, content.State);
        Assert.DoesNotContain(server.Requests, request => request.Contains("/comments/", StringComparison.Ordinal));
    }

    private static async Task<SiteContent> PagesAsync(Dictionary<string, LoopbackPage> pages)
    {
        await using var server = LoopbackServer.WithPages(pages);
        return await CheckAsync(new ContentTarget("pn-contoh", server.Uri, 7));
    }

    private static Task<SiteContent> CheckAsync(ContentTarget target) =>
        new ContentCheck(new SettableClock(Now), new AdapterSet("").Pages) { Fetching = Checking.Fetching }
            .CheckAsync(target, Calendar, TimeSpan.FromSeconds(15), CancellationToken.None);
}
