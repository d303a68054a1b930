namespace SopWebsite.Visitors.Clients;

/// <summary>Where a request came from, by its referrer's host.</summary>
internal static class Referrer
{
    /// <summary>No host name is longer (RFC 1035, 2.3.4).</summary>
    private const int LongestHost = 255;

    /// <summary>
    /// The host in lower case, without <c>www.</c>, account and port, written into <paramref name="room"/> (at least 255 bytes); empty where
    /// the text is no address.
    /// </summary>
    public static ReadOnlySpan<byte> HostOf(ReadOnlySpan<byte> referrer, Span<byte> room)
    {
        var scheme = referrer.IndexOf("://"u8);
        if (scheme is < 2 or > 20) return default;
        var host = referrer.Slice(scheme + 3);
        var end = host.IndexOfAny((byte)'/', (byte)'?', (byte)'#');
        if (end >= 0) host = host.Slice(0, end);
        host = host.Slice(host.LastIndexOf((byte)'@') + 1);
        var port = host.LastIndexOf((byte)':');
        if (port > host.LastIndexOf((byte)']')) host = host.Slice(0, port);
        if (host.Length > 4 && (host[0] | 0x20) == 'w' && (host[1] | 0x20) == 'w' && (host[2] | 0x20) == 'w' && host[3] == '.') host = host.Slice(4);
        if (host.Length is 0 or > LongestHost) return default;
        for (var at = 0; at < host.Length; at++)
        {
            var value = host[at];
            if (value is >= (byte)'A' and <= (byte)'Z') value |= 0x20;
            else if (!IsOfHost(value)) return default;
            room[at] = value;
        }
        return room.Slice(0, host.Length);
    }

    /// <summary>Names in other scripts come as UTF-8 or in Punycode; an address of IPv6 stands in brackets.</summary>
    private static bool IsOfHost(byte value) => value is >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9'
        or (byte)'.' or (byte)'-' or (byte)'_' or (byte)':' or (byte)'[' or (byte)']' or >= 0x80;
}
