using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Monitoring.Freshness;
using SopWebsite.Monitoring.Probes;
using SopWebsite.Probing;
using SopWebsite.Sites;

namespace SopWebsite.Monitoring;

/// <summary>A page whose content is to be checked.</summary>
/// <param name="Name">The site's name in the register; the host for an address that is not registered.</param>
/// <param name="Uri">The page.</param>
/// <param name="FreshnessLimit">After how many working days without new content it counts as stale.</param>
public sealed record ContentTarget(string Name, Uri Uri, int FreshnessLimit)
{
    /// <summary>A site's front page; null for a site without an address.</summary>
    public static ContentTarget? Of(SopSite site) =>
        Array.Find(site.Uri, ProbeAddress.IsWeb) is { } page ? new ContentTarget(site.Name, page, site.FreshnessLimit) : null;
}

/// <summary>
/// Checks whether a site's content is kept up to date (status pembaruan konten): looks for the newest date in Last-Modified, the feed,
/// the sitemap, the page's metadata and its text, all on the site's own host.
/// </summary>
/// <param name="clock">The time of the checks.</param>
/// <param name="reader">Reads HTML.</param>
public sealed class ContentCheck(IClock clock, IPageReader reader)
{
    private const int MostFeeds = 3;
    private const int MostSitemaps = 3;

    private static readonly string[] UsualFeeds = ["/feed/", "/index.php?format=feed&type=rss", "/rss.xml"];

    /// <summary>How pages are fetched; tests bring their own.</summary>
    internal FetchOptions Fetching { get; init; } = new();

    /// <summary>Checks one page. What a server does wrong is in the result; nothing but cancellation is thrown.</summary>
    /// <param name="target">The page.</param>
    /// <param name="calendar">The court's working days and zone.</param>
    /// <param name="timeout">The time for each request.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<SiteContent> CheckAsync(
        ContentTarget target, WorkCalendar calendar, TimeSpan timeout, CancellationToken cancellation)
    {
        var checkedAt = clock.UtcNow;
        var options = Fetching with { Timeout = timeout };
        var page = await PageFetcher.FetchAsync(target.Uri, options, cancellation).ConfigureAwait(false);
        if (!page.IsSuccess || page.Answer is not { } answer) return Unreadable(target, page, checkedAt);
        var book = new EvidenceBook(calendar, checkedAt);
        book.AddLastModified(page.Uri, answer.LastModified, answer.Date, answer.IsDynamic);
        var facts = reader.Read(page.Text(), page.Uri);
        await FeedAsync(page.Uri, facts.Feeds, book, options, cancellation).ConfigureAwait(false);
        await SitemapAsync(new Uri(page.Uri, "/sitemap.xml"), book, options, cancellation).ConfigureAwait(false);
        book.AddInstants(ContentSource.Metadata, page.Uri, facts.MarkedDates);
        book.AddText(page.Uri, facts.Text);
        return ContentVerdict.Conclude(target, calendar, book.Evidence, checkedAt);
    }

    private static async Task FeedAsync(
        Uri page, IReadOnlyList<Uri> named, EvidenceBook book, FetchOptions options, CancellationToken cancellation)
    {
        var own = named.Where(feed => IsOnHost(page, feed) && feed.AbsoluteUri.IndexOf("comment", StringComparison.OrdinalIgnoreCase) < 0);
        var candidates = own.Take(MostFeeds).ToList();
        if (candidates.Count == 0) candidates.AddRange(UsualFeeds.Select(path => new Uri(page, path)));
        foreach (var candidate in candidates)
        {
            var list = await XmlAsync(candidate, options, cancellation).ConfigureAwait(false);
            if (list is not { IsFeed: true }) continue;
            book.AddInstants(ContentSource.Feed, candidate, list.Dates);
            return;
        }
        book.AddNothing(ContentSource.Feed, page, new Phrase("The site has no feed.", "Situs tidak memiliki feed."));
    }

    private static async Task SitemapAsync(Uri sitemap, EvidenceBook book, FetchOptions options, CancellationToken cancellation)
    {
        var list = await XmlAsync(sitemap, options, cancellation).ConfigureAwait(false);
        if (list is not { IsSitemap: true })
        {
            book.AddNothing(ContentSource.Sitemap, sitemap, new Phrase("The site has no sitemap.", "Situs tidak memiliki peta situs."));
            return;
        }
        var dates = list.Dates.ToList();
        // An index without dates: its sitemaps have them.
        var within = dates.Count > 0 ? [] : list.Locations
            .Select(text => Uri.TryCreate(sitemap, text.Trim(), out var found) ? found : null)
            .Where(found => found is not null && IsOnHost(sitemap, found)).Take(MostSitemaps);
        foreach (var one in within)
        {
            var part = await XmlAsync(one!, options, cancellation).ConfigureAwait(false);
            if (part is { IsSitemap: true }) dates.AddRange(part.Dates);
        }
        book.AddInstants(ContentSource.Sitemap, sitemap, dates);
    }

    private static async Task<XmlDateList?> XmlAsync(Uri uri, FetchOptions options, CancellationToken cancellation)
    {
        var fetched = await PageFetcher.FetchAsync(
            uri, options with { Accept = "application/rss+xml,application/atom+xml,application/xml,text/xml,*/*;q=0.5" }, cancellation)
            .ConfigureAwait(false);
        return fetched.IsSuccess ? XmlDates.Read(fetched.Answer!.Body) : null;
    }

    private static bool IsOnHost(Uri page, Uri other) =>
        other.IsAbsoluteUri && (other.Scheme == Uri.UriSchemeHttp || other.Scheme == Uri.UriSchemeHttps) && !PageFetcher.IsOffHost(page, other);

    private static SiteContent Unreadable(ContentTarget target, FetchResult page, DateTimeOffset checkedAt)
    {
        var why = page.Reason ?? new Phrase(
            $"The server answered with status {page.Answer?.StatusCode}.", $"Server menjawab dengan status {page.Answer?.StatusCode}.");
        return new SiteContent
        {
            Name = target.Name,
            Uri = target.Uri,
            State = ContentState.Unknown,
            FreshnessLimit = target.FreshnessLimit,
            Reason = new Phrase("The page could not be read: " + why.English, "Halaman tidak dapat dibaca: " + why.Indonesian),
            CheckedAt = checkedAt,
        };
    }
}
