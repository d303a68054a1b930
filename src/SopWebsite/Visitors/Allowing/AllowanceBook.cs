using SopWebsite.Networks;

namespace SopWebsite.Visitors.Allowing;

/// <summary>Tells whether a visitor of a log is an allowed one. Of several entries the narrowest that holds decides.</summary>
public sealed class AllowanceBook
{
    private readonly AddressMap<AllowedVisitor[]> _map;

    /// <param name="allowed">
    /// The entries that are for the log. One whose addresses cannot be read, as a newer version may write it, allows nothing.
    /// </param>
    public AllowanceBook(IEnumerable<AllowedVisitor> allowed) => _map = new AddressMap<AllowedVisitor[]>(Blocks(allowed));

    /// <summary>A list with nothing on it.</summary>
    public static AllowanceBook Empty { get; } = new([]);

    /// <summary>
    /// The entry that allows a visitor; null for none. It must hold for the visitor's last request: who went on after the end of the time is
    /// not allowed. The time is the log's own, so that a log read later is judged as on the day.
    /// </summary>
    /// <param name="address">The address as the log has it. A host name is never allowed: whoever owns the address chooses it.</param>
    /// <param name="lastSeen">The last request.</param>
    public AllowedVisitor? Find(string address, DateTimeOffset lastSeen) =>
        NetworkAddress.TryParse(address, out var parsed) && _map.TryFind(parsed, out var entries)
            ? Array.Find(entries, entry => !(entry.Until < lastSeen))
            : null;

    /// <summary>
    /// Each block with its own entries and those of the blocks around it, the narrowest first: an entry that has ended uncovers the next.
    /// </summary>
    private static IEnumerable<(AddressBlock, AllowedVisitor[])> Blocks(IEnumerable<AllowedVisitor> allowed)
    {
        var parsed = new List<(AddressBlock Block, AllowedVisitor Entry)>();
        foreach (var entry in allowed)
            if (AddressBlock.TryParse(entry.Network, out var block)) parsed.Add((block, entry));
        return parsed.Select(one => one.Block).Distinct().Select(block => (block, parsed
            .Where(other => other.Block.Contains(block))
            .OrderByDescending(other => other.Block.Prefix).ThenBy(other => other.Entry.Site is null)
            .Select(other => other.Entry).ToArray()));
    }
}
