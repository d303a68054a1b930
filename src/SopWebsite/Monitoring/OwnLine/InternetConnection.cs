using SopWebsite.Languages;

namespace SopWebsite.Monitoring.OwnLine;

/// <summary>How the court's connection stood when it was tested, part by part.</summary>
public sealed record InternetConnection
{
    /// <summary>The site under which the connection is registered; null where it was tested for none.</summary>
    public string? Site { get; init; }

    /// <summary>
    /// Up: the world was reached. Degraded: it was, but names or throughput are not as they should be. Down: the provider's line is broken.
    /// Unknown: the fault lies in the court's own network, or nothing could be asked, so that nothing can be said of the line.
    /// </summary>
    public required AvailabilityState State { get; init; }

    /// <summary>The first part of the way that is broken; null where none is, or it cannot be told.</summary>
    public ConnectionPart? BrokenPart { get; init; }

    /// <summary>What was found, in a sentence.</summary>
    public required Phrase Reason { get; init; }

    /// <summary>Everything that was asked, from this computer outward.</summary>
    public ConnectionLeg[] Legs { get; init; } = [];

    /// <summary>What came through, Mbit/s towards the court; null where it was not measured.</summary>
    public double? Mbps { get; init; }

    /// <summary>What the provider promises of it; null where nothing is promised.</summary>
    public double? PromisedMbps { get; init; }

    /// <summary>Who provides the connection; null where nobody is registered.</summary>
    public string? Provider { get; init; }

    /// <summary>When the test began, UTC.</summary>
    public required DateTimeOffset CheckedAt { get; init; }

    /// <summary>Whether the router answered; null where it was not asked or may not be.</summary>
    internal bool? GatewayAnswered => Legs.FirstOrDefault(leg => leg.Part == ConnectionPart.Gateway)?.Verdict switch
    {
        ConnectionVerdict.Good => true,
        ConnectionVerdict.Bad => false,
        _ => null,
    };

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => Reason.ToString();
}
