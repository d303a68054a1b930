using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Databases;

/// <summary>
/// A server has one host key, and it is pinned once: the key that is pinned of a site's server counts for the site's databases that are reached
/// through SSH on that server too. A database's own counts where its host is another one, or where none is pinned of the site.
/// </summary>
public static class SiteHostKeys
{
    private const int UsualPort = 22;

    /// <summary>True when the way to a database leads through the server that the site has its files on.</summary>
    public static bool IsServerOf(SopSite site, SshRoute route) =>
        RemoteSites.AccessTo(site)?.Address is { IsSsh: true } address && address.Port == (route.Port ?? UsualPort)
        && string.Equals(address.Host, route.Host, StringComparison.OrdinalIgnoreCase);

    /// <summary>A site's databases with the keys that count for the hosts they are reached through, the first one first.</summary>
    public static IReadOnlyList<SiteDatabase> ReachedDatabases(this SopSite site) =>
        [.. site.AllDatabases().Select(database => Reached(site, database))];

    /// <summary>A database with the keys that count for the host it is reached through.</summary>
    internal static SiteDatabase Reached(SopSite site, SiteDatabase database)
    {
        if (database.Ssh is not { } route || !IsServerOf(site, route)) return database;
        var keys = site.HostKey.Where(key => !HostKeyPin.Parse(key).IsCertificate).ToArray();
        return keys.Length == 0 ? database : database with { Ssh = route with { HostKey = keys } };
    }

    /// <summary>A database as it is to be registered: without a second pin of the site's own server.</summary>
    /// <exception cref="SopException"><c>SopSshHostKeyOfSite</c>: another key than the one that is pinned of the site's server.</exception>
    internal static SiteDatabase Registered(SopSite site, SiteDatabase database)
    {
        if (database.Ssh is not { HostKey.Length: > 0 } route || !IsServerOf(site, route)) return database;
        var pinned = site.HostKey.Select(key => HostKeyPin.Parse(key).Fingerprint).ToList();
        if (!route.HostKey.All(key => pinned.Contains(HostKeyPin.Parse(key).Fingerprint, StringComparer.Ordinal)))
            throw new SopException(
                "SopSshHostKeyOfSite", SopErrorKind.InvalidArgument,
                new Phrase(
                    $"{route} is the server of '{site.Name}': its key is pinned once, with Set-SopSite -HostKey, and counts for the database too.",
                    $"{route} adalah server '{site.Name}': kuncinya disimpan satu kali dengan Set-SopSite -HostKey, dan berlaku juga untuk "
                    + "database."),
                route.ToString());
        return database with { Ssh = route with { HostKey = [] } };
    }
}
