using SopWebsite.Monitoring;
using SopWebsite.Monitoring.Freshness;

namespace SopWebsite.Adapters.Storage;

internal sealed class CheckStore(RegisterDatabase database) : ICheckStore
{
    public void Add(SiteAvailability check) => database.Execute(
        "INSERT INTO site_check (site, uri, at, state, body) VALUES (@site, @uri, @at, @state, @body)",
        new
        {
            site = check.Name,
            uri = check.Uri.AbsoluteUri,
            at = Stored.Instant(check.CheckedAt),
            state = check.State.ToString(),
            body = Stored.Body(check),
        });

    public SiteAvailability? Latest(string site) =>
        One<SiteAvailability>("SELECT body FROM site_check WHERE site = @site ORDER BY at DESC, id DESC LIMIT 1", site);

    public IReadOnlyList<SiteAvailability> LatestOfEach(string site) => Many<SiteAvailability>(
        "SELECT body FROM (SELECT body, at, id, ROW_NUMBER() OVER (PARTITION BY uri ORDER BY at DESC, id DESC) AS place "
        + "FROM site_check WHERE site = @site) AS ranked WHERE place = 1 ORDER BY at DESC, id DESC",
        new { site });

    public IReadOnlyList<SiteAvailability> Since(string site, DateTimeOffset from) => Many<SiteAvailability>(
        "SELECT body FROM site_check WHERE site = @site AND at >= @from ORDER BY at, id", new { site, from = Stored.Instant(from) });

    public void Add(SiteContent check) => database.Execute(
        "INSERT INTO site_content (site, page, at, state, body) VALUES (@site, @page, @at, @state, @body)",
        new
        {
            site = check.Name,
            page = check.Page ?? SopSitePage.FrontPage,
            at = Stored.Instant(check.CheckedAt),
            state = check.State.ToString(),
            body = Stored.Body(check),
        });

    public SiteContent? LatestContent(string site) => database.First<string>(
        "SELECT body FROM site_content WHERE site = @site AND page = @front ORDER BY at DESC, id DESC LIMIT 1",
        new { site, front = SopSitePage.FrontPage }) is { } body ? Stored.Body<SiteContent>(body) : null;

    public IReadOnlyList<SiteContent> LatestContents(string site) => Many<SiteContent>(
        "SELECT body FROM (SELECT site, page, body, ROW_NUMBER() OVER (PARTITION BY page ORDER BY at DESC, id DESC) AS place "
        + "FROM site_content WHERE site = @site) AS ranked WHERE place = 1 AND (page = @front OR EXISTS "
        + "(SELECT 1 FROM site_page WHERE site_page.site = ranked.site AND site_page.name = ranked.page)) "
        + "ORDER BY CASE WHEN page = @front THEN 0 ELSE 1 END, page",
        new { site, front = SopSitePage.FrontPage });

    public IReadOnlyList<SiteContent> ContentSince(string site, DateTimeOffset from) => Many<SiteContent>(
        "SELECT body FROM site_content WHERE site = @site AND at >= @from ORDER BY at, id", new { site, from = Stored.Instant(from) });

    private T? One<T>(string sql, string site) where T : class =>
        database.First<string>(sql, new { site }) is { } body ? Stored.Body<T>(body) : null;

    private List<T> Many<T>(string sql, object parameters) => database.Query<string>(sql, parameters).Select(Stored.Body<T>).ToList();
}
