using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors.Matching;

/// <summary>
/// What was found out about texts lately; a log has few different user agents, and pages come again. Keys are hashed with a secret of the run.
/// </summary>
/// <param name="bits">How many texts are remembered, as a power of two.</param>
internal sealed class TextMemory(int bits)
{
    private readonly ulong[] _keys = new ulong[1 << bits];
    private readonly RuleSet[] _found = new RuleSet[1 << bits];

    /// <summary>Whether the text was seen lately, and which rules it matched.</summary>
#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
    public bool TryGet(ulong key, out RuleSet found)
    {
        // The lowest bit says that there is a set to read, which for most texts there is not. Two texts share a place.
        var at = (int)(key >> 1) & (_keys.Length - 2);
        found = default;
        if ((_keys[at] | 1) != (key | 1) && (_keys[++at] | 1) != (key | 1)) return false;
        var known = _keys[at];
        if (known == 0) return false;
        if ((known & 1) != 0) found = _found[at];
        return true;
    }

    /// <summary>Remembers a text, in place of the elder of two.</summary>
    public void Put(ulong key, in RuleSet found)
    {
        var at = (int)(key >> 1) & (_keys.Length - 2);
        _keys[at + 1] = _keys[at];
        if ((_keys[at] & 1) != 0) _found[at + 1] = _found[at];
        _keys[at] = found.IsEmpty ? key & ~1UL : key | 1;
        if (!found.IsEmpty) _found[at] = found;
    }
}
