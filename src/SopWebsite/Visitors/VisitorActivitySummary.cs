using SopWebsite.Visitors.Masking;

namespace SopWebsite.Visitors;

/// <summary>The activity in a period as a whole.</summary>
public sealed record VisitorActivitySummary
{
    /// <summary>The site's name; null for logs that were given by path.</summary>
    public string? Site { get; init; }

    /// <summary>Requests in the period.</summary>
    public long Requests { get; init; }

    /// <summary>Requests of browsers.</summary>
    public long HumanRequests { get; init; }

    /// <summary>Requests of programs that name themselves, and of visitors without a user agent.</summary>
    public long BotRequests { get; init; }

    /// <summary>Requests whose user agent is of no known family, or that the log's format tells nothing of.</summary>
    public long UnknownRequests => Requests - HumanRequests - BotRequests;

    /// <summary>Different addresses; null where they were too many to be kept apart.</summary>
    public long? Visitors { get; init; }

    /// <summary>Different addresses with requests of browsers; null as <see cref="Visitors"/>.</summary>
    public long? HumanVisitors { get; init; }

    /// <summary>Requests answered 4xx or 5xx.</summary>
    public long Errors { get; init; }

    /// <summary>Bytes sent, as far as the log says.</summary>
    public long Bytes { get; init; }

    /// <summary>The first request, UTC; null for none.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>The last request, UTC; null for none.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>The zone in which days and hours begin: WIB, WITA or WIT.</summary>
    public string Zone { get; init; } = "WIB";

    /// <summary>How the addresses were masked.</summary>
    public AddressMasking Masking { get; init; }

    /// <summary>The days in their order.</summary>
    public VisitorActivity[] Days { get; init; } = [];

    /// <summary>The hours of the day in their order; those without requests are left out.</summary>
    public VisitorActivity[] Hours { get; init; } = [];

    /// <summary>The statuses, the most frequent first.</summary>
    public VisitorActivity[] Statuses { get; init; } = [];

    /// <summary>The pages, the most frequent first.</summary>
    public VisitorActivity[] Pages { get; init; } = [];

    /// <summary>The hosts that visitors came from, the most frequent first.</summary>
    public VisitorActivity[] Referrers { get; init; } = [];

    /// <summary>The families of user agents, the most frequent first.</summary>
    public VisitorActivity[] Agents { get; init; } = [];

    /// <summary>The addresses, the most frequent first.</summary>
    public VisitorActivity[] Addresses { get; init; } = [];

    /// <summary>What was read, and what could not be.</summary>
    public required VisitorScanSummary Log { get; init; }

    /// <summary>The lines of one kind.</summary>
    public IReadOnlyList<VisitorActivity> Of(VisitorActivityKind kind) => kind switch
    {
        VisitorActivityKind.Day => Days,
        VisitorActivityKind.Hour => Hours,
        VisitorActivityKind.Status => Statuses,
        VisitorActivityKind.Page => Pages,
        VisitorActivityKind.Referrer => Referrers,
        VisitorActivityKind.Agent => Agents,
        _ => Addresses,
    };
}
