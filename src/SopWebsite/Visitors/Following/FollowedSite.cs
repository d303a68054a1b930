namespace SopWebsite.Visitors.Following;

/// <summary>How far the logs of a site were read.</summary>
public sealed record FollowedSite
{
    /// <summary>The site's name.</summary>
    public required string Site { get; init; }

    /// <summary>How many passes there were.</summary>
    public long Passes { get; init; }

    /// <summary>When the last one was, UTC.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The logs and how far each was read.</summary>
    public LogMark[] Marks { get; init; } = [];

    /// <summary>The buckets of the addresses that were there lately, packed; null for none.</summary>
    public string? Memory { get; init; }

    /// <summary>The first day of which the harmless addresses are kept still; null when none was closed.</summary>
    public string? OpenFrom { get; init; }
}
