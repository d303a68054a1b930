using SopWebsite.Sites;

namespace SopWebsite.Adapters.Storage;

internal sealed class SiteStore(RegisterDatabase database) : ISiteStore
{
    public IReadOnlyList<SopSite> All() => Bodies<SopSite>("SELECT body FROM site ORDER BY name");

    public SopSite? Find(string name) =>
        database.First<string>("SELECT body FROM site WHERE name = @name", new { name }) is { } body ? Stored.Body<SopSite>(body) : null;

    public bool Add(SopSite site) => database.Execute(
        "INSERT INTO site (name, body) VALUES (@Name, @body) ON CONFLICT (name) DO NOTHING",
        new { site.Name, body = Stored.Body(site) }) == 1;

    public bool Replace(SopSite site) =>
        database.Execute("UPDATE site SET body = @body WHERE name = @Name", new { site.Name, body = Stored.Body(site) }) == 1;

    public bool Remove(string name) => database.Execute("DELETE FROM site WHERE name = @name", new { name }) == 1;

    public IReadOnlyList<SopOfficer> Officers() => Bodies<SopOfficer>("SELECT body FROM officer ORDER BY role, name");

    public void Put(SopOfficer officer) => database.Execute(
        "INSERT INTO officer (name, role, body) VALUES (@Name, @Role, @body) "
        + "ON CONFLICT (name) DO UPDATE SET role = excluded.role, body = excluded.body",
        new { officer.Name, officer.Role, body = Stored.Body(officer) });

    public IReadOnlyList<SopThirdParty> ThirdParties() => Bodies<SopThirdParty>("SELECT body FROM third_party ORDER BY kind, name");

    public void Put(SopThirdParty party) => database.Execute(
        "INSERT INTO third_party (name, kind, body) VALUES (@Name, @kind, @body) "
        + "ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, body = excluded.body",
        new { party.Name, kind = party.Kind.ToString(), body = Stored.Body(party) });

    public IReadOnlyList<SopCourt> Courts() => Bodies<SopCourt>("SELECT body FROM court ORDER BY site");

    // The register's own court is kept under the empty name, which no site can have and which comes first in every order.
    public void Put(SopCourt court) => database.Execute(
        "INSERT INTO court (site, body) VALUES (@site, @body) ON CONFLICT (site) DO UPDATE SET body = excluded.body",
        new { site = court.Site ?? "", body = Stored.Body(court) });

    private List<T> Bodies<T>(string sql) => database.Query<string>(sql).Select(Stored.Body<T>).ToList();
}
