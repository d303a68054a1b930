namespace SopWebsite.Visitors.Matching;

/// <summary>Brings decoded text to the one form that rules are written for.</summary>
internal static class Folding
{
#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    public static int Fold(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var written = 0;
        for (var at = 0; at < from.Length; at++)
        {
            var value = from[at];
            if (value is >= (byte)'A' and <= (byte)'Z') value |= 0x20;
            else if (value == '\\') value = (byte)'/';
            else if (value is >= 9 and <= 13) value = (byte)' ';
            else if (value == 0xC2 && at + 1 < from.Length && from[at + 1] == 0xA0)
            {
                value = (byte)' ';
                at++;
            }
            if (value == '/' && at + 1 < from.Length && from[at + 1] == '*' && Comment(from, at) is var end and > 0)
            {
                // "/*!50000 select */" is no comment to MySQL: what it holds is kept.
                if (at + 2 < from.Length && from[at + 2] == '!')
                {
                    at += 2;
                    while (at + 1 < end && from[at + 1] is >= (byte)'0' and <= (byte)'9') at++;
                }
                else
                {
                    at = end + 1;
                }
                value = (byte)' ';
            }
            else if (value == '*' && at + 1 < from.Length && from[at + 1] == '/')
            {
                value = (byte)' ';
                at++;
            }
            if (value == ' ' && written > 0 && to[written - 1] == ' ') continue;
            if (value == '/' && written > 0 && to[written - 1] == '/' && !(written > 1 && to[written - 2] == ':')) continue;
            if (value == '/' && written > 1 && to[written - 1] == '.' && to[written - 2] == '/')
            {
                written--;
                continue;
            }
            to[written++] = value;
        }
        return written;
    }

    /// <summary>Where the comment's end begins; -1 when it has none.</summary>
    private static int Comment(ReadOnlySpan<byte> text, int at)
    {
        var end = text.Slice(at + 2).IndexOf("*/"u8);
        return end < 0 ? -1 : at + 2 + end;
    }
}
