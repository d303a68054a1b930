namespace SopWebsite.Visitors.Agents;

/// <summary>What kind of program a visitor says it is, by its user agent. It is the visitor's own word: nobody checks it here.</summary>
public enum AgentKind
{
    /// <summary>Nothing is known of it; counted neither with the people nor with the bots.</summary>
    Unknown,

    /// <summary>A browser: most likely a person.</summary>
    Browser,

    /// <summary>A crawler, a monitor, a maker of previews: a program that names itself.</summary>
    Bot,

    /// <summary>A script, a library, a scanner, or a visitor that gives no user agent.</summary>
    Tool,
}

/// <summary>A family of user agents.</summary>
public sealed record AgentFamily
{
    /// <summary>Its name, such as <c>Firefox</c> or <c>Googlebot</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What it is.</summary>
    public AgentKind Kind { get; init; }

    /// <summary>Texts of which one stands in the user agent, case ignored.</summary>
    public string[] Any { get; init; } = [];

    /// <summary>Texts of which none may stand in it, case ignored.</summary>
    public string[] None { get; init; } = [];

    /// <summary>True for crawlers, monitors, scripts and scanners.</summary>
    public bool IsBot => Kind is AgentKind.Bot or AgentKind.Tool;
}
