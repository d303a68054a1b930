namespace SopWebsite.Situations.Routing;

/// <summary>Where a chain comes from.</summary>
public enum ChainSource
{
    /// <summary>The court set it for this site (Set-SopChain -Site).</summary>
    Site,

    /// <summary>The court set it for the procedure (Set-SopChain).</summary>
    Procedure,

    /// <summary>The procedure's own document.</summary>
    Document,

    /// <summary>This module's proposal, which the court confirms or changes with Set-SopChain.</summary>
    Default,
}

/// <summary>The roles that an escalation climbs, for a procedure and, where it was set so, for one site.</summary>
public sealed record SopChain
{
    /// <summary>The procedure's code.</summary>
    public required string Procedure { get; init; }

    /// <summary>The site that it holds for; null for all.</summary>
    public string? Site { get; init; }

    /// <summary>The roles, from the first told to the last.</summary>
    public required string[] Role { get; init; }

    /// <summary>Where it comes from.</summary>
    public ChainSource Source { get; init; }

    /// <summary>True while it is a proposal that the court has not confirmed.</summary>
    public bool IsDefault => Source == ChainSource.Default;

    /// <summary>The roles that come after one; all of them for a role outside the chain, which stands below it.</summary>
    public IReadOnlyList<string> After(string? role) => [.. Role.Skip(PositionOf(role) + 1)];

    /// <summary>Where a role stands, from 0; -1 for none of the chain.</summary>
    public int PositionOf(string? role) => Array.FindIndex(Role, other => string.Equals(other, role, StringComparison.OrdinalIgnoreCase));

    /// <summary>The roles in their order.</summary>
    public override string ToString() => string.Join(" > ", Role);
}
