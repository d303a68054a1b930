using SopWebsite.Languages;

namespace SopWebsite.Monitoring.OwnLine;

/// <summary>How the court's own line stood.</summary>
public sealed record OwnLineReading
{
    /// <summary>True when the world can be reached from here.</summary>
    public required bool IsUp { get; init; }

    /// <summary>True when the gateway answered, so that the fault lies beyond it; null when it was not asked or may not be.</summary>
    public bool? GatewayAnswers { get; init; }

    /// <summary>What was found, in a sentence.</summary>
    public required Phrase Reason { get; init; }
}
