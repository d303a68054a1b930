using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors.Matching;

/// <summary>What was found out about user agents lately; a log has few different ones. Keys are hashed with the run's secret.</summary>
internal sealed class AgentMemory
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
