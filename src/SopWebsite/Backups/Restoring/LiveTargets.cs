using SopWebsite.Sites;

namespace SopWebsite.Backups.Restoring;

/// <summary>Knows which folders and databases are those of registered sites.</summary>
internal sealed class LiveTargets(IReadOnlyList<SopSite> sites)
{
    /// <summary>The sites whose document root is the folder, lies in it, or holds it.</summary>
    public IReadOnlyList<SopSite> OverlapWith(string folder)
    {
        var place = RealPlace.Of(BackupSet.Normal(folder));
        return [.. sites.Where(site => site.DocumentRoot is { } root
            && RealPlace.Of(BackupSet.Normal(root)) is var live && (RealPlace.IsWithin(place, live) || RealPlace.IsWithin(live, place)))];
    }

    /// <summary>The site whose document root holds the folder, or is it.</summary>
    public SopSite? Holding(string folder)
    {
        var place = RealPlace.Of(BackupSet.Normal(folder));
        return sites.FirstOrDefault(site => site.DocumentRoot is { } root && RealPlace.IsWithin(place, RealPlace.Of(BackupSet.Normal(root))));
    }

    /// <summary>
    /// The sites that have a database of that name. Where its server is does not count: one server has many names, and to take another for it
    /// costs a question, the other mistake costs a site.
    /// </summary>
    public IReadOnlyList<SopSite> WithDatabase(SiteDatabase database) =>
        [.. sites.Where(site => site.AllDatabases().Any(own => own.Engine == database.Engine && IsSame(own, database)))];

    private static bool IsSame(SiteDatabase one, SiteDatabase other) => one.Engine == DatabaseEngine.Sqlite
        ? string.Equals(RealPlace.Of(Path.GetFullPath(one.Name)), RealPlace.Of(Path.GetFullPath(other.Name)), StringComparison.OrdinalIgnoreCase)
        : string.Equals(one.Name, other.Name, StringComparison.OrdinalIgnoreCase);
}
