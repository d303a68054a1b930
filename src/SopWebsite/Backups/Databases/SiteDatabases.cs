using System.Globalization;
using SopWebsite.Backups.Configurations;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Databases;

/// <summary>The databases of the sites: registering them, finding them in a site's own configuration, looking into them.</summary>
/// <param name="sites">The sites.</param>
/// <param name="changes">Changes them, with an entry in the log.</param>
/// <param name="loader">Looks into databases.</param>
public sealed class SiteDatabases(SopSites sites, SiteChanges changes, IDatabaseLoader loader)
{
    /// <summary>A site's databases, the first one first.</summary>
    public static IReadOnlyList<SiteDatabaseEntry> Of(SopSite site) =>
    [
        .. site.AllDatabases().Select((database, at) => new SiteDatabaseEntry
        {
            Site = site.Name, DatabaseName = database.Name, Database = database, IsMain = at == 0 && site.Database is not null,
        }),
    ];

    /// <summary>One database of a site.</summary>
    /// <exception cref="SopException"><c>SopDatabaseNotFound</c>.</exception>
    public static SiteDatabaseEntry Get(SopSite site, string name) =>
        Of(site).FirstOrDefault(entry => Same(entry.DatabaseName, name)) ?? throw NotFound(site.Name, name);

    /// <summary>Adds a database to a site, or replaces the one of its name. The first one of a site becomes its main database.</summary>
    /// <exception cref="SopException">Those of <see cref="Check"/>; <c>SopSshHostKeyOfSite</c>.</exception>
    public SiteDatabaseEntry Register(string siteName, SiteDatabase database)
    {
        Check(database);
        var site = sites.Get(siteName);
        database = SiteHostKeys.Registered(site, database);
        var main = site.Database is null || Same(site.Database.Name, database.Name);
        changes.Change(main
            ? site with { Database = database }
            : site with { MoreDatabases = [.. site.MoreDatabases.Where(other => !Same(other.Name, database.Name)), database] });
        return new SiteDatabaseEntry { Site = site.Name, DatabaseName = database.Name, Database = database, IsMain = main };
    }

    /// <summary>Takes a database off a site; the database itself stays as it is. The next one becomes the main one.</summary>
    /// <exception cref="SopException"><c>SopDatabaseNotFound</c>.</exception>
    public void Unregister(string siteName, string name)
    {
        var site = sites.Get(siteName);
        Get(site, name);
        var left = site.AllDatabases().Where(database => !Same(database.Name, name)).ToArray();
        changes.Change(site with { Database = left.FirstOrDefault(), MoreDatabases = [.. left.Skip(1)] });
    }

    /// <summary>Looks into a database as a backup would.</summary>
    /// <param name="entry">The database.</param>
    /// <param name="request">The account, and how closely to look; its database is replaced by the entry's.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="SopException">What <see cref="IDatabaseLoader.Census"/> and <see cref="DatabaseLogins.Of"/> refuse.</exception>
    public SiteDatabaseExamination Examine(SiteDatabaseEntry entry, CensusRequest request, CancellationToken cancellation)
    {
        var login = request.Login ?? DatabaseLogins.Of(entry.Database);
        var database = SiteHostKeys.Reached(sites.Get(entry.Site), entry.Database);
        var census = loader.Census(request with { Database = database, Login = login }, cancellation);
        var engines = census.Tables.Where(table => table.Engine is not null).GroupBy(table => table.Engine!, StringComparer.OrdinalIgnoreCase)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Key + ": " + group.Count().ToString(CultureInfo.InvariantCulture)).ToList();
        var torn = census.Tables.Where(table => !TableEngines.IsConsistent(table.Engine)).Select(table => table.Name).ToArray();
        return new SiteDatabaseExamination
        {
            Site = entry.Site,
            DatabaseName = entry.DatabaseName,
            ServerVersion = census.ServerVersion,
            Tables = census.Tables,
            Rows = request.CountRows ? census.Tables.Sum(table => table.Rows) : null,
            Engines = engines.Count == 0 ? null : string.Join(", ", engines),
            NotConsistent = torn,
            BrokenViews = census.BrokenViews,
            Census = census,
            Remarks = [.. Remarks(entry.Database, torn, census.BrokenViews)],
        };
    }

    /// <summary>The database that the site's own configuration names.</summary>
    /// <exception cref="SopException">
    /// <c>SopConfigurationNotFound</c>: its document root has none of a known kind; and those of <see cref="SiteConfigurationReader.ReadFile"/>.
    /// </exception>
    public static SiteDatabaseFinding Find(SopSite site)
    {
        var found = site.DocumentRoot is { } root ? SiteConfigurationReader.FindIn(root) : null;
        return found is not null ? SiteDatabaseFinding.Of(found, site.Name) : throw new SopException(
            "SopConfigurationNotFound", SopErrorKind.NotFound,
            new Phrase($"'{site.Name}' has no configuration.php or wp-config.php in its document root. Name the file with -Path.",
                $"'{site.Name}' tidak punya configuration.php atau wp-config.php di document root-nya. Sebutkan berkasnya dengan -Path."),
            site.Name);
    }

    /// <summary>Refuses what no program could be given.</summary>
    /// <exception cref="SopException">
    /// <c>SopDatabaseInvalid</c>, <c>SopSshRouteInvalid</c>, <c>SopHostKeyInvalid</c>, <c>SopSecretReferenceInvalid</c>.
    /// </exception>
    public static void Check(SiteDatabase database)
    {
        foreach (var text in new[] { database.Name, database.Host, database.Socket, database.UserName })
            if (text is not null && (text.Length == 0 || text.Any(char.IsControl)) || database.Port is < 1 or > 65535)
                throw new SopException(
                    "SopDatabaseInvalid", SopErrorKind.InvalidArgument,
                    new Phrase(
                        "A database's name, host, socket and account are not empty and have no control characters in them, and a port is "
                        + "from 1 to 65535.",
                        "Nama, host, soket dan akun database tidak boleh kosong atau mengandung karakter kendali; port antara 1 dan 65535."),
                    database.Name);
        database.Ssh?.Check();
        foreach (var key in database.Ssh?.HostKey ?? []) HostKeyPin.Parse(key);
        if (database.Secret is { } reference) DatabaseLogins.Check(reference);
    }

    private static IEnumerable<Phrase> Remarks(SiteDatabase database, string[] torn, BrokenView[] broken)
    {
        if (torn.Length > 0 && !database.LockTables)
            yield return new Phrase(
                $"{torn.Length} table(s) are read consistently only under a lock: convert them to InnoDB, or register the database with -LockTable.",
                $"{torn.Length} tabel hanya terbaca konsisten bila dikunci: ubah ke InnoDB, atau daftarkan database dengan -LockTable.");
        if (broken.Length > 0)
            yield return new Phrase(
                $"{broken.Length} view(s) cannot be read and will not be in the dump: repair or drop them.",
                $"{broken.Length} view tidak terbaca dan tidak akan ada di dalam dump: perbaiki atau hapus.");
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    private static SopException NotFound(string site, string name) => new(
        "SopDatabaseNotFound", SopErrorKind.NotFound,
        new Phrase($"'{site}' has no database '{name}' registered. Get-SiteDatabase lists them.",
            $"'{site}' tidak punya database '{name}' yang terdaftar. Lihat Get-SiteDatabase."),
        name);
}
