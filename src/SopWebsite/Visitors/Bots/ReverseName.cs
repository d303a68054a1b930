using System.Text;
using SopWebsite.Networks;

namespace SopWebsite.Visitors.Bots;

/// <summary>The name under which name servers keep the name of an address (RFC 1035 section 3.5, RFC 3596 section 2.5).</summary>
internal static class ReverseName
{
    private const string Digits = "0123456789abcdef";

    public static string Of(NetworkAddress address)
    {
        var bytes = address.ToIPAddress().GetAddressBytes();
        var name = new StringBuilder();
        for (var n = bytes.Length - 1; n >= 0; n--)
        {
            if (address.IsV4) name.Append(bytes[n].ToString(System.Globalization.CultureInfo.InvariantCulture)).Append('.');
            else name.Append(Digits[bytes[n] & 15]).Append('.').Append(Digits[bytes[n] >> 4]).Append('.');
        }
        return name.Append(address.IsV4 ? "in-addr.arpa" : "ip6.arpa").ToString();
    }
}
