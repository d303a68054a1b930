namespace SopWebsite.Visitors.Rules;

/// <summary>
/// How many within which time are an alarm, in the log's own time. A leaky bucket: it takes <see cref="Count"/> and empties evenly within
/// <see cref="Seconds"/>; full, it alarms and begins anew. For <see cref="VisitorBurstOf.Match"/> it is a sliding window, in which each
/// further match lets the count grow.
/// </summary>
public sealed record VisitorBurst
{
    /// <summary>No bucket is larger.</summary>
    public const int MostCount = 10_000;

    /// <summary>No sliding window remembers more.</summary>
    public const int MostMatches = 100;

    /// <summary>No time is longer: a day.</summary>
    public const int MostSeconds = 86_400;

    /// <summary>What is counted.</summary>
    public VisitorBurstOf Of { get; init; }

    /// <summary>How many are an alarm, from 2.</summary>
    public int Count { get; init; }

    /// <summary>Within how many seconds, from 1.</summary>
    public int Seconds { get; init; }

    /// <summary>
    /// For <see cref="VisitorBurstOf.Match"/>, instead of the figures: the request matches while the alarm of this other rule is fresh.
    /// </summary>
    public string? After { get; init; }
}

/// <summary>What a burst counts, for each address.</summary>
public enum VisitorBurstOf
{
    /// <summary>What the rule itself matches.</summary>
    Match,

    /// <summary>All requests.</summary>
    Request,

    /// <summary>Different pages; pictures, styles and scripts are no pages, and search engines are let be.</summary>
    Page,

    /// <summary>Different pages answered with 400, 403 or 404.</summary>
    Missing,

    /// <summary>Pages answered with an error, the same ones too: the rule's statuses, or 4xx and 5xx. There may be several such rules.</summary>
    Error,

    /// <summary>Different user agents on refused requests and logins.</summary>
    Agent,

    /// <summary>Different addresses whose user agent the rule matches and is the same.</summary>
    Crowd,
}
