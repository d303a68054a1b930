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
        var items = options.Target == RestoreTarget.None ? [] : Compare(there);
        var database = options.Database is { } name ? DatabaseOf(site, name) : null;
        var (tables, half) = database is null ? (null, false) : TablesIn(database);
        var inUse = tables > 0 && !half;
        var live = LiveSites(site, destination, items).Concat(inUse ? _live.WithDatabase(database!) : []);
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
            DatabaseHalfLoaded = half,
            HasDatabaseContent = inUse,
            IsLocked = set.IsLocked,
            Space = Space(destination, there, items, database, site),
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

    /// <summary>What a server has now.</summary>
    public static ThereNow There(IRemoteTree tree, CancellationToken cancellation)
    {
        var there = new ThereNow();
        try
        {
            foreach (var entry in tree.List([], enter: null, cancellation)) there.Add(entry);
            return there;
        }
        catch (SopException failure) when (failure.Id == TransportFaults.RootNotFoundId && tree.Find("", cancellation) is null)
        {
            // After a disaster its folder may be gone as well.
            return new ThereNow { IsGone = true };
        }
    }

    /// <summary>What becomes of every file, from what is there now.</summary>
    public RestoreItem[] Compare(ThereNow there) => there.Compare(
        Filter(options) is { } takes ? set.Manifest.Entries.Where(takes) : set.Manifest.Entries,
        set.IsLocked ? null : set.Digest, keepSame: options.Target == RestoreTarget.Server && !options.All);

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
        if (options.Target == RestoreTarget.Server)
        {
            using var tree = sources.Open(site!, options.Fetch, cancellation);
            return There(tree, cancellation);
        }
        var there = new ThereNow();
        var root = options.Target == RestoreTarget.Folder ? Path.Combine(destination!, BackupRestore.FilesFolder) : destination;
        if (root is null || !Directory.Exists(root)) return there;
        foreach (var entry in SiteTree.Walk(root, [], cancellation)) there.Add(entry);
        return there;
    }

    /// <summary>
    /// The sites that would lose something, or get something beside what they have. Where nothing is but what the set has, as the set has it,
    /// an earlier restore of it was interrupted, or nothing has changed since: there is nothing to lose.
    /// </summary>
    private IEnumerable<SopSite> LiveSites(SopSite? site, string? destination, RestoreItem[] items)
    {
        if (destination is null || Array.TrueForAll(items, item => item.Change == RestoreChange.Write || item.Same)) return [];
        return options.Target switch
        {
            RestoreTarget.Folder => _live.OverlapWith(Path.Combine(destination, BackupRestore.FilesFolder)),
            RestoreTarget.DocumentRoot => _live.OverlapWith(destination),
            _ => [site!],
        };
    }

    /// <summary>
    /// What it takes on the disks of this machine. A file that replaces another is beside it until it is whole. A database's own growth is known
    /// of SQLite only: where a server keeps its files is its own affair.
    /// </summary>
    private RestoreSpace[] Space(string? destination, ThereNow there, RestoreItem[] items, SiteDatabase? database, SopSite? site)
    {
        var room = new RestoreRoom();
        var coming = items.Where(item => item.Change is RestoreChange.Write or RestoreChange.Replace).ToList();
        if (options.Target == RestoreTarget.Server) room.Take(Path.GetTempPath(), coming.Sum(item => item.Bytes));
        else if (destination is not null)
        {
            var growth = coming.Sum(item => Math.Max(0, item.Bytes - there.BytesOf(item.Path)));
            var beside = coming.Where(item => item.Change == RestoreChange.Replace).Select(item => item.Bytes).DefaultIfEmpty().Max();
            var dumps = options.Target == RestoreTarget.Folder && _mask.IsAll ? set.Manifest.Dumps.Sum(dump => dump.SqlBytes) : 0;
            room.Take(destination, growth + beside + dumps);
        }
        if (database is null) return room.All();
        var loaded = DumpOf(set, site, options).SqlBytes;
        room.Take(Path.GetTempPath(), loaded);
        if (database.Engine == DatabaseEngine.Sqlite)
        {
            room.Take(Path.GetTempPath(), loaded);
            room.Take(Path.GetFullPath(database.Name), loaded);
        }
        return room.All();
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

    private (int? Tables, bool HalfLoaded) TablesIn(SiteDatabase database)
    {
        try
        {
            var login = options.Login ?? DatabaseLogins.Of(database);
            var census = loader.Census(new CensusRequest { Database = database, Login = login, Command = options.Command }, cancellation);
            return census.IsEmpty ? (0, false) : (Math.Max(1, census.Tables.Length), census.IsHalfLoaded);
        }
        catch (SopException failure) when (failure.Id == "SopDatabaseUnreadable")
        {
            // It is not there, or may not be looked into: then it is loaded only if it turns out to be empty.
            return (null, false);
        }
    }
}
