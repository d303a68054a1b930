namespace SopWebsite.Visitors.Logs.Formats;

/// <summary>Addresses of clients as logs write them.</summary>
internal static class Addresses
{
    /// <summary>Whether a text looks like an IPv4 or IPv6 address: told from a name, not checked to the last digit.</summary>
    public static bool IsAddress(ReadOnlySpan<byte> text)
    {
        int dots = 0, colons = 0, letters = 0;
        foreach (var value in text)
        {
            switch (value)
            {
                case (byte)'.': dots++; break;
                case (byte)':': colons++; break;
                case >= (byte)'0' and <= (byte)'9': break;
                case (>= (byte)'a' and <= (byte)'f') or (>= (byte)'A' and <= (byte)'F'): letters++; break;
                case (byte)'%' when colons >= 2: return true;
                default: return false;
            }
        }
        return colons >= 2 || (dots == 3 && colons == 0 && letters == 0 && text.Length <= 15);
    }

    /// <summary>
    /// The client's address out of a field that may hold more: the first of a proxy's list, without brackets and without a port.
    /// </summary>
    public static Part Client(ReadOnlySpan<byte> text, Part field)
    {
        var value = field.Of(text);
        var start = field.Start;
        var comma = value.IndexOf((byte)',');
        if (comma >= 0) value = value.Slice(0, comma);
        while (value.Length > 0 && value[0] == ' ')
        {
            value = value.Slice(1);
            start++;
        }
        while (value.Length > 0 && value[value.Length - 1] == ' ') value = value.Slice(0, value.Length - 1);
        if (value.Length > 2 && value[0] == '[' && value.IndexOf((byte)']') is var bracket and > 1) return new Part(start + 1, bracket - 1);
        var colon = value.IndexOf((byte)':');
        return colon > 0 && value.LastIndexOf((byte)':') == colon ? new Part(start, colon) : new Part(start, value.Length);
    }
}
