namespace SopWebsite.Visitors.Bots;

/// <summary>A search engine whose crawler gives its name in the user agent, as anyone can.</summary>
public sealed record SearchEngine
{
    /// <summary>Its name in data and rules, such as <c>google</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The crawler's name for people, such as <c>Googlebot</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the crawler calls itself, in lower case.</summary>
    public string[] Agents { get; init; } = [];

    /// <summary>The domains in which the crawler's computers have their names; none for an engine that is known by its list alone.</summary>
    public string[] Names { get; init; } = [];

    /// <summary>Whether those names lead back to the addresses.</summary>
    public bool Confirms { get; init; } = true;

    /// <summary>Where the engine says so.</summary>
    public required string Source { get; init; }

    /// <summary>Whether a computer's name is in one of the engine's domains.</summary>
    internal bool Owns(string host)
    {
        var name = host.TrimEnd('.');
        return Array.Exists(Names, domain => string.Equals(name, domain, StringComparison.OrdinalIgnoreCase)
            || name.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => Name;
}
