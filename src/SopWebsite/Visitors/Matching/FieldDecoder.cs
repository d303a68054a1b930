#if NET8_0_OR_GREATER
using System.Buffers;
#endif

namespace SopWebsite.Visitors.Matching;

/// <summary>
/// Undoes what attackers hide behind, until nothing changes any more: the log's own escapes, percent and double percent encoding,
/// <c>%uXXXX</c>, overlong and full-width UTF-8, HTML entities, script escapes. Then folds: lower case, backslash to slash, white space and
/// SQL comments to one space, <c>//</c> and <c>/./</c> to <c>/</c>; see <see cref="Folding"/>.
/// </summary>
internal sealed class FieldDecoder
{
    /// <summary>Apache allows 8 KB for a request line; escaped as <c>\xNN</c> that is 32 KB. What follows is not looked at.</summary>
    public const int Longest = 32 * 1024;

    private const int MostPasses = 5;

    private byte[] _from = new byte[Longest];
    private byte[] _to = new byte[Longest];

#if NET8_0_OR_GREATER
    private static readonly SearchValues<byte> Telling = SearchValues.Create(
        Enumerable.Range(0, 256).Where(value => value is < 0x20 or >= 0x7F or '%' or '\\' or ';' or '*' or '#').Select(value => (byte)value)
            .ToArray());
#endif

    /// <summary>The text of the last <see cref="Decode"/> came out of two layers, or out of forms that no browser makes.</summary>
    public bool Evasive { get; private set; }

    /// <summary>It held overlong UTF-8, which is a sign by itself.</summary>
    public bool Overlong { get; private set; }

    /// <summary>Whether decoding would change more than case and plus signs.</summary>
    public static bool Changes(ReadOnlySpan<byte> text)
    {
#if NET8_0_OR_GREATER
        if (text.IndexOfAny(Telling) >= 0) return true;
#else
        foreach (var value in text)
            if (value is < 0x20 or >= 0x7F or (byte)'%' or (byte)'\\' or (byte)';' or (byte)'*' or (byte)'#') return true;
#endif
        return text.IndexOf("//"u8) >= 0 || text.IndexOf("/./"u8) >= 0 || text.IndexOf("++"u8) >= 0 || text.IndexOf("  "u8) >= 0;
    }

    /// <summary>The decoded, folded text; valid until the next call.</summary>
    public ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> text, bool plusIsSpace)
    {
        if (text.Length > Longest) text = text.Slice(0, Longest);
        text.CopyTo(_from);
        var length = text.Length;
        if (text.IndexOf((byte)'\\') >= 0) length = PassLogEscapes(length);
        if (plusIsSpace)
        {
            var plain = _from.AsSpan(0, length);
            for (int at; (at = plain.IndexOf((byte)'+')) >= 0; plain = plain.Slice(at + 1)) plain[at] = (byte)' ';
        }
        var layers = 0;
        Evasive = Overlong = false;
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var step = new Unmask { Evasive = false };
            var shorter = PassUnmask(length, ref step);
            Evasive |= step.Evasive;
            Overlong |= step.Overlong;
            if (!step.Changed) break;
            if (step.Special && ++layers > 1) Evasive = true;
            length = shorter;
        }
        length = Folding.Fold(_from.AsSpan(0, length), _to);
        return _to.AsSpan(0, length);
    }

    private int PassLogEscapes(int length)
    {
        var written = LogEscapes.Apply(_from.AsSpan(0, length), _to);
        (_from, _to) = (_to, _from);
        return written;
    }

    private int PassUnmask(int length, ref Unmask step)
    {
        var written = step.Apply(_from.AsSpan(0, length), _to);
        if (step.Changed) (_from, _to) = (_to, _from);
        return written;
    }
}
