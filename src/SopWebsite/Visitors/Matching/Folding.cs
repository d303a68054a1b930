namespace SopWebsite.Visitors.Matching;

/// <summary>Brings decoded text to the one form that rules are written for.</summary>
internal static class Folding
{
    private const int MostComments = 16;
    private const int MostLines = 8;
    private const int LongestLine = 60;

    /// <summary>
    /// Writes the folded text. SQL comments become a space; what stood in them follows at the end as a parameter of its own, for to HTML and to
    /// a path they are no comments, and attacks must not hide in them. Where a comment split a word, the text without comments follows too, for
    /// there are filters that take comments out. The beginning of each further line follows after <c>&amp;</c> and a line feed, the only one
    /// that folded text can hold: to a header and to a shell a new line is more than a space.
    /// </summary>
#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    public static int Fold(ReadOnlySpan<byte> from, Span<byte> to)
    {
        Span<(int Start, int Length)> comments = stackalloc (int, int)[MostComments];
        Span<int> lines = stackalloc int[MostLines];
        int count = 0, lineCount = 0;
        var splits = false;
        var writer = new Writer(to);
        for (var at = 0; at < from.Length; at++)
        {
            var value = from[at];
            if (value == '/' && at + 1 < from.Length && from[at + 1] == '*' && Comment(from, at) is var end and > 0)
            {
                // "/*!50000 select */" is no comment to MySQL: what it holds is kept.
                if (at + 2 < from.Length && from[at + 2] == '!')
                {
                    at += 2;
                    while (at + 1 < end && from[at + 1] is >= (byte)'0' and <= (byte)'9') at++;
                }
                else if (end == at + 2 || count < MostComments)
                {
                    splits |= at > 0 && IsLetter(from[at - 1]) && end + 2 < from.Length && IsLetter(from[end + 2]);
                    if (end > at + 2) comments[count++] = (at + 2, end - at - 2);
                    at = end + 1;
                }
                else
                {
                    at++;
                }
                writer.Put((byte)' ');
            }
            else if (value == '*' && at + 1 < from.Length && from[at + 1] == '/')
            {
                writer.Put((byte)' ');
                at++;
            }
            else if (value == 0xC2 && at + 1 < from.Length && from[at + 1] == 0xA0)
            {
                writer.Put((byte)' ');
                at++;
            }
            else
            {
                if (value is (byte)'\n' or (byte)'\r' && lineCount < MostLines) lines[lineCount++] = at + 1;
                writer.Put(Plain(from, at));
            }
        }
        for (var n = 0; n < count; n++)
        {
            writer.Put((byte)'&');
            var (start, length) = comments[n];
            for (var at = start; at < start + length; at++) writer.Put(Plain(from, at));
        }
        for (var n = 0; n < lineCount && writer.Length + LongestLine + 2 < to.Length; n++) Line(from.Slice(lines[n]), ref writer);
        if (splits && writer.Length + from.Length < to.Length) WithoutComments(from, ref writer);
        return writer.Length;
    }

    private static void Line(ReadOnlySpan<byte> from, ref Writer writer)
    {
        var first = 0;
        while (first < from.Length && from[first] is (byte)' ' or (byte)'\t') first++;
        if (first == from.Length || from[first] is (byte)'\n' or (byte)'\r') return;
        writer.Put((byte)'&');
        writer.Put((byte)'\n');
        for (var at = first; at < from.Length && at < first + LongestLine && from[at] is not ((byte)'\n' or (byte)'\r' or (byte)'&'); at++)
            writer.Put(Plain(from, at));
    }

    private static void WithoutComments(ReadOnlySpan<byte> from, ref Writer writer)
    {
        writer.Put((byte)'&');
        for (var at = 0; at < from.Length; at++)
        {
            if (from[at] == '/' && at + 1 < from.Length && from[at + 1] == '*' && Comment(from, at) is var end and > 0) at = end + 1;
            else writer.Put(Plain(from, at));
        }
    }

    private static bool IsLetter(byte value) => (value | 0x20) is >= (byte)'a' and <= (byte)'z';

    private static byte Plain(ReadOnlySpan<byte> from, int at) => from[at] switch
    {
        >= (byte)'A' and <= (byte)'Z' => (byte)(from[at] | 0x20),
        (byte)'\\' => (byte)'/',
        >= 9 and <= 13 => (byte)' ',
        // MySQL takes a lone A0 for white space; after another such byte it is part of a character.
        0xA0 when at == 0 || from[at - 1] < 0x80 => (byte)' ',
        _ => from[at],
    };

    /// <summary>Where the comment's end begins; -1 when it has none.</summary>
    private static int Comment(ReadOnlySpan<byte> text, int at)
    {
        var end = text.Slice(at + 2).IndexOf("*/"u8);
        return end < 0 ? -1 : at + 2 + end;
    }

    /// <summary>Writes one byte after the other, without double spaces and slashes and without "/./".</summary>
    private ref struct Writer(Span<byte> to)
    {
        private readonly Span<byte> _to = to;

        public int Length;

        public void Put(byte value)
        {
            if (value == ' ' && Length > 0 && _to[Length - 1] == ' ') return;
            if (value == '/' && Length > 0 && _to[Length - 1] == '/' && !(Length > 1 && _to[Length - 2] == ':')) return;
            if (value == '/' && Length > 1 && _to[Length - 1] == '.' && _to[Length - 2] == '/')
            {
                Length--;
                return;
            }
            _to[Length++] = value;
        }
    }
}
