using System.Globalization;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Networks;

/// <summary>A block of addresses in CIDR notation (RFC 4632, RFC 4291): <c>203.0.113.0/24</c>, <c>2001:db8::/32</c>, or one address.</summary>
internal readonly record struct AddressBlock(NetworkAddress First, int Prefix)
{
    private const int MappedBits = 96;

    /// <summary>The last address of the block.</summary>
    public NetworkAddress Last => First.Filled(Prefix, ones: true);

    /// <summary>Whether an address is one of the block's. An IPv6 block holds no IPv4 address, and the other way round.</summary>
    public bool Contains(NetworkAddress address) => address.IsV4 == First.IsV4 && address.Filled(Prefix, ones: false) == First;

    /// <summary>Whether another block lies within this one, or is the same.</summary>
    public bool Contains(AddressBlock other) => other.Prefix >= Prefix && Contains(other.First);

    /// <summary>Reads a block; false when it is none, or when bits after the prefix are set.</summary>
    public static bool TryParse(string text, out AddressBlock block) =>
        TryRead(text, out block) && block.First.Filled(block.Prefix, ones: false) == block.First;

    /// <summary>Reads a block that a person wrote.</summary>
    /// <exception cref="SopException">
    /// <c>SopAddressBlockInvalid</c>: it is none, or it has bits after the prefix, so that nobody can tell whether the address or the block
    /// was meant.
    /// </exception>
    public static AddressBlock Parse(string text)
    {
        if (!TryRead(text.Trim(), out var block))
            throw new SopException(
                "SopAddressBlockInvalid", SopErrorKind.InvalidArgument,
                new Phrase($"'{text}' is no block of addresses. Write 203.0.113.7, 203.0.113.0/24 or 2001:db8::/32.",
                    $"'{text}' bukan blok alamat. Tulis 203.0.113.7, 203.0.113.0/24 atau 2001:db8::/32."),
                text);
        var whole = new AddressBlock(block.First.Filled(block.Prefix, ones: false), block.Prefix);
        return whole == block ? block : throw new SopException(
            "SopAddressBlockInvalid", SopErrorKind.InvalidArgument,
            new Phrase($"'{text}' is an address within a block: write {whole} for the block or {block.First} for the address.",
                $"'{text}' adalah alamat di dalam blok: tulis {whole} untuk seluruh blok atau {block.First} untuk satu alamat."),
            text);
    }

    /// <summary>As people write it; one address without its length.</summary>
    public override string ToString() =>
        Prefix == First.Length ? First.ToString() : First + "/" + Prefix.ToString(CultureInfo.InvariantCulture);

    private static bool TryRead(string text, out AddressBlock block)
    {
        block = default;
        var slash = text.IndexOf('/');
        if (text.IndexOf('%') >= 0 || !NetworkAddress.TryParse(slash < 0 ? text : text.Substring(0, slash), out var address)) return false;
        var length = address.Length;
        if (slash >= 0)
        {
            var digits = text.Substring(slash + 1);
            // The framework's own reading lets zero bytes follow.
            if (digits.Length is 0 or > 3 || (digits.Length > 1 && digits[0] == '0') || !digits.All(letter => letter is >= '0' and <= '9'))
                return false;
            length = int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
            // ::ffff:192.0.2.0/120 is 192.0.2.0/24.
            if (address.IsV4 && text.IndexOf(':') >= 0) length -= MappedBits;
            if (length < 0 || length > address.Length) return false;
        }
        block = new AddressBlock(address, length);
        return true;
    }
}
