using SopWebsite.Monitoring.Freshness;
using SopWebsite.Probing;
using SopWebsite.Sites;

namespace SopWebsite.Monitoring;

/// <summary>A page whose content is to be checked.</summary>
/// <param name="Name">The site's name in the register; the host for an address that is not registered.</param>
/// <param name="Uri">The page.</param>
/// <param name="FreshnessLimit">After how many working days without new content it counts as stale.</param>
public sealed record ContentTarget(string Name, Uri Uri, int FreshnessLimit)
{
    /// <summary>The page's name, <see cref="SopSitePage.FrontPage"/> for the front page; null for an address that is not registered.</summary>
    public string? Page { get; init; }

    /// <summary>What of the page is looked at.</summary>
    public PageFilter Filter { get; init; } = PageFilter.WholePage;

    /// <summary>Regular expressions of text that is left out.</summary>
    public string[] IgnoreText { get; init; } = [];

    /// <summary>
    /// True where the feed and the sitemap of the whole site tell of the page: of a front page. Of any other page only what they say of
    /// itself counts, since news elsewhere on the site does not make it fresh.
    /// </summary>
    public bool IsWholeSite => Page is null
        ? Uri.PathAndQuery is "/" or "/index.php" or "/index.html"
        : string.Equals(Page, SopSitePage.FrontPage, StringComparison.OrdinalIgnoreCase);

    /// <summary>A site's front page; null for a site without an address.</summary>
    public static ContentTarget? Of(SopSite site) => Array.Find(site.Uri, ProbeAddress.IsWeb) is { } page
        ? new ContentTarget(site.Name, page, site.FreshnessLimit) { Page = SopSitePage.FrontPage }
        : null;

    /// <summary>A registered page.</summary>
    public static ContentTarget Of(SopSitePage page) => new(page.Site, page.Uri, page.FreshnessLimit)
    {
        Page = page.IsFrontPage ? SopSitePage.FrontPage : page.Name,
        Filter = new PageFilter { Ignore = page.IgnoreSelector, Keep = page.KeepSelector },
        IgnoreText = page.IgnoreText,
    };
}
