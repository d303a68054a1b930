using System.Text;

namespace SopWebsite.Visitors.Agents;

/// <summary>Finds the families of user agents as a log brings them: a log has few different ones, so what was found lately is kept.</summary>
internal sealed class AgentIndex(AgentBook book)
{
    private const int Size = 4096;

    private readonly ulong[] _keys = new ulong[Size];
    private readonly int[] _found = new int[Size];

    /// <summary>The families' kinds, by their numbers.</summary>
    public IReadOnlyList<AgentFamily> Families => book.Families;

    /// <summary>The number of the family for logs whose format has no user agents.</summary>
    public int NotLogged => book.NumberOfNotLogged;

    /// <summary>The number of the family.</summary>
    /// <param name="agent">The user agent as the log has it.</param>
    /// <param name="hash">Its hash with the run's secret.</param>
    public int Of(ReadOnlySpan<byte> agent, ulong hash)
    {
        var at = (int)(hash & (Size - 1));
        if (_keys[at] == hash && hash != 0) return _found[at];
        _keys[at] = hash;
        return _found[at] = book.IndexOf(Encoding.UTF8.GetString(agent.ToArray()));
    }
}
