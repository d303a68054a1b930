using SopWebsite.Networks;

namespace SopWebsite.Visitors.Blocking;

/// <summary>
/// Puts blocked addresses together. IPv4 only where every address of a block is on the list: behind a neighbour may be a whole town. IPv6 by
/// the /64 from two addresses on, for one visitor has all of it. A block ends with the first of its parts, so that nobody stays away longer.
/// </summary>
internal static class BlockAggregation
{
    private const int OneVisitor = 64;

    /// <summary>The blocks put together, in the order of addresses.</summary>
    /// <param name="blocks">The blocked addresses.</param>
    /// <param name="isProtected">Whether something in a block is never blocked.</param>
    public static List<ListedBlock> Of(
        IEnumerable<ListedBlock> blocks, Func<AddressBlock, bool> isProtected)
    {
        var parts = blocks.GroupBy(part => Network(part.Block))
            .SelectMany(group => group.Count() > 1 && !isProtected(group.Key) ? [Together(group.Key, [.. group])] : group.AsEnumerable())
            .OrderBy(part => part.Block.First).ToList();
        // A pair that has become one may be half of the next pair.
        for (var merged = true; merged;)
        {
            merged = false;
            for (var at = parts.Count - 2; at >= 0; at--)
            {
                var (low, high) = (parts[at].Block, parts[at + 1].Block);
                if (low.Prefix != high.Prefix || low.Prefix == 0 || low.First.IsV4 != high.First.IsV4) continue;
                var whole = new AddressBlock(low.First.Filled(low.Prefix - 1, ones: false), low.Prefix - 1);
                if (whole.First != low.First || !whole.Contains(high) || isProtected(whole)) continue;
                parts[at] = Together(whole, [parts[at], parts[at + 1]]);
                parts.RemoveAt(at + 1);
                merged = true;
            }
        }
        return parts;
    }

    private static AddressBlock Network(AddressBlock block) => block.First.IsV4 || block.Prefix < OneVisitor
        ? block
        : new AddressBlock(block.First.Filled(OneVisitor, ones: false), OneVisitor);

    private static ListedBlock Together(AddressBlock block, IReadOnlyList<ListedBlock> parts) =>
        new(block, parts[0].Entry with
        {
            Network = block.ToString(),
            Since = parts.Min(part => part.Entry.Since),
            Until = parts.Min(part => part.Entry.Until),
            LastSeen = parts.Max(part => part.Entry.LastSeen),
            Verdict = parts.Max(part => part.Entry.Verdict),
            Score = parts.Max(part => part.Entry.Score),
            Categories = [.. parts.SelectMany(part => part.Entry.Categories).Distinct()],
            IsForced = parts.Any(part => part.Entry.IsForced),
            Addresses = parts.Sum(part => part.Entry.Addresses),
        });
}
