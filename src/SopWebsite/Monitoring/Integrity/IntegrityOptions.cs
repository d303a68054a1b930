using SopWebsite.Sites;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>A site whose integrity is to be checked.</summary>
/// <param name="Name">The site's name in the register; the host for an address that is not registered.</param>
/// <param name="Uri">The page to begin with.</param>
public sealed record IntegrityTarget(string Name, Uri Uri)
{
    /// <summary>A site's front page; null for a site without an address.</summary>
    public static IntegrityTarget? Of(SopSite site) => site.Uri.Length > 0 ? new IntegrityTarget(site.Name, site.Uri[0]) : null;
}

/// <summary>How a site's integrity is checked.</summary>
public sealed record IntegrityOptions
{
    /// <summary>The time for each request.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many further pages of the site are looked at, 0 for none. robots.txt is heeded.</summary>
    public int MaxPages { get; init; }

    /// <summary>The pause before each further page; robots.txt may ask for a longer one, up to 30 seconds.</summary>
    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(1);
}

/// <summary>How far a check has come.</summary>
/// <param name="Pages">How many further pages were looked at.</param>
/// <param name="Uri">The page that was looked at last.</param>
public sealed record IntegrityProgress(int Pages, Uri Uri);
