using SopWebsite.Visitors.Agents;
using SopWebsite.Visitors.Masking;

namespace SopWebsite.Visitors;

/// <summary>Whose requests are counted.</summary>
public enum VisitorAudience
{
    /// <summary>Everybody's.</summary>
    All,

    /// <summary>Browsers'.</summary>
    Human,

    /// <summary>Those of programs that name themselves, and of visitors without a user agent.</summary>
    Bot,
}

/// <summary>How activity is counted and shown.</summary>
public sealed record VisitorActivityOptions
{
    /// <summary>The site's name, to be shown; null for logs that were given by path.</summary>
    public string? Site { get; init; }

    /// <summary>WIB, WITA or WIT: where the days begin.</summary>
    public string Zone { get; init; } = "WIB";

    /// <summary>The families of user agents.</summary>
    public AgentBook Agents { get; init; } = AgentBook.Empty;

    /// <summary>The site's own hosts, by which its own links are told from others'.</summary>
    public string[] OwnHosts { get; init; } = [];

    /// <summary>Whose requests are counted.</summary>
    public VisitorAudience Audience { get; init; }

    /// <summary>How addresses are masked.</summary>
    public AddressMasking Masking { get; init; }

    /// <summary>The period and the limits.</summary>
    public VisitorScanOptions Scan { get; init; } = new();
}
