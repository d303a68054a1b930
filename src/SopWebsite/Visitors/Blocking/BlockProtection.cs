using SopWebsite.Languages;
using SopWebsite.Networks;
using SopWebsite.Visitors.Allowing;

namespace SopWebsite.Visitors.Blocking;

/// <summary>
/// Who is never blocked unless forced: allowed visitors, the sites' own servers, this computer, and addresses of no single visitor.
/// </summary>
/// <param name="allowed">The allowed visitors of the list's site and of all sites.</param>
/// <param name="own">Own addresses, each with what it is.</param>
internal sealed class BlockProtection(IReadOnlyList<AllowedVisitor> allowed, IReadOnlyList<(NetworkAddress Address, Phrase Reason)> own)
{
    private readonly List<(AddressBlock Block, AllowedVisitor Entry)> _allowed = [.. Parsed(allowed)];

    /// <summary>Why an address is not blocked; null where nothing speaks against it.</summary>
    /// <param name="address">The address.</param>
    /// <param name="lastSeen">Its last request: an allowance that had ended by then does not count.</param>
    public Phrase? ReasonFor(NetworkAddress address, DateTimeOffset lastSeen) => ReasonFor(new AddressBlock(address, address.Length), lastSeen);

    /// <summary>Why a block is not blocked; null where none in it is protected.</summary>
    public Phrase? ReasonFor(AddressBlock block, DateTimeOffset lastSeen)
    {
        if (SpecialAddress.ReasonOf(block.First) is { } special) return special;
        foreach (var (address, reason) in own)
            if (block.Contains(address)) return reason;
        foreach (var (other, entry) in _allowed)
            if ((other.Contains(block) || block.Contains(other)) && !(entry.Until < lastSeen))
                return new Phrase($"allowed: {entry.Reason}", $"diizinkan: {entry.Reason}");
        return null;
    }

    private static IEnumerable<(AddressBlock, AllowedVisitor)> Parsed(IEnumerable<AllowedVisitor> entries)
    {
        foreach (var entry in entries)
            if (AddressBlock.TryParse(entry.Network, out var block)) yield return (block, entry);
    }
}
