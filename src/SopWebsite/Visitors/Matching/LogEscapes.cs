namespace SopWebsite.Visitors.Matching;

/// <summary>Undoes what the server did to write the request into the log: <c>\xNN</c>, <c>\"</c>, <c>\\</c>, <c>\n</c>.</summary>
internal static class LogEscapes
{
    public static int Apply(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var written = 0;
        for (var at = 0; at < from.Length; at++)
        {
            var value = from[at];
            if (value == '\\' && at + 1 < from.Length)
            {
                switch (from[at + 1])
                {
                    case (byte)'x' when at + 3 < from.Length && Hex.Two(from, at + 2) is var code and >= 0:
                        value = (byte)code;
                        at += 3;
                        break;
                    case (byte)'"' or (byte)'\\':
                        value = from[++at];
                        break;
                    case (byte)'n' or (byte)'r' or (byte)'t' when at + 2 == from.Length || from[at + 2] is not (>= (byte)'a' and <= (byte)'z'):
                        value = from[++at] == 't' ? (byte)' ' : (byte)'\n';
                        break;
                }
            }
            to[written++] = value;
        }
        return written;
    }
}

/// <summary>Hex digits in bytes.</summary>
internal static class Hex
{
    /// <summary>The value of a digit, -1 for none.</summary>
    public static int One(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };

    /// <summary>The value of two digits, negative for none.</summary>
    public static int Two(ReadOnlySpan<byte> text, int at) =>
        at + 1 < text.Length && One(text[at]) is var high and >= 0 && One(text[at + 1]) is var low and >= 0 ? high << 4 | low : -1;

    /// <summary>The value of four digits, negative for none.</summary>
    public static int Four(ReadOnlySpan<byte> text, int at) =>
        Two(text, at) is var high and >= 0 && Two(text, at + 2) is var low and >= 0 ? high << 8 | low : -1;
}
