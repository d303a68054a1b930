namespace SopWebsite.Visitors;

/// <summary>What activity is counted by.</summary>
public enum VisitorActivityKind
{
    /// <summary>The day in the site's zone.</summary>
    Day,

    /// <summary>The HTTP status.</summary>
    Status,

    /// <summary>The page: the path without its query.</summary>
    Page,

    /// <summary>The visitor's address.</summary>
    Address,
}

/// <summary>The requests of one day, one status, one page or one address: a line of the SOP's "log aktivitas pengunjung".</summary>
public sealed record VisitorActivity
{
    /// <summary>What the line counts.</summary>
    public VisitorActivityKind By { get; init; }

    /// <summary>
    /// The day (<c>2026-11-21</c>), the status (<c>404</c>), the path or the address; <see cref="SuspiciousVisitor.OtherAddress"/> for all
    /// that found no room. Paths and addresses come from outside: escaped, but data all the same.
    /// </summary>
    public required string Key { get; init; }

    /// <summary>Requests.</summary>
    public long Requests { get; init; }

    /// <summary>Different addresses; null where they were too many to be kept apart.</summary>
    public long? Visitors { get; init; }

    /// <summary>Requests answered 4xx or 5xx.</summary>
    public long Errors { get; init; }

    /// <summary>Bytes sent, as far as the log says.</summary>
    public long Bytes { get; init; }

    /// <summary>The first request, UTC.</summary>
    public DateTimeOffset FirstSeen { get; init; }

    /// <summary>The last request, UTC.</summary>
    public DateTimeOffset LastSeen { get; init; }
}

/// <summary>The activity in a period as a whole.</summary>
public sealed record VisitorActivitySummary
{
    /// <summary>Requests in the period.</summary>
    public long Requests { get; init; }

    /// <summary>Different addresses; null where they were too many to be kept apart.</summary>
    public long? Visitors { get; init; }

    /// <summary>Requests answered 4xx or 5xx.</summary>
    public long Errors { get; init; }

    /// <summary>Bytes sent, as far as the log says.</summary>
    public long Bytes { get; init; }

    /// <summary>The first request, UTC; null for none.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>The last request, UTC; null for none.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>The days in their order.</summary>
    public VisitorActivity[] Days { get; init; } = [];

    /// <summary>The statuses, the most frequent first.</summary>
    public VisitorActivity[] Statuses { get; init; } = [];

    /// <summary>The pages, the most frequent first.</summary>
    public VisitorActivity[] Pages { get; init; } = [];

    /// <summary>The addresses, the most frequent first.</summary>
    public VisitorActivity[] Addresses { get; init; } = [];

    /// <summary>What was read, and what could not be.</summary>
    public required VisitorScanSummary Log { get; init; }

    /// <summary>The lines of one kind.</summary>
    public IReadOnlyList<VisitorActivity> Of(VisitorActivityKind kind) => kind switch
    {
        VisitorActivityKind.Day => Days,
        VisitorActivityKind.Status => Statuses,
        VisitorActivityKind.Page => Pages,
        _ => Addresses,
    };
}
