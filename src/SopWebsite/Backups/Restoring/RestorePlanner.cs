using SopWebsite.Backups.Databases;
using SopWebsite.Backups.Transport;
using SopWebsite.Errors;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Restoring;

/// <summary>Looks at a set and at the place it is to go to, and says what would happen there.</summary>
internal sealed class RestorePlanner(
    OpenedSet set, RestoreOptions options, ISiteStore sites, RemoteSites sources, IDatabaseLoader loader, CancellationToken cancellation)
{
    private readonly LiveTargets _live = new(sites.All());
    private readonly TransferMask _mask = new(options.Include, options.Exclude);

    /// <summary>The plan; whether it is refused is not yet said.</summary>
    public RestorePlan Plan()
    {
        var site = options.Site is { } named ? sites.Find(named) ?? throw RestoreFaults.NoSite(named) : sites.Find(set.Manifest.Site);
        var destination = DestinationOf(site);
        var there = There(site, destination);
        var items = options.Target == RestoreTarget.None ? [] : there.Compare(Coming());
        var database = options.Database is { } name ? DatabaseOf(site, name) : null;
        var tables = database is null ? null : TablesIn(database);
        var live = LiveSites(site, destination, there).Concat(tables > 0 ? _live.WithDatabase(database!) : []);
        if (options.Target is RestoreTarget.DocumentRoot or RestoreTarget.Server && !Array.Exists(items, item => item.Change != RestoreChange.Leave))
            throw RestoreFaults.NoFiles(set.Folder);
        return new RestorePlan
        {
            Site = site?.Name ?? set.Manifest.Site,
            Name = Path.GetFileName(set.Folder),
            Path = set.Folder,
            Target = options.Target,
            Destination = destination,
            Database = database?.ToString(),
            DatabaseTables = tables,
            HasDatabaseContent = tables > 0,
            LiveSites = [.. live.Select(one => one.Name).Distinct(StringComparer.OrdinalIgnoreCase)],
            Items = items,
            Options = options,
            Registered = site,
            LoadInto = database,
        };
    }

    /// <summary>Whether an entry of the set is among what is restored.</summary>
    public static Func<ManifestEntry, bool>? Filter(RestoreOptions options)
    {
        var mask = new TransferMask(options.Include, options.Exclude);
        if (mask.IsAll) return null;
        return entry => entry.Kind == EntryKind.Folder ? mask.Keeps(BackupRestore.RealPath(entry)) : mask.Takes(BackupRestore.RealPath(entry));
    }

    private IEnumerable<(string Path, EntryKind Kind, long Bytes)> Coming() => set.Manifest.Entries
        .Select(entry => (Path: BackupRestore.RealPath(entry), entry.Kind, entry.Bytes))
        .Where(entry => entry.Kind == EntryKind.Folder ? _mask.Keeps(entry.Path) : _mask.Takes(entry.Path));

    private string? DestinationOf(SopSite? site)
    {
        switch (options.Target)
        {
            case RestoreTarget.None:
                return null;
            case RestoreTarget.Folder:
                var folder = BackupSet.Normal(options.Destination!);
                if (_live.Holding(folder) is { } holding) throw RestoreFaults.InsideRoot(folder, holding.Name);
                return folder;
            case RestoreTarget.DocumentRoot:
                if (site is null) throw RestoreFaults.NoSite(set.Manifest.Site);
                return RealPlace.Of(BackupSet.Normal(site.DocumentRoot ?? throw RestoreFaults.NoRoot(site.Name)));
            default:
                if (site is null) throw RestoreFaults.NoSite(set.Manifest.Site);
                return RemoteSites.AccessTo(site)?.Address.ToString() ?? throw RestoreFaults.NoRoot(site.Name);
        }
    }

    private ThereNow There(SopSite? site, string? destination)
    {
        var there = new ThereNow();
        if (options.Target == RestoreTarget.Server)
        {
            using var tree = sources.Open(site!, options.Fetch, cancellation);
            foreach (var entry in tree.List([], enter: null, cancellation))
            {
                var kind = entry.Kind switch { RemoteKind.Folder => EntryKind.Folder, RemoteKind.Link => EntryKind.Link, _ => EntryKind.File };
                there.Add(entry.Path, kind, entry.Bytes);
            }
            return there;
        }
        var root = options.Target == RestoreTarget.Folder ? Path.Combine(destination!, BackupRestore.FilesFolder) : destination;
        if (root is null || !Directory.Exists(root)) return there;
        foreach (var entry in SiteTree.Walk(root, [], cancellation)) there.Add(entry.Path, entry.Kind, entry.Length);
        return there;
    }

    private IEnumerable<SopSite> LiveSites(SopSite? site, string? destination, ThereNow there)
    {
        if (there.IsEmpty || destination is null) return [];
        return options.Target switch
        {
            RestoreTarget.Folder => _live.OverlapWith(Path.Combine(destination, BackupRestore.FilesFolder)),
            RestoreTarget.DocumentRoot => _live.OverlapWith(destination),
            _ => [site!],
        };
    }

    /// <summary>The named database, on the server of the one whose dump it is to get.</summary>
    private SiteDatabase DatabaseOf(SopSite? site, string name)
    {
        var dump = DumpOf(set, site, options);
        var own = site?.ReachedDatabases() ?? [];
        var like = own.FirstOrDefault(database => string.Equals(database.Name, dump.Database, StringComparison.Ordinal)) ?? own.FirstOrDefault();
        return like is null ? new SiteDatabase { Name = name } : like with { Name = name };
    }

    /// <summary>The dump that is meant.</summary>
    public static ManifestDump DumpOf(OpenedSet set, SopSite? site, RestoreOptions options)
    {
        var dumps = set.Manifest.Dumps;
        var wanted = options.Dump ?? (dumps.Count == 1 ? dumps[0].Database : site?.Database?.Name);
        return dumps.FirstOrDefault(dump => string.Equals(dump.Database, wanted, StringComparison.Ordinal))
            ?? throw RestoreFaults.NoDump(set.Folder, options.Dump, dumps.Select(dump => dump.Database));
    }

    private int? TablesIn(SiteDatabase database)
    {
        try
        {
            var login = options.Login ?? DatabaseLogins.Of(database);
            var census = loader.Census(new CensusRequest { Database = database, Login = login, Command = options.Command }, cancellation);
            return census.IsEmpty ? 0 : Math.Max(1, census.Tables.Length);
        }
        catch (SopException failure) when (failure.Id == "SopDatabaseUnreadable")
        {
            // It is not there, or may not be looked into: then it is loaded only if it turns out to be empty.
            return null;
        }
    }
}
