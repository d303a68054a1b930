using SopWebsite.Visitors.Matching;

namespace SopWebsite.Visitors.Logs.Formats;

/// <summary>
/// Undoes the escapes of a JSON string (RFC 8259, 7). Halves of a surrogate pair that stand alone become U+FFFD; an escape that JSON does not
/// know, such as the <c>\x16</c> of Apache in a format that only looks like JSON, stays as it is.
/// </summary>
internal static class JsonEscapes
{
    /// <summary>Writes the text, which is never longer; gives its length.</summary>
    public static int Apply(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var written = 0;
        for (var at = 0; at < from.Length; at++)
        {
            var value = from[at];
            if (value != '\\' || at + 1 == from.Length)
            {
                to[written++] = value;
                continue;
            }
            var plain = Plain(from[at + 1]);
            if (plain != 0)
            {
                to[written++] = plain;
                at++;
            }
            else if (from[at + 1] == 'u' && Hex.Four(from, at + 2) is var unit and >= 0)
            {
                at += 5;
                written += Write(Point(from, unit, ref at), to.Slice(written));
            }
            else
            {
                to[written++] = value;
            }
        }
        return written;
    }

    private static byte Plain(byte letter) => letter switch
    {
        (byte)'"' or (byte)'\\' or (byte)'/' => letter,
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => 0,
    };

    private static int Point(ReadOnlySpan<byte> from, int unit, ref int at)
    {
        if (unit is < 0xD800 or > 0xDFFF) return unit;
        if (unit > 0xDBFF || at + 2 >= from.Length || from[at + 1] != '\\' || from[at + 2] != 'u') return 0xFFFD;
        var low = Hex.Four(from, at + 3);
        if (low is < 0xDC00 or > 0xDFFF) return 0xFFFD;
        at += 6;
        return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
    }

    private static int Write(int point, Span<byte> to)
    {
        switch (point)
        {
            case < 0x80:
                to[0] = (byte)point;
                return 1;
            case < 0x800:
                to[0] = (byte)(0xC0 | point >> 6);
                to[1] = (byte)(0x80 | point & 0x3F);
                return 2;
            case < 0x10000:
                to[0] = (byte)(0xE0 | point >> 12);
                to[1] = (byte)(0x80 | point >> 6 & 0x3F);
                to[2] = (byte)(0x80 | point & 0x3F);
                return 3;
            default:
                to[0] = (byte)(0xF0 | point >> 18);
                to[1] = (byte)(0x80 | point >> 12 & 0x3F);
                to[2] = (byte)(0x80 | point >> 6 & 0x3F);
                to[3] = (byte)(0x80 | point & 0x3F);
                return 4;
        }
    }
}
