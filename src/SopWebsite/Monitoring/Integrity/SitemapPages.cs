using System.Net;
using System.Text.RegularExpressions;
using SopWebsite.Monitoring.Fetching;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>Reads the addresses that a site's sitemaps list, one level of index deep. Malformed ones give what they hold.</summary>
internal sealed class SitemapPages(ViewFetcher fetcher, HostJudge hosts)
{
    private const int MostSitemaps = 6;
    private const int MostPages = 50_000;

    private static readonly Regex Location = new(
        @"<loc>\s*(?:<!\[CDATA\[)?\s*([^<\]]{1,2000}?)\s*(?:\]\]>)?\s*</loc>", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(2));

    /// <summary>Every address listed; the first sitemap that answers, and those that it leads to on the site's own host.</summary>
    public async Task<IReadOnlyList<Uri>> ReadAsync(IEnumerable<Uri> sitemaps, CancellationToken cancellation)
    {
        var pages = new List<Uri>();
        var open = new Queue<Uri>(sitemaps.Where(hosts.IsOwn).Distinct());
        var seen = new HashSet<Uri>();
        while (open.Count > 0 && seen.Count < MostSitemaps && pages.Count < MostPages)
        {
            var sitemap = open.Dequeue();
            if (!seen.Add(sitemap)) continue;
            var fetched = await fetcher.FileAsync(sitemap, cancellation).ConfigureAwait(false);
            if (!fetched.IsSuccess) continue;
            var text = fetched.Text();
            var isIndex = text.IndexOf("<sitemapindex", StringComparison.OrdinalIgnoreCase) >= 0;
            foreach (var uri in In(text, sitemap))
            {
                if (isIndex && hosts.IsOwn(uri)) open.Enqueue(uri);
                else pages.Add(uri);
                if (pages.Count >= MostPages) break;
            }
        }
        return pages;
    }

    private static List<Uri> In(string source, Uri sitemap)
    {
        var found = new List<Uri>();
        try
        {
            foreach (Match match in Location.Matches(source))
            {
                var text = WebUtility.HtmlDecode(match.Groups[1].Value);
                if (Uri.TryCreate(sitemap, text, out var uri) && uri.Scheme is "http" or "https" && uri.IdnHost.Length > 0) found.Add(uri);
            }
        }
        catch (RegexMatchTimeoutException)
        {
            // What was read until here counts.
        }
        return found;
    }
}
