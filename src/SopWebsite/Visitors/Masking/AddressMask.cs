using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace SopWebsite.Visitors.Masking;

/// <summary>
/// Masks addresses: those of visitors, and those that stand in pages, referrers and other texts. One instance gives one address the same mask
/// everywhere.
/// </summary>
public sealed class AddressMask
{
    private const int PseudonymDigits = 12;

    private readonly AddressMasking _level;

    // Without a secret, a pseudonym of IPv4 would be undone by trying all four thousand million addresses.
    private readonly byte[] _key = new byte[32];

    /// <summary>Creates a mask, with a key of its own.</summary>
    public AddressMask(AddressMasking level)
    {
        _level = level;
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(_key);
    }

    /// <summary>How much is masked.</summary>
    public AddressMasking Level => _level;

    /// <summary>A visitor's address, or host name, masked: as a network (<c>203.0.113.0/24</c>), or a pseudonym.</summary>
    public string Address(string address)
    {
        if (_level == AddressMasking.None || address is "-" or SuspiciousVisitor.OtherAddress) return address;
        if (IPAddress.TryParse(address, out var parsed) && address.IndexOfAny(['.', ':']) >= 0)
        {
            var plain = Plain(parsed);
            return _level == AddressMasking.Full ? Pseudonym(plain.ToString())
                : Network(plain) + "/" + KeptBits(plain).ToString(CultureInfo.InvariantCulture);
        }
        return _level == AddressMasking.Full ? Pseudonym(address.ToLowerInvariant()) : Text(HostName(address));
    }

    /// <summary>A text in which every address is masked: plain, percent-encoded (also twice), IPv4 within IPv6.</summary>
    public string Text(string text)
    {
        if (_level == AddressMasking.None || text.IndexOfAny(['.', ':', '%']) < 0) return text;
        var masked = new StringBuilder(text.Length);
        var isFresh = true;
        for (var at = 0; at < text.Length;)
        {
            if (AddressInText.TryRead(text, at, isFresh, out var length, out var address))
            {
                masked.Append(_level == AddressMasking.Full ? Pseudonym(Plain(address).ToString()) : Network(Plain(address)).ToString());
                at += length;
                isFresh = false;
                continue;
            }
            // An escape is one character: its digits are not those of an address that follows.
            var step = AddressInText.LengthOfEscape(text, at);
            masked.Append(text, at, step);
            at += step;
            isFresh = step > 1;
        }
        return masked.ToString();
    }

    private static IPAddress Plain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return address.MapToIPv4();
        return new IPAddress(address.GetAddressBytes());
    }

    private int KeptBits(IPAddress address) => (address.AddressFamily, _level) switch
    {
        (AddressFamily.InterNetwork, AddressMasking.Light) => 24,
        (AddressFamily.InterNetwork, _) => 16,
        (_, AddressMasking.Light) => 48,
        _ => 32,
    };

    private IPAddress Network(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        for (var at = KeptBits(address) / 8; at < bytes.Length; at++) bytes[at] = 0;
        return new IPAddress(bytes);
    }

    /// <summary>
    /// The end of a name stays: three labels, or two. What stands before often spells the address, so something of it always goes.
    /// </summary>
    private string HostName(string name)
    {
        var labels = name.Split('.');
        var kept = Math.Min(_level == AddressMasking.Light ? 3 : 2, labels.Length - 1);
        return kept <= 0 ? "*" : "*." + string.Join(".", labels.Skip(labels.Length - kept));
    }

    private string Pseudonym(string address)
    {
        using var hash = new HMACSHA256(_key);
        var digest = hash.ComputeHash(Encoding.UTF8.GetBytes(address));
        var name = new StringBuilder("pengunjung-");
        for (var at = 0; at < PseudonymDigits / 2; at++) name.Append(digest[at].ToString("x2", CultureInfo.InvariantCulture));
        return name.ToString();
    }
}
