using SopWebsite.Languages;

namespace SopWebsite.Monitoring.OwnLine;

/// <summary>A stretch of tests of a connection that found the same, each within <see cref="LineHistory.Reach"/> of the one before.</summary>
public sealed record LineStretch
{
    /// <summary>The site under which the connection is registered.</summary>
    public required string Site { get; init; }

    /// <summary>When its first test began, UTC to the millisecond.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When its last test began, UTC to the millisecond.</summary>
    public required DateTimeOffset Last { get; init; }

    /// <summary>How the connection stood.</summary>
    public required AvailabilityState State { get; init; }

    /// <summary>How it stood when that could be told last: a fault in the court's own network does not end an outage of the line.</summary>
    public required AvailabilityState Settled { get; init; }

    /// <summary>Which part of the way was broken; null for none.</summary>
    public ConnectionPart? BrokenPart { get; init; }

    /// <summary>Whether the router answered; null where it was not asked or may not be.</summary>
    public bool? GatewayAnswered { get; init; }

    /// <summary>How many tests there were.</summary>
    public required int Count { get; init; }

    /// <summary>What the first of them found, in a sentence.</summary>
    public required Phrase Reason { get; init; }
}

/// <summary>A throughput that was measured.</summary>
/// <param name="Site">The site under which the connection is registered.</param>
/// <param name="At">When, UTC to the millisecond.</param>
/// <param name="Mbps">What came through, Mbit/s.</param>
public sealed record LineSpeed(string Site, DateTimeOffset At, double Mbps);
