using System.Collections.Concurrent;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;

namespace SopWebsite.Monitoring.Freshness;

/// <summary>
/// The feeds and sitemaps of sites, on their own hosts. What was read is kept, so that many pages of a site ask for its sitemap once: use one
/// for one pass. Safe for several checks at once.
/// </summary>
internal sealed class SiteSources
{
    private const int MostFeeds = 3;
    private const int MostSitemaps = 3;
    private const int MostSitemapsForPage = 8;
    private const int MostKept = 64;

    private static readonly string[] UsualFeeds = ["/feed/", "/index.php?format=feed&type=rss", "/rss.xml"];

    private readonly ConcurrentDictionary<string, XmlDateList?> _read = new(StringComparer.Ordinal);

    /// <summary>The dates of the site's feed; of a page that is not the whole site, of its own category's feed.</summary>
    public async Task AddFeedAsync(
        Uri page, bool isWholeSite, IReadOnlyList<Uri> named, EvidenceBook book, FetchOptions options, CancellationToken cancellation)
    {
        var own = named.Where(feed => IsOnHost(page, feed) && feed.AbsoluteUri.IndexOf("comment", StringComparison.OrdinalIgnoreCase) < 0
            && (isWholeSite || PageAddress.IsFeedOf(page, feed)));
        var candidates = own.Take(MostFeeds).ToList();
        if (candidates.Count == 0) candidates.AddRange(isWholeSite ? UsualFeeds.Select(path => new Uri(page, path)) : PageAddress.UsualFeedsOf(page));
        foreach (var candidate in candidates)
        {
            var list = await XmlAsync(candidate, options, cancellation).ConfigureAwait(false);
            if (list is not { IsFeed: true }) continue;
            book.AddInstants(ContentSource.Feed, candidate, list.Dates);
            return;
        }
        book.AddNothing(ContentSource.Feed, page, isWholeSite
            ? new Phrase("The site has no feed.", "Situs tidak memiliki feed.")
            : new Phrase("The page has no feed of its own.", "Halaman tidak memiliki feed sendiri."));
    }

    /// <summary>The dates of the site's sitemap; of a page that is not the whole site, those of exactly its addresses.</summary>
    public async Task AddSitemapAsync(
        Uri sitemap, IReadOnlyList<Uri>? pages, EvidenceBook book, FetchOptions options, CancellationToken cancellation)
    {
        var list = await XmlAsync(sitemap, options, cancellation).ConfigureAwait(false);
        if (list is not { IsSitemap: true })
        {
            book.AddNothing(ContentSource.Sitemap, sitemap, new Phrase("The site has no sitemap.", "Situs tidak memiliki peta situs."));
            return;
        }
        var dates = DatesOf(list, sitemap, pages);
        // An index has no pages, and perhaps no dates: its sitemaps have them.
        var within = dates.Count > 0 ? [] : list.Locations
            .Select(text => Uri.TryCreate(sitemap, text.Trim(), out var found) ? found : null)
            .Where(found => found is not null && IsOnHost(sitemap, found)).Take(pages is null ? MostSitemaps : MostSitemapsForPage);
        foreach (var one in within)
        {
            var part = await XmlAsync(one!, options, cancellation).ConfigureAwait(false);
            if (part is { IsSitemap: true }) dates.AddRange(DatesOf(part, sitemap, pages));
            if (pages is not null && dates.Count > 0) break;
        }
        if (pages is not null && dates.Count == 0)
        {
            book.AddNothing(ContentSource.Sitemap, sitemap, new Phrase(
                "The sitemap has no date of this very address.", "Peta situs tidak memuat tanggal untuk alamat ini."));
            return;
        }
        book.AddInstants(ContentSource.Sitemap, sitemap, dates);
    }

    private static List<string> DatesOf(XmlDateList list, Uri sitemap, IReadOnlyList<Uri>? pages) => pages is null
        ? [.. list.Dates]
        : list.Root != "urlset" ? []
        :
        [
            .. from entry in list.Entries
               where entry.Date is not null && Uri.TryCreate(sitemap, entry.Location.Trim(), out var address)
                     && pages.Any(page => PageAddress.IsSame(page, address))
               select entry.Date,
        ];

    private async Task<XmlDateList?> XmlAsync(Uri uri, FetchOptions options, CancellationToken cancellation)
    {
        if (_read.TryGetValue(uri.AbsoluteUri, out var known)) return known;
        var fetched = await PageFetcher.FetchAsync(
            uri, options with { Accept = "application/rss+xml,application/atom+xml,application/xml,text/xml,*/*;q=0.5" }, cancellation)
            .ConfigureAwait(false);
        var list = fetched.IsSuccess ? XmlDates.Read(fetched.Answer!.Body) : null;
        if (_read.Count < MostKept) _read[uri.AbsoluteUri] = list;
        return list;
    }

    private static bool IsOnHost(Uri page, Uri other) =>
        other.IsAbsoluteUri && (other.Scheme == Uri.UriSchemeHttp || other.Scheme == Uri.UriSchemeHttps) && !PageFetcher.IsOffHost(page, other);
}
