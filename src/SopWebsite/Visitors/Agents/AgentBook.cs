namespace SopWebsite.Visitors.Agents;

/// <summary>
/// The families of user agents, in the order in which they are tried: bots before the browsers they pose as, a browser built on another
/// before that other.
/// </summary>
public sealed class AgentBook
{
    /// <summary>What the longest user agent that is looked at measures; a browser's is a third of it.</summary>
    private const int Longest = 1024;

    /// <summary>Creates the book.</summary>
    /// <param name="families">The families in their order; the first that fits holds.</param>
    public AgentBook(IReadOnlyList<AgentFamily> families) => Families = [.. families, NotLogged, NoAgent, Other];

    /// <summary>Visitors that give no user agent.</summary>
    public static AgentFamily NoAgent { get; } = new() { Name = "(tanpa agen)", Kind = AgentKind.Tool };

    /// <summary>Visitors of a log whose format has no user agents.</summary>
    public static AgentFamily NotLogged { get; } = new() { Name = "(tidak dicatat)", Kind = AgentKind.Unknown };

    /// <summary>User agents of no known family.</summary>
    public static AgentFamily Other { get; } = new() { Name = "(tidak dikenal)", Kind = AgentKind.Unknown };

    /// <summary>A book without families: of every user agent nothing is known.</summary>
    // It stands after the families that every book ends with: static members are made in their order.
    public static AgentBook Empty { get; } = new([]);

    /// <summary>The families in their order, with <see cref="NotLogged"/>, <see cref="NoAgent"/> and <see cref="Other"/> last.</summary>
    public IReadOnlyList<AgentFamily> Families { get; }

    /// <summary>The family of a user agent.</summary>
    public AgentFamily FamilyOf(string agent) => Families[IndexOf(agent)];

    internal int NumberOfNotLogged => Families.Count - 3;

    /// <summary>The number of the family in <see cref="Families"/>.</summary>
    internal int IndexOf(string agent)
    {
        var text = agent.Length > Longest ? agent.Substring(0, Longest) : agent;
        if (text.Trim() is "" or "-") return Families.Count - 2;
        for (var at = 0; at < NumberOfNotLogged; at++)
            if (Fits(Families[at], text)) return at;
        return Families.Count - 1;
    }

    private static bool Fits(AgentFamily family, string agent) =>
        Array.Exists(family.Any, text => Contains(agent, text)) && !Array.Exists(family.None, text => Contains(agent, text));

    private static bool Contains(string agent, string text) => agent.IndexOf(text, StringComparison.OrdinalIgnoreCase) >= 0;
}
