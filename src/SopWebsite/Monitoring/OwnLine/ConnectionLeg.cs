using SopWebsite.Languages;

namespace SopWebsite.Monitoring.OwnLine;

/// <summary>The parts of the way from this computer into the world.</summary>
public enum ConnectionPart
{
    /// <summary>This computer's own link: cable or Wi-Fi.</summary>
    Computer,

    /// <summary>The court's router.</summary>
    Gateway,

    /// <summary>The provider's line behind it.</summary>
    Line,

    /// <summary>The name servers.</summary>
    NameServer,

    /// <summary>How much comes through.</summary>
    Throughput,
}

/// <summary>How a part of the way stood.</summary>
public enum ConnectionVerdict
{
    /// <summary>As it should be.</summary>
    Good,

    /// <summary>Not as it should be.</summary>
    Bad,

    /// <summary>It cannot be told.</summary>
    Unknown,
}

/// <summary>One thing that was asked on the way out, and what came of it.</summary>
public sealed record ConnectionLeg
{
    /// <summary>Which part of the way it is about.</summary>
    public required ConnectionPart Part { get; init; }

    /// <summary>What was asked: an address, a name server, a file; null for the computer itself.</summary>
    public string? Target { get; init; }

    /// <summary>How it stood.</summary>
    public required ConnectionVerdict Verdict { get; init; }

    /// <summary>How long the answer took; null where there was none.</summary>
    public double? Milliseconds { get; init; }

    /// <summary>What was found, in a sentence.</summary>
    public required Phrase Reason { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => FormattableString.Invariant($"{Part} {Target} {Verdict} {Milliseconds:0}").Replace("  ", " ").TrimEnd();
}
