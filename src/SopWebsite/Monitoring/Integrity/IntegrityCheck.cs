using SopWebsite.Calendars;
using SopWebsite.Evidence;
using SopWebsite.Files;
using SopWebsite.Monitoring.Fetching;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>
/// Checks whether something was put into a site that the court did not put there: looks at the front page as a browser, as Google's
/// crawlers, as a visitor from Google and as one with a phone, at a path that cannot be there, at robots.txt and the sitemap, and at
/// further pages where asked to. Asks the site's own host alone.
/// </summary>
/// <param name="clock">The time of the checks.</param>
/// <param name="inspector">Looks into HTML.</param>
/// <param name="lexicon">The words of spam and of courts.</param>
/// <param name="evidence">Keeps the source of pages with signs; null to keep nothing.</param>
public sealed class IntegrityCheck(IClock clock, IPageInspector inspector, SpamLexicon lexicon, EvidenceStore? evidence = null)
{
    /// <summary>The module's own name as a crawler, for robots.txt.</summary>
    private const string Crawler = "SopWebsite";

    private static readonly ViewKind[] Visitors = [ViewKind.Googlebot, ViewKind.GooglebotSmartphone, ViewKind.GoogleReferrer, ViewKind.Mobile];

    private readonly PageJudge _judge = new(lexicon);

    /// <summary>How pages are fetched; tests bring their own.</summary>
    internal FetchOptions Fetching { get; init; } = new();

    /// <summary>Waits; tests bring their own.</summary>
    internal Func<TimeSpan, CancellationToken, Task> Pause { get; init; } = Task.Delay;

    /// <summary>Checks one site. What a server does wrong is in the result; nothing but cancellation is thrown.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<SiteIntegrity> CheckAsync(IntegrityTarget target, IntegrityOptions options, CancellationToken cancellation) =>
        CheckAsync(target, options, progress: null, cancellation);

    /// <summary>Checks one site, and tells of each further page.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<SiteIntegrity> CheckAsync(
        IntegrityTarget target, IntegrityOptions options, IProgress<IntegrityProgress>? progress, CancellationToken cancellation)
    {
        var book = new IntegrityBook(target, clock.UtcNow, evidence);
        var fetcher = new ViewFetcher(inspector, Fetching with { Timeout = options.Timeout });
        var browser = await fetcher.GetAsync(ViewKind.Browser, target.Uri, cancellation).ConfigureAwait(false);
        var site = PageFetcher.IsOffHost(target.Uri, browser.Fetched.Uri) ? target.Uri : browser.Fetched.Uri;
        var hosts = _judge.HostsOf(site);
        var seen = Judge(browser);
        book.Add(browser, null, seen);
        if (browser.Fetched.Answer is null) return book.Conclude();
        var views = new List<ServedPage>();
        foreach (var kind in Visitors) views.Add(await fetcher.GetAsync(kind, target.Uri, cancellation).ConfigureAwait(false));
        var again = await fetcher.GetAsync(ViewKind.Browser, target.Uri, cancellation).ConfigureAwait(false);
        var comparison = new ViewComparison(browser, again, hosts);
        foreach (var view in views)
        {
            var signs = Judge(view);
            book.Add(view, comparison.LikenessOf(view), [.. signs, .. comparison.Compare(view, IsSpam(signs) && !IsSpam(seen))]);
        }
        await NowhereAsync(site, fetcher, book, cancellation).ConfigureAwait(false);
        var (robots, pages) = await ListsAsync(site, fetcher, hosts, book, cancellation).ConfigureAwait(false);
        if (options.MaxPages > 0)
        {
            var crawl = new SiteCrawl(fetcher, hosts, robots, Pause);
            crawl.Skip(site);
            crawl.Skip(target.Uri);
            crawl.Add(site, pages.Where(hosts.HasSpamPath));
            foreach (var view in views.Prepend(browser)) crawl.Add(site, view.Profile?.Links.Select(link => link.Uri) ?? []);
            crawl.Add(site, pages);
            var count = 0;
            await crawl.RunAsync(site, options, Found, cancellation).ConfigureAwait(false);

            void Found(ServedPage plain, ServedPage crawled)
            {
                Further(book, hosts, plain, crawled);
                progress?.Report(new IntegrityProgress(++count, plain.Asked));
            }
        }
        return book.Conclude();
    }

    /// <summary>A page that cannot be there: where one answers, or an error page leads to spam, something was put in.</summary>
    private async Task NowhereAsync(Uri site, ViewFetcher fetcher, IntegrityBook book, CancellationToken cancellation)
    {
        var path = new Uri(site, "/" + Sha256Hex.OfText(FormattableString.Invariant($"{site.Host} {clock.UtcNow.Ticks}")).Substring(0, 12));
        foreach (var visitor in new[] { ViewKind.Browser, ViewKind.Googlebot })
        {
            var nowhere = await fetcher.GetAsync(visitor, ViewKind.RandomPath, path, cancellation).ConfigureAwait(false);
            book.Add(nowhere, null, Judge(nowhere));
        }
    }

    private static async Task<(RobotsRules Robots, IReadOnlyList<Uri> Pages)> ListsAsync(
        Uri site, ViewFetcher fetcher, HostJudge hosts, IntegrityBook book, CancellationToken cancellation)
    {
        var address = new Uri(site, "/robots.txt");
        var fetched = await fetcher.FileAsync(address, cancellation).ConfigureAwait(false);
        var robots = RobotsRules.Parse(fetched.IsSuccess ? fetched.Text() : "", Crawler);
        book.Add(File(ViewKind.Robots, address, fetched), null, SitemapJudge.Judge(address, robots, hosts));
        var sitemap = new Uri(site, "/sitemap.xml");
        var named = robots.Sitemaps.Take(10)
            .Select(text => Uri.TryCreate(site, text, out var uri) && uri.Scheme is "http" or "https" ? uri : null).OfType<Uri>();
        var map = await fetcher.FileAsync(sitemap, cancellation).ConfigureAwait(false);
        var pages = await new SitemapPages(fetcher, hosts).ReadAsync(named.Prepend(sitemap), cancellation).ConfigureAwait(false);
        book.Add(File(ViewKind.Sitemap, sitemap, map), null, SitemapJudge.Judge(sitemap, pages, hosts));
        return (robots, pages);

        static ServedPage File(ViewKind kind, Uri uri, FetchResult fetched) => new(kind, uri, fetched, fetched.IsSuccess ? fetched.Text() : "", null);
    }

    private void Further(IntegrityBook book, HostJudge hosts, ServedPage plain, ServedPage crawled)
    {
        var (seen, signs) = (Judge(plain), Judge(crawled));
        var comparison = new ViewComparison(plain, plain, hosts);
        book.AddFurther(plain, null, seen);
        book.AddFurther(crawled, comparison.LikenessOf(crawled), [.. signs, .. comparison.Compare(crawled, IsSpam(signs) && !IsSpam(seen))]);
    }

    private IReadOnlyList<IntegrityReason> Judge(ServedPage served) =>
        served.Profile is { } page ? _judge.Judge(page, served.Source, served.Kind) : [];

    private static bool IsSpam(IReadOnlyList<IntegrityReason> signs) => ReasonSheet.Score(signs) >= SiteIntegrity.SuspiciousScore;
}
