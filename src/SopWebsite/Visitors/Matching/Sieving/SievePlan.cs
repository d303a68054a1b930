namespace SopWebsite.Visitors.Matching.Sieving;

/// <summary>
/// By what a sieve notices each literal of any set of rules: by a byte that ordinary requests hardly have, by a doubled mark, or by the
/// four bytes of it that ordinary requests have least.
/// </summary>
internal sealed class SievePlan
{
    /// <summary>A byte that is rarer than this is a reason by itself to look closer.</summary>
    private const double Rare = 1 / 8000d;

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
        var pairsOfLiterals = literals.Where(pair => pair.Literal.Length > 0).Select(pair => (Literal: Folded(pair.Literal), pair.Needs)).ToList();
        var all = pairsOfLiterals.Select(pair => pair.Literal).ToList();
        foreach (var value in all.SelectMany(literal => literal))
            if (!IsPlain(value) && value != '%' && pairs.Of(value) < Rare) Conspicuous[value] = true;
        foreach (var literal in all.Where(literal => literal.Length < 3 && !IsNoticed(literal)))
            Conspicuous[literal.OrderBy(value => pairs.Of(value)).First()] = true;
        // Letters have two cases.
        for (var lower = 'a'; lower <= 'z'; lower++) Conspicuous[lower & ~0x20] = Conspicuous[lower];
        Windows = pairsOfLiterals.Where(pair => !IsNoticed(pair.Literal)).GroupBy(pair => Rarest(pair.Literal), pair => Needed(pair.Needs))
            .Select(group => (group.Key, group.Distinct(StringComparer.Ordinal).Count() == 1 ? group.First() : null)).ToArray();
    }

    /// <summary>The bytes that are a reason by themselves.</summary>
    public bool[] Conspicuous { get; } = new bool[256];

    /// <summary>
    /// The windows: <see cref="Width"/> bytes, or three and a zero for any fourth, the first in the lowest byte. Each with a folded text that
    /// must occur too, if all its literals need the same one; else null.
    /// </summary>
    public (uint Window, string? Needs)[] Windows { get; }

    /// <summary>Marks from space to slash that stand twice: <c>//</c>, <c>..</c>, <c>--</c>.</summary>
    public static bool IsDoubled(byte first, byte second) => first == second && (first & 0xF0) == 0x20;

    /// <summary>The beginning of a hidden file's name, or of <c>/./</c> and <c>/../</c>.</summary>
    public static bool IsHidden(byte first, byte second) => first == '/' && second == '.';

    private static bool IsPlain(byte value) => value is >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9';

    /// <summary>As the automaton reads: plus is a space, a backslash is a slash.</summary>
    private static byte[] Folded(byte[] literal) => literal.Select(value => value switch
    {
        (byte)'+' => (byte)' ',
        (byte)'\\' => (byte)'/',
        >= (byte)'A' and <= (byte)'Z' => (byte)(value | 0x20),
        _ => value,
    }).ToArray();

    /// <summary>Only ASCII is read alike by all who read.</summary>
    private static string? Needed(byte[]? needs) =>
        needs is null || needs.Length == 0 || Array.Exists(needs, value => value >= 0x80) ? null : string.Concat(Folded(needs).Select(value => (char)value));

    private bool IsNoticed(byte[] literal)
    {
        for (var n = 0; n < literal.Length; n++)
        {
            // A percent sign that is none of an escape is never cleared.
            if (Conspicuous[literal[n]] || literal[n] == '%') return true;
            if (n > 0 && (IsDoubled(literal[n - 1], literal[n]) || IsHidden(literal[n - 1], literal[n]))) return true;
        }
        return false;
    }

    private uint Rarest(byte[] literal)
    {
        if (literal.Length < Width) return literal[0] | ((uint)literal[1] << 8) | ((uint)literal[2] << 16);
        var best = 0;
        for (var at = 1; at + Width <= literal.Length; at++)
            if (_pairs.Of(literal.AsSpan(at, Width)) < _pairs.Of(literal.AsSpan(best, Width))) best = at;
        return literal[best] | ((uint)literal[best + 1] << 8) | ((uint)literal[best + 2] << 16) | ((uint)literal[best + 3] << 24);
    }
}
