using System.Net;
using System.Net.Sockets;

namespace SopWebsite.Networks;

/// <summary>Tells addresses within the court (this machine, its own network) from those that the line to the world leads to.</summary>
internal static class NearAddress
{
    /// <summary>True for loopback, link-local and private addresses (RFC 1918, RFC 4193).</summary>
    public static bool Is(IPAddress address)
    {
        if (IPAddress.IsLoopback(address) || address.IsIPv6LinkLocal) return true;
        var parts = (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).GetAddressBytes();
        return parts.Length == 16
            ? address.AddressFamily == AddressFamily.InterNetworkV6 && (parts[0] & 0xFE) == 0xFC
            : parts[0] == 10 || (parts[0] == 172 && (parts[1] & 0xF0) == 16) || (parts[0] == 192 && parts[1] == 168)
            || (parts[0] == 169 && parts[1] == 254);
    }
}
