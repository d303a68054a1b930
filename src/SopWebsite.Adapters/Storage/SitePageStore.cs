using SopWebsite.Monitoring.Freshness;

namespace SopWebsite.Adapters.Storage;

internal sealed class SitePageStore(RegisterDatabase database) : ISitePageStore
{
    public IReadOnlyList<SopSitePage> Pages(string? site = null) =>
    [
        .. database.Query<string>(
            site is null ? "SELECT body FROM site_page ORDER BY site, name" : "SELECT body FROM site_page WHERE site = @site ORDER BY name",
            new { site }).Select(Stored.Body<SopSitePage>),
    ];

    public void Put(SopSitePage page) => database.Execute(
        "INSERT INTO site_page (site, name, body) VALUES (@Site, @Name, @body) ON CONFLICT (site, name) DO UPDATE SET body = excluded.body",
        new { page.Site, page.Name, body = Stored.Body(page) });

    public bool Remove(string site, string name) =>
        database.Execute("DELETE FROM site_page WHERE site = @site AND name = @name", new { site, name }) == 1;

    public void Add(PageChange text) => database.Execute(
        "INSERT INTO site_page_text (site, page, at, sha256, body) VALUES (@Site, @Page, @at, @Sha256, @body) "
        + "ON CONFLICT (site, page, at) DO UPDATE SET sha256 = excluded.sha256, body = excluded.body",
        new { text.Site, text.Page, at = Stored.Instant(text.ChangedAt ?? text.WatchedSince), text.Text.Sha256, body = Stored.Body(text) });

    public PageChange? LastText(string site, string page) => database.First<string>(
        "SELECT body FROM site_page_text WHERE site = @site AND page = @page ORDER BY at DESC LIMIT 1", new { site, page }) is { } body
        ? Stored.Body<PageChange>(body)
        : null;

    public bool HasText(string site, string page, string sha256, DateTimeOffset since) => database.First<int>(
        "SELECT COUNT(*) FROM site_page_text WHERE site = @site AND page = @page AND sha256 = @sha256 AND at >= @since",
        new { site, page, sha256, since = Stored.Instant(since) }) > 0;

    public IReadOnlyList<PageChange> Texts(string site, string page) =>
    [
        .. database.Query<string>("SELECT body FROM site_page_text WHERE site = @site AND page = @page ORDER BY at DESC", new { site, page })
            .Select(Stored.Body<PageChange>),
    ];
}
