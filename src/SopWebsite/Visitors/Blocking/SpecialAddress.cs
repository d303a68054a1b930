using SopWebsite.Languages;
using SopWebsite.Networks;

namespace SopWebsite.Visitors.Blocking;

/// <summary>
/// Addresses that are of no single visitor of the Internet: who blocks them blocks the own house, a proxy, or nobody. Source: IANA's registries of
/// special-purpose addresses (RFC 6890).
/// </summary>
internal static class SpecialAddress
{
    private static readonly Phrase Loopback = new("this computer itself (loopback)", "komputer ini sendiri (loopback)");
    private static readonly Phrase Private = new(
        "a private address: the own network, or a proxy in it", "alamat privat: jaringan sendiri atau proxy di dalamnya");
    private static readonly Phrase LinkLocal = new("a link-local address", "alamat link-local");
    private static readonly Phrase Shared = new("a provider's shared address (CGNAT)", "alamat bersama milik penyedia (CGNAT)");
    private static readonly Phrase Nobody = new("no address of a visitor (multicast, reserved)", "bukan alamat pengunjung (multicast, cadangan)");

    private static readonly AddressMap<Phrase> Blocks = new(
        new (string Block, Phrase Reason)[]
        {
            ("0.0.0.0/8", Nobody), ("10.0.0.0/8", Private), ("100.64.0.0/10", Shared), ("127.0.0.0/8", Loopback), ("169.254.0.0/16", LinkLocal),
            ("172.16.0.0/12", Private), ("192.0.0.0/24", Nobody), ("192.168.0.0/16", Private), ("198.18.0.0/15", Private), ("224.0.0.0/4", Nobody),
            ("240.0.0.0/4", Nobody), ("::/128", Nobody), ("::1/128", Loopback), ("fc00::/7", Private), ("fe80::/10", LinkLocal),
            ("fec0::/10", Private), ("ff00::/8", Nobody),
        }.Select(entry => (AddressBlock.Parse(entry.Block), entry.Reason)));

    /// <summary>Why an address is special; null for one of the Internet.</summary>
    public static Phrase? ReasonOf(NetworkAddress address) => Blocks.TryFind(address, out var reason) ? reason : null;
}
