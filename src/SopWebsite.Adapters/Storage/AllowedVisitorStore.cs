using SopWebsite.Visitors.Allowing;

namespace SopWebsite.Adapters.Storage;

internal sealed class AllowedVisitorStore(RegisterDatabase database) : IAllowedVisitorStore
{
    public void Put(AllowedVisitor allowed) => database.Execute(
        "INSERT INTO visitor_allowed (network, site, body) VALUES (@Network, @site, @body) "
        + "ON CONFLICT (network, site) DO UPDATE SET body = excluded.body",
        new { allowed.Network, site = allowed.Site ?? "", body = Stored.Body(allowed) });

    public void Remove(string network, string? site) =>
        database.Execute("DELETE FROM visitor_allowed WHERE network = @network AND site = @site", new { network, site = site ?? "" });

    public IReadOnlyList<AllowedVisitor> All() =>
        [.. database.Query<string>("SELECT body FROM visitor_allowed ORDER BY network, site").Select(Stored.Body<AllowedVisitor>)];
}
