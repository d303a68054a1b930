using SopWebsite.Sites;

namespace SopWebsite.Reporting;

/// <summary>The zone in which a register's months begin and end.</summary>
public static class RegisterZone
{
    /// <summary>The zone of the register's court where it says one, else that of the sites where they agree, else WIB.</summary>
    public static string Of(ISiteStore sites)
    {
        if (new SopCourts(sites).HeadOf(site: null)?.Zone is { } zone) return zone.ToUpperInvariant();
        var zones = sites.All().Select(site => site.Zone).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return zones.Count == 1 ? zones[0].ToUpperInvariant() : "WIB";
    }
}
