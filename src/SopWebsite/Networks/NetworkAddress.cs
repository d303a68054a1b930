using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace SopWebsite.Networks;

/// <summary>
/// An address as 128 bits, so that blocks of both families are told by the same arithmetic. An IPv4 address mapped into IPv6
/// (<c>::ffff:192.0.2.1</c>, RFC 4291 section 2.5.5.2), as a server that listens on both writes it, is the IPv4 address.
/// </summary>
/// <param name="IsV4">An IPv4 address; its bits are the lowest 32.</param>
/// <param name="High">The upper half.</param>
/// <param name="Low">The lower half.</param>
internal readonly record struct NetworkAddress(bool IsV4, ulong High, ulong Low) : IComparable<NetworkAddress>
{
    private const int LongestText = 64;
    private const ulong Mapped = 0xFFFF_0000_0000;

    /// <summary>How many bits it has.</summary>
    public int Length => IsV4 ? 32 : 128;

    /// <summary>
    /// Reads an address as logs have it: IPv4 in four decimal parts (neither the short nor the octal forms, which mean different things to
    /// different programs), IPv6 with or without brackets or a zone. False for a host name and everything else.
    /// </summary>
    public static bool TryParse(string text, out NetworkAddress address)
    {
        address = default;
        if (text.Length is 0 or > LongestText) return false;
        if (text.IndexOf(':') < 0) return TryV4(text, out address);
        if (text[0] == '[' && text[text.Length - 1] == ']') text = text.Substring(1, text.Length - 2);
        var zone = text.IndexOf('%');
        if (zone > 0) text = text.Substring(0, zone);
        foreach (var letter in text)
            if (!(letter is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F') or ':' or '.')) return false;
        if (!IPAddress.TryParse(text, out var parsed) || parsed.AddressFamily != AddressFamily.InterNetworkV6) return false;
        address = Of(parsed);
        return true;
    }

    /// <summary>The framework's address.</summary>
    public static NetworkAddress Of(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        return bytes.Length == 4
            ? new NetworkAddress(true, 0, BinaryPrimitives.ReadUInt32BigEndian(bytes))
            : Of(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(8)));
    }

    /// <summary>The address for the framework.</summary>
    public IPAddress ToIPAddress()
    {
        var bytes = new byte[IsV4 ? 4 : 16];
        if (IsV4) BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)Low);
        else
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(8), Low);
        }
        return new IPAddress(bytes);
    }

    /// <summary>The address with all bits after the first <paramref name="keep"/> set, or cleared.</summary>
    public NetworkAddress Filled(int keep, bool ones)
    {
        var high = IsV4 || keep >= 64 ? 0 : Rest(64 - keep);
        var low = IsV4 ? Rest(32 - keep) : keep >= 64 ? Rest(128 - keep) : ~0UL;
        return ones ? this with { High = High | high, Low = Low | low } : this with { High = High & ~high, Low = Low & ~low };
    }

    /// <inheritdoc/>
    public int CompareTo(NetworkAddress other) =>
        IsV4 != other.IsV4 ? (IsV4 ? -1 : 1) : High != other.High ? High.CompareTo(other.High) : Low.CompareTo(other.Low);

    /// <inheritdoc/>
    public override string ToString() => ToIPAddress().ToString();

    private static NetworkAddress Of(ulong high, ulong low) =>
        high == 0 && low >> 32 == Mapped >> 32 ? new(true, 0, low & 0xFFFF_FFFF) : new(false, high, low);

    /// <summary>As many ones, from the lowest bit.</summary>
    private static ulong Rest(int bits) => bits <= 0 ? 0 : bits >= 64 ? ~0UL : (1UL << bits) - 1;

    private static bool TryV4(string text, out NetworkAddress address)
    {
        address = default;
        var (value, part, digits, parts) = (0UL, 0, 0, 1);
        foreach (var letter in text)
        {
            if (letter == '.')
            {
                if (digits == 0 || ++parts > 4) return false;
                (value, part, digits) = ((value << 8) | (uint)part, 0, 0);
            }
            else if (letter is >= '0' and <= '9')
            {
                // A leading zero means octal to some.
                if (digits > 0 && part == 0) return false;
                part = (part * 10) + letter - '0';
                if (++digits > 3 || part > 255) return false;
            }
            else
            {
                return false;
            }
        }
        if (parts != 4 || digits == 0) return false;
        address = new NetworkAddress(true, 0, (value << 8) | (uint)part);
        return true;
    }
}
