namespace SopWebsite.Visitors.Matching.Sieving;

/// <summary>
/// Takes one layer of percent signs off, where that is all there is to take off: ordinary addresses have spaces, brackets and letters beyond
/// ASCII written so, and nothing in them is worth the work of a decoder that looks for disguises.
/// </summary>
internal static class PercentText
{
    /// <summary>Stands for letters beyond ASCII, which no literal has.</summary>
    private const byte Letter = (byte)'_';

    /// <summary>The plain text's length; -1 when another layer or another disguise may be beneath. The target must be as long as the text.</summary>
#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    public static int Decode(ReadOnlySpan<byte> text, Span<byte> target)
    {
        var written = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var value = text[at];
            if (value == '+')
            {
                value = (byte)' ';
            }
            else if (value == '%')
            {
                var code = Hex.Two(text, at + 1);
                // No escape, a control character, another layer, or the beginning of an overlong, a look-alike or a non-breaking form.
                if (code < 0x20 || code is '%' or 0x7F or 0xA0 or 0xC0 or 0xC1 or 0xC2 or 0xE0 or 0xEF or 0xF0 or 0xF8 or 0xFC) return -1;
                // Quotes and dashes of print begin with E2 80; what follows other seconds may be a slash or a digit in disguise.
                if (code == 0xE2 && (at + 3 >= text.Length || text[at + 3] != '%' || Hex.Two(text, at + 4) != 0x80)) return -1;
                value = code == '+' ? (byte)' ' : code < 0x80 ? (byte)code : Letter;
                at += 2;
            }
            target[written++] = value;
        }
        return written;
    }
}
