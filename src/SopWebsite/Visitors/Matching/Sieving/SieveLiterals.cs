namespace SopWebsite.Visitors.Matching.Sieving;

/// <summary>The literals of a sieve by their windows: whether the one whose window stands at a place is really there.</summary>
internal sealed class SieveLiterals
{
    /// <summary>What windows are folded with: it does not tell all bytes apart that the automaton does, and none that it does not.</summary>
    public const uint Fold = 0x20202020;

    private const uint Multiplier = 0x9E3779B1;

    private const int FilterBits = 16;
    private const uint Filter = (1u << FilterBits) - 1;

    /// <summary>Two bits for each window, by two hashes, after Bloom.</summary>
    private readonly ulong[] _filter = new ulong[1 << (FilterBits - 6)];
    private readonly uint[] _windows;
    private readonly (int First, int Count)[] _places;
    private readonly SieveWindow[] _literals;
    private readonly byte[] _folded = new byte[256];

    public SieveLiterals(SieveWindow[] windows)
    {
        for (var value = 0; value < 256; value++) _folded[value] = SievePlan.Folded((byte)value);
        _literals = windows.OrderBy(KeyOf).ToArray();
        var size = 64;
        while (size < windows.Length * 4) size *= 2;
        _windows = new uint[size];
        _places = new (int, int)[size];
        for (var n = 0; n < _literals.Length; n++)
        {
            var at = PlaceOf(KeyOf(_literals[n]));
            if (_windows[at] == 0) _places[at] = (n, 0);
            _windows[at] = KeyOf(_literals[n]);
            _places[at].Count++;
            Mark(KeyOf(_literals[n]) * Multiplier);
        }
    }

    /// <summary>A number from a window's folded bytes, equally likely to be any.</summary>
    /// <param name="window">Folded bytes.</param>
    /// <param name="bits">How large it may be.</param>
    public static uint Hash(uint window, int bits) => (window * Multiplier) >> (32 - bits);

    /// <summary>A literal's window as a key.</summary>
    public static uint KeyOf(SieveWindow literal) => KeyOf(literal.Window, literal.Width);

    /// <summary>The first bytes of a window as a key: folded, with zeros for the rest.</summary>
    public static uint KeyOf(uint window, int width) => (window | Fold) & (uint.MaxValue >> (8 * (4 - width)));

    /// <summary>A quick answer to whether any literal has this window: false is certain.</summary>
    private bool MayHold(uint key)
    {
        var hash = key * Multiplier;
        return (Bit(hash & Filter) & Bit(hash >> (32 - FilterBits)) & 1) != 0;
    }

    /// <summary>Whether a literal of this window, and what it needs, is in the text.</summary>
    /// <param name="key">The window's key.</param>
    /// <param name="text">The text.</param>
    /// <param name="at">Where in it the window stands.</param>
    public bool Hold(uint key, ReadOnlySpan<byte> text, int at)
    {
        if (!MayHold(key)) return false;
        var place = PlaceOf(key);
        if (_windows[place] == 0) return false;
        var (first, count) = _places[place];
        for (var n = first; n < first + count; n++)
            if (Stands(in _literals[n], text, at)) return true;
        return false;
    }

    private ulong Bit(uint hash) => _filter[hash >> 6] >> (int)hash;

    private void Mark(uint hash)
    {
        foreach (var bit in (uint[])[hash & Filter, hash >> (32 - FilterBits)]) _filter[bit >> 6] |= 1UL << (int)bit;
    }

    private int PlaceOf(uint key)
    {
        var mask = _windows.Length - 1;
        var at = (int)((key * Multiplier) >> 7) & mask;
        while (_windows[at] != 0 && _windows[at] != key) at = (at + 1) & mask;
        return at;
    }

    private bool Stands(in SieveWindow literal, ReadOnlySpan<byte> text, int at)
    {
        var start = at - literal.Offset;
        var bytes = literal.Literal;
        if (start < 0 || start + bytes.Length > text.Length) return false;
        for (var n = 0; n < bytes.Length; n++)
            if (_folded[text[start + n]] != bytes[n]) return false;
        return literal.Needs is null || Holds(text, literal.Needs);
    }

    private static bool Holds(ReadOnlySpan<byte> text, string needs)
    {
        byte lower = (byte)needs[0], upper = lower is >= (byte)'a' and <= (byte)'z' ? (byte)(lower & ~0x20) : lower;
        if (lower == ' ') upper = (byte)'+';
        if (lower == '/') upper = (byte)'\\';
        for (int at; (at = text.IndexOfAny(lower, upper)) >= 0; text = text.Slice(at + 1))
        {
            if (text.Length - at < needs.Length) return false;
            var same = 1;
            while (same < needs.Length && SievePlan.Folded(text[at + same]) == needs[same]) same++;
            if (same == needs.Length) return true;
        }
        return false;
    }
}
