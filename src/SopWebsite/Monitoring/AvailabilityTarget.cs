using SopWebsite.Monitoring.Probes;
using SopWebsite.Probing;
using SopWebsite.Sites;

namespace SopWebsite.Monitoring;

/// <summary>An address to check.</summary>
/// <param name="Name">The site's name in the register; the host for an address that is not registered.</param>
/// <param name="Uri">The address, one that <see cref="ProbeAddress"/> knows.</param>
public sealed record AvailabilityTarget(string Name, Uri Uri)
{
    /// <summary>True for an address of a registered site, whose results are kept.</summary>
    public bool IsRegistered { get; init; }

    /// <summary>Over which internet; <see cref="SiteAddressFamily.Both"/> counts as Any here: see <see cref="Over"/>.</summary>
    public SiteAddressFamily Family { get; init; }

    /// <summary>The site's own conditions, those too that are about other addresses of it.</summary>
    public IReadOnlyList<SiteCondition> Conditions { get; init; } = [];

    /// <summary>Every address of a site, with the site's conditions.</summary>
    public static IEnumerable<AvailabilityTarget> Of(SopSite site)
    {
        SiteCondition[] conditions = [.. site.Condition.Select(SiteCondition.Parse)];
        return site.Uri.Select(uri => new AvailabilityTarget(site.Name, uri) { IsRegistered = true, Conditions = conditions });
    }

    /// <summary>An address that is not registered.</summary>
    public static AvailabilityTarget Of(Uri uri) => new(uri.Host, uri);

    /// <summary>The address over a family; for Both, once over each.</summary>
    public IEnumerable<AvailabilityTarget> Over(SiteAddressFamily family) => family == SiteAddressFamily.Both
        ? [this with { Family = SiteAddressFamily.IPv4 }, this with { Family = SiteAddressFamily.IPv6 }]
        : [this with { Family = family }];
}

/// <summary>What is expected of an address.</summary>
public sealed record AvailabilityOptions
{
    /// <summary>The time for everything, redirects included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The statuses that count as an answer; empty for 200 to 299. A redirect status in it is not followed.</summary>
    public IReadOnlyList<int> ExpectStatus { get; init; } = [];

    /// <summary>A text that the page must contain, whatever its case, within its first 2 MB; null for none.</summary>
    public string? ExpectText { get; init; }

    /// <summary>What else must hold, beside the conditions of the site.</summary>
    public IReadOnlyList<SiteCondition> Conditions { get; init; } = [];
}
