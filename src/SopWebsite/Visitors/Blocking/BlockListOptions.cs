using SopWebsite.Sites;

namespace SopWebsite.Visitors.Blocking;

/// <summary>What a block list is to hold.</summary>
public sealed record BlockListOptions
{
    /// <summary>How long an address stays away after its last request, when nothing else is asked for.</summary>
    public static readonly TimeSpan UsualTime = TimeSpan.FromDays(30);

    /// <summary>The program it is for.</summary>
    public BlockListFormat Format { get; init; }

    /// <summary>The site whose blocks are remembered; null for a list that stands by itself.</summary>
    public SopSite? Site { get; init; }

    /// <summary>The visitors; null for those that the site's scans of the last <see cref="Time"/> found.</summary>
    public IReadOnlyList<SuspiciousVisitor>? Visitors { get; init; }

    /// <summary>This verdict and the graver ones.</summary>
    public VisitorVerdict Verdict { get; init; } = VisitorVerdict.Hostile;

    /// <summary>How long an address stays away after its last request.</summary>
    public TimeSpan Time { get; init; } = UsualTime;

    /// <summary>
    /// True puts addresses together: IPv4 where all of a block are on the list, IPv6 by its /64 from two addresses on.
    /// </summary>
    public bool Aggregate { get; init; }

    /// <summary>True also blocks addresses that are allowed, private or the site's own.</summary>
    public bool Force { get; init; }

    /// <summary>The zone in which the list shows times.</summary>
    public string Zone => Site?.Zone ?? "WIB";
}
