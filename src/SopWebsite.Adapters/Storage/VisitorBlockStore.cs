using SopWebsite.Visitors.Blocking;

namespace SopWebsite.Adapters.Storage;

internal sealed class VisitorBlockStore(RegisterDatabase database) : IVisitorBlockStore
{
    public void Put(VisitorBlock block) => database.Execute(
        "INSERT INTO visitor_block (site, network, body) VALUES (@Site, @Network, @body) "
        + "ON CONFLICT (site, network) DO UPDATE SET body = excluded.body",
        new { block.Site, block.Network, body = Stored.Body(block with { IsActive = false }) });

    public IReadOnlyList<VisitorBlock> All(string? site = null) =>
    [
        .. database.Query<string>(
            site is null ? "SELECT body FROM visitor_block" : "SELECT body FROM visitor_block WHERE site = @site",
            new { site }).Select(Stored.Body<VisitorBlock>),
    ];
}
