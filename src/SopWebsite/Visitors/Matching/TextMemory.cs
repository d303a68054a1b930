using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors.Matching;

/// <summary>What was found out about texts lately; a log has few different user agents, and pages come again. Keys are hashed with a secret.</summary>
internal sealed class TextMemory
{
    private const int Size = 4096;

    private readonly ulong[] _keys = new ulong[Size];
    private readonly RuleSet[] _found = new RuleSet[Size];

    public bool TryGet(ulong key, out RuleSet found)
    {
        var at = (int)(key & (Size - 1));
        found = _found[at];
        return _keys[at] == key && key != 0;
    }

    public void Put(ulong key, RuleSet found)
    {
        var at = (int)(key & (Size - 1));
        _keys[at] = key;
        _found[at] = found;
    }
}
