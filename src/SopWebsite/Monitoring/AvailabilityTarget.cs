using SopWebsite.Sites;

namespace SopWebsite.Monitoring;

/// <summary>An address to check.</summary>
/// <param name="Name">The site's name in the register; the host for an address that is not registered.</param>
/// <param name="Uri">The address, http or https.</param>
public sealed record AvailabilityTarget(string Name, Uri Uri)
{
    /// <summary>Every address of a site.</summary>
    public static IEnumerable<AvailabilityTarget> Of(SopSite site) => site.Uri.Select(uri => new AvailabilityTarget(site.Name, uri));

    /// <summary>An address that is not registered.</summary>
    public static AvailabilityTarget Of(Uri uri) => new(uri.Host, uri);
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
}
