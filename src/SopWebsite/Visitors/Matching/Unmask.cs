namespace SopWebsite.Visitors.Matching;

/// <summary>One layer of encoding taken off. The result is never longer than what went in.</summary>
internal struct Unmask
{
    /// <summary>Something was decoded.</summary>
    public bool Changed;

    /// <summary>What came out has a meaning in an attack (punctuation or a control character, not a space, a letter or text beyond ASCII).</summary>
    public bool Special;

    /// <summary>A form that no browser makes: overlong UTF-8, <c>%u</c> for plain ASCII, full-width forms of punctuation.</summary>
    public bool Evasive;

    /// <summary>ASCII in more bytes than it needs: nothing but an attack writes so.</summary>
    public bool Overlong;

#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    public int Apply(ReadOnlySpan<byte> from, Span<byte> to)
    {
        var written = 0;
        for (var at = 0; at < from.Length;)
        {
            var used = from[at] switch
            {
                (byte)'%' => Percent(from.Slice(at), to.Slice(written), ref written),
                (byte)'&' => Entity(from.Slice(at), to.Slice(written), ref written),
                (byte)'\\' => Script(from.Slice(at), to.Slice(written), ref written),
                >= 0xC0 => Wide(from.Slice(at), to.Slice(written), ref written),
                _ => 0,
            };
            if (used > 0)
            {
                at += used;
                Changed = true;
                continue;
            }
            to[written++] = from[at++];
        }
        return written;
    }

    private int Percent(ReadOnlySpan<byte> text, Span<byte> to, ref int written)
    {
        if (Hex.Two(text, 1) is var code and >= 0)
        {
            Put((byte)code, to, ref written);
            return 3;
        }
        if (text.Length >= 6 && (text[1] | 0x20) == 'u' && Hex.Four(text, 2) is var point and >= 0)
        {
            var length = Utf8Forms.Encode(point, to);
            written += length;
            if (length == 1) Evasive = Special = true;
            return 6;
        }
        return 0;
    }

    /// <summary>
    /// <c>&amp;#60;</c>, <c>&amp;#x3c;</c> and the few names that matter; a missing semicolon is forgiven for numbers, as browsers do.
    /// </summary>
    private int Entity(ReadOnlySpan<byte> text, Span<byte> to, ref int written)
    {
        if (text.Length < 4) return 0;
        if (text[1] == '#')
        {
            var hex = (text[2] | 0x20) == 'x';
            int at = hex ? 3 : 2, point = 0, first = at;
            for (; at < text.Length && at - first < 8; at++)
            {
                var digit = Hex.One(text[at]);
                if (digit < 0 || (!hex && digit > 9)) break;
                point = Math.Min((point * (hex ? 16 : 10)) + digit, 0xFFFF);
            }
            if (at == first || point >= 0x80) return 0;
            Put((byte)point, to, ref written);
            return at < text.Length && text[at] == ';' ? at + 1 : at;
        }
        foreach (var (name, plain) in Names)
        {
            if (text.Length > name.Length && StartsWithFolded(text.Slice(1), name))
            {
                Put(plain, to, ref written);
                return name.Length + 1;
            }
        }
        return 0;
    }

    /// <summary><c>\u003c</c> and <c>\x3c</c> of JavaScript and JSON.</summary>
    private int Script(ReadOnlySpan<byte> text, Span<byte> to, ref int written)
    {
        if (text.Length >= 6 && text[1] == 'u' && Hex.Four(text, 2) is var point and >= 0 and < 0x80)
        {
            Put((byte)point, to, ref written);
            return 6;
        }
        if (text.Length >= 4 && text[1] == 'x' && Hex.Two(text, 2) is var code and >= 0)
        {
            Put((byte)code, to, ref written);
            return 4;
        }
        return 0;
    }

    private int Wide(ReadOnlySpan<byte> text, Span<byte> to, ref int written)
    {
        var used = Utf8Forms.Overlong(text, out var plain);
        if (used > 0) Overlong = true;
        else if (text[0] is 0xE2 or 0xEF && Utf8Forms.Decode(text, out var point) == 3 && Utf8Forms.LookAlike(point) is var alike and > 0)
            (used, plain) = (3, alike);
        if (used == 0) return 0;
        Evasive = true;
        Put(plain, to, ref written);
        return used;
    }

    private void Put(byte value, Span<byte> to, ref int written)
    {
        to[0] = value;
        written++;
        if (value < 0x80 && value != ' '
            && value is not ((>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z')))
            Special = true;
    }

    private static bool StartsWithFolded(ReadOnlySpan<byte> text, byte[] name)
    {
        for (var at = 0; at < name.Length; at++)
            if ((text[at] is >= (byte)'A' and <= (byte)'Z' ? text[at] | 0x20 : text[at]) != name[at]) return false;
        return true;
    }

    private static readonly (byte[] Name, byte Plain)[] Names =
    [
        ("lt;"u8.ToArray(), (byte)'<'), ("gt;"u8.ToArray(), (byte)'>'), ("quot;"u8.ToArray(), (byte)'"'), ("apos;"u8.ToArray(), (byte)'\''),
        ("amp;"u8.ToArray(), (byte)'&'), ("colon;"u8.ToArray(), (byte)':'), ("sol;"u8.ToArray(), (byte)'/'), ("lpar;"u8.ToArray(), (byte)'('),
        ("rpar;"u8.ToArray(), (byte)')'), ("period;"u8.ToArray(), (byte)'.'), ("tab;"u8.ToArray(), (byte)' '), ("newline;"u8.ToArray(), (byte)' '),
        ("bsol;"u8.ToArray(), (byte)'/'), ("grave;"u8.ToArray(), (byte)'`'), ("semi;"u8.ToArray(), (byte)';'), ("num;"u8.ToArray(), (byte)'#'),
    ];
}
