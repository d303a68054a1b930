using SopWebsite.Calendars;

namespace SopWebsite.Visitors.Allowing;

/// <summary>
/// Addresses whose requests are the court's own business (daftar izin): its office, the Mahkamah Agung, a monitor, a tester under contract.
/// They are counted like all others, but are not among the suspicious visitors unless asked for, and are never blocked.
/// </summary>
public sealed record AllowedVisitor
{
    /// <summary>The addresses: one, or a block in CIDR notation such as <c>203.0.113.0/24</c>.</summary>
    public required string Network { get; init; }

    /// <summary>The site whose logs it is for; null for all sites.</summary>
    public string? Site { get; init; }

    /// <summary>Why, such as <c>Kantor pengadilan</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>Requests after this instant are not allowed any more, UTC; null for no end.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Who entered it.</summary>
    public string? By { get; init; }

    /// <summary>When it was entered, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The zone in which its times are shown.</summary>
    public required string Zone { get; init; }

    /// <summary>Whether its time had passed when it was read.</summary>
    public bool IsExpired { get; init; }

    /// <summary>Whether it is for the logs of a site; null for logs of no registered one.</summary>
    public bool Concerns(string? site) => Site is null || string.Equals(Site, site, StringComparison.OrdinalIgnoreCase);

    /// <summary>It in one line, for lists and questions.</summary>
    public override string ToString() =>
        $"{Network} ({Reason}){(Until is { } end ? " - " + IndonesianZone.MinuteOf(end, Zone) + " " + Zone : "")}";
}
