using SopWebsite.Sites;

namespace SopWebsite.Visitors;

/// <summary>The hosts of a site's pages: its own among the referrers of a log, and the servers that must not be blocked.</summary>
public static class SiteHosts
{
    /// <summary>The hosts, each once.</summary>
    public static string[] Of(SopSite site) =>
    [
        .. site.Uri.Where(uri => uri.IsAbsoluteUri && uri.Scheme is "http" or "https").Select(uri => uri.IdnHost)
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];
}
