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
}
