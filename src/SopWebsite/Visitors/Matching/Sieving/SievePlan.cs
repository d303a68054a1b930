namespace SopWebsite.Visitors.Matching.Sieving;

/// <summary>
/// By what a sieve notices each literal of any set of rules: by a byte for which nothing is ever cleared, or by the two to
/// four bytes of it that ordinary requests have least; where those are, the whole literal is looked for.
/// </summary>
internal sealed class SievePlan
{
    /// <summary>Longest window.</summary>
    public const int Width = 4;

    private readonly BenignPairs _pairs;

    /// <param name="literals">Each with another that must occur in the same text; null for none.</param>
    /// <param name="pairs">What ordinary requests are made of.</param>
    /// <param name="changes">Bytes that may mean something else than themselves.</param>
    public SievePlan(IEnumerable<(byte[] Literal, byte[]? Needs)> literals, BenignPairs pairs, Func<byte, bool> changes)
    {
        _pairs = pairs;
        for (var value = 0; value < 256; value++) Conspicuous[value] = changes((byte)value);
        var all = literals.Where(pair => pair.Literal.Length > 0).Select(pair => (Literal: Folded(pair.Literal), Needs: Needed(pair.Needs))).ToList();
        foreach (var (literal, _) in all)
            if (literal.Length == 1) Conspicuous[literal[0]] = true;
        MarkCapitals(Conspicuous);
        Windows = all.Where(pair => !IsNoticed(pair.Literal)).Select(pair => Notice(pair.Literal, pair.Needs)).ToArray();
        foreach (var pair in Windows.Where(window => window.Width == 2)) Notice(pair.Literal[0], pair.Literal[1]);
        MarkCapitals(BesidePair);
    }

    /// <summary>The bytes that are a reason by themselves.</summary>
    public bool[] Conspicuous { get; } = new bool[256];

    /// <summary>Bytes beside which a literal of two may stand.</summary>
    public bool[] BesidePair { get; } = new bool[256];

    /// <summary>Marks of which two are a literal.</summary>
    public bool[] Doubles { get; } = new bool[256];

    /// <summary>The beginning of a hidden file's name is a literal.</summary>
    public bool Hidden { get; private set; }

    /// <summary>All other literals.</summary>
    public SieveWindow[] Windows { get; }

    /// <summary>Of what stands twice only these are looked at: from space to slash.</summary>
    public static bool IsMark(byte value) => (value & 0xF0) == 0x20;

    /// <summary>Whether a double is one that decoding makes one of: <c>//</c>, though not behind a scheme's colon.</summary>
    public static bool IsMerged(byte before, byte doubled) => doubled is (byte)' ' or (byte)'+' || (doubled == '/' && before != ':');

    /// <summary>A byte as the automaton reads it: plus is a space, a backslash is a slash, letters are small.</summary>
    public static byte Folded(byte value) => value switch
    {
        (byte)'+' => (byte)' ',
        (byte)'\\' => (byte)'/',
        >= (byte)'A' and <= (byte)'Z' => (byte)(value | 0x20),
        _ => value,
    };

    private static byte[] Folded(byte[] literal) => Array.ConvertAll(literal, Folded);

    /// <summary>Only ASCII is read alike by all who read.</summary>
    private static string? Needed(byte[]? needs) =>
        needs is null || needs.Length == 0 || Array.Exists(needs, value => value >= 0x80)
            ? null
            : string.Concat(Folded(needs).Select(value => (char)value));

    /// <summary>A percent sign that is none of an escape is never cleared.</summary>
    private bool IsNoticed(byte[] literal) => Array.Exists(literal, value => Conspicuous[value] || value == '%');

    private static void MarkCapitals(bool[] set)
    {
        for (var lower = 'a'; lower <= 'z'; lower++) set[lower & ~0x20] = set[lower];
    }

    private void Notice(byte first, byte second)
    {
        if (first == second && IsMark(first)) Doubles[first] = true;
        else if (first == '/' && second == '.') Hidden = true;
        else if (_pairs.Of(first) < _pairs.Of(second)) BesidePair[first] = true;
        else BesidePair[second] = true;
    }

    private SieveWindow Notice(byte[] literal, string? needs)
    {
        var width = Math.Min(literal.Length, Width);
        var best = 0;
        for (var at = 1; at + width <= literal.Length; at++)
            if (_pairs.Of(literal.AsSpan(at, width)) < _pairs.Of(literal.AsSpan(best, width))) best = at;
        var window = 0u;
        for (var n = 0; n < width; n++) window |= (uint)literal[best + n] << (8 * n);
        return new SieveWindow(window, literal, best, needs);
    }
}

/// <summary>What one literal is noticed by.</summary>
/// <param name="Window">Four bytes of it, the first in the lowest byte; fewer, and zeros, where it has no more.</param>
/// <param name="Literal">All of it, folded.</param>
/// <param name="Offset">Where in it the window begins.</param>
/// <param name="Needs">A folded text that must occur too; null for none.</param>
internal readonly record struct SieveWindow(uint Window, byte[] Literal, int Offset, string? Needs)
{
    /// <summary>How many bytes the window has.</summary>
    public int Width => Math.Min(Literal.Length, SievePlan.Width);
}
