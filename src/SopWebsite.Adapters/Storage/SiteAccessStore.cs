using SopWebsite.Backups.Access;

namespace SopWebsite.Adapters.Storage;

internal sealed class SiteAccessStore(RegisterDatabase database) : ISiteAccessStore
{
    public void Put(SiteAccessOff off) => database.Execute(
        "INSERT INTO site_access_off (site, body) VALUES (@Site, @body) ON CONFLICT (site) DO UPDATE SET body = excluded.body",
        new { off.Site, body = Stored.Body(off) });

    public void Remove(string site) => database.Execute("DELETE FROM site_access_off WHERE site = @site", new { site });

    public SiteAccessOff? Find(string site) =>
        database.First<string>("SELECT body FROM site_access_off WHERE site = @site", new { site }) is { } body
            ? Stored.Body<SiteAccessOff>(body)
            : null;

    public IReadOnlyList<SiteAccessOff> All() =>
        [.. database.Query<string>("SELECT body FROM site_access_off ORDER BY site").Select(Stored.Body<SiteAccessOff>)];
}
