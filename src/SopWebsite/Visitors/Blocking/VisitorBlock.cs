using SopWebsite.Calendars;

namespace SopWebsite.Visitors.Blocking;

/// <summary>An address, or a block of them, that is kept away from a site until a day.</summary>
public sealed record VisitorBlock
{
    /// <summary>The site; null for a list of no registered one, which nothing remembers.</summary>
    public string? Site { get; init; }

    /// <summary>The address as the programs read it, or a block in CIDR notation where addresses were put together.</summary>
    public required string Network { get; init; }

    /// <summary>Since when, UTC.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Until when, UTC. A list that is exported later leaves it out.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Its last request that is known, UTC.</summary>
    public DateTimeOffset LastSeen { get; init; }

    /// <summary>The gravest verdict on it.</summary>
    public VisitorVerdict Verdict { get; init; }

    /// <summary>The highest score of it.</summary>
    public int Score { get; init; }

    /// <summary>What kinds of attack it was blocked for.</summary>
    public VisitorCategory[] Categories { get; init; } = [];

    /// <summary>True where it is one that is never blocked unless forced.</summary>
    public bool IsForced { get; init; }

    /// <summary>How many addresses were put together in it.</summary>
    public int Addresses { get; init; } = 1;

    /// <summary>When somebody lifted it, UTC; null while nobody has. It comes back when the address is seen attacking after that.</summary>
    public DateTimeOffset? LiftedAt { get; init; }

    /// <summary>Who lifted it.</summary>
    public string? LiftedBy { get; init; }

    /// <summary>Why.</summary>
    public string? LiftReason { get; init; }

    /// <summary>The zone in which its times are shown.</summary>
    public string Zone { get; init; } = "WIB";

    /// <summary>Whether it held when it was read.</summary>
    public bool IsActive { get; init; }

    /// <summary>Whether it holds at an instant.</summary>
    public bool HoldsAt(DateTimeOffset now) => LiftedAt is null && Until > now;

    /// <summary>It in one line, for lists and questions.</summary>
    public override string ToString() => $"{Network} ({Verdict}, {IndonesianZone.MinuteOf(Until, Zone)} {Zone})";
}
