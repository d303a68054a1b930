using SopWebsite.Backups.Access;
using SopWebsite.Backups.Databases;
using SopWebsite.Backups.Media;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Sites;

namespace SopWebsite.Backups;

/// <summary>Backs a site up, lists and checks the sets, and restores from them. Source: seed 001, steps 2 and 8; seed 003, step 2.</summary>
/// <param name="store">Notes every set made and every check.</param>
/// <param name="log">Tells of every set made.</param>
/// <param name="unit">Keeps the two together.</param>
/// <param name="dumper">Dumps databases.</param>
/// <param name="clock">The time.</param>
public sealed class WebsiteBackups(IBackupStore store, IEscalationLog log, IUnitOfWork unit, IDatabaseDumper dumper, IClock clock)
{
    /// <summary>How files are opened; the tests bring files that cannot be.</summary>
    internal Func<string, Stream>? OpenFile { get; init; }

    /// <summary>Switches the sites' access off while they are copied; null where nothing is switched.</summary>
    public SiteAccess? Access { get; init; }

    /// <summary>Told of every check of a set that may be a copy; null for none.</summary>
    public BackupMedia? Media { get; init; }

    /// <summary>Says what a backup would do, and refuses what it could not do. Changes nothing.</summary>
    /// <exception cref="SopException">
    /// <c>SopBackupNothing</c>, <c>SopBackupNoDestination</c>, <c>SopDocumentRootNotFound</c>, <c>SopBackupInsideRoot</c>.
    /// </exception>
    public BackupPlan Plan(SopSite site, BackupOptions options)
    {
        var root = options.Parts.HasFlag(BackupParts.Files) ? site.DocumentRoot : null;
        var database = options.Parts.HasFlag(BackupParts.Database) ? site.Database : null;
        if (root is null && database is null) throw BackupFaults.NothingToBackUp(site.Name);
        var given = options.Destination ?? site.BackupPath;
        if (string.IsNullOrWhiteSpace(given)) throw BackupFaults.NoDestination(site.Name);
        var destination = BackupSet.Normal(given!);
        if (root is not null)
        {
            if (!Directory.Exists(root)) throw BackupFaults.RootNotFound(root);
            root = BackupSet.Normal(root);
            if (IsWithin(Final(destination), Final(root))) throw BackupFaults.InsideRoot(destination);
        }
        var now = clock.UtcNow.ToUniversalTime();
        return new BackupPlan
        {
            Site = site,
            At = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)),
            Name = BackupSet.NextName(site, options, destination, now),
            Destination = destination,
            Root = root,
            Database = database,
            DumpCommand = options.DumpCommand,
            Login = options.Login,
            IgnoreSpace = options.IgnoreSpace,
            ExpectedDump = store.Latest(site.Name)?.DumpBytes,
        };
    }

    /// <summary>Makes a set and notes it in the register and the log.</summary>
    /// <exception cref="SopException">
    /// What <see cref="Plan"/> refuses; <c>SopBackupSpaceShort</c>, <c>SopBackupDiskFull</c>, <c>SopBackupUnwritable</c>,
    /// <c>SopBackupNotAsWritten</c>; what <see cref="IDatabaseDumper.Dump"/> and <see cref="DatabaseLogins.Of"/> refuse. In each case
    /// nothing of the new set is left and earlier sets are as they were.
    /// </exception>
    public WebsiteBackup Backup(
        SopSite site, BackupOptions options, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default) =>
        Backup(Plan(site, options), progress, cancellation);

    /// <summary>Carries out a plan.</summary>
    /// <inheritdoc cref="Backup(SopSite, BackupOptions, IProgress{BackupProgress}, CancellationToken)"/>
    public WebsiteBackup Backup(BackupPlan plan, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        // A password that cannot be read is found before an hour's archiving.
        var login = plan.Database is { } database ? plan.Login ?? DatabaseLogins.Of(database) : null;
        var repaired = Access?.Repair(plan.Site);
        var pause = Access?.SwitchOff(plan.Site, cancellation);
        var ((manifest, sha256), stillOff) = SiteAccessPause.Around(
            pause, () => new BackupRun(plan, dumper, login, OpenFile, progress, cancellation).Make());
        var made = BackupSet.Describe(plan.Path, manifest, sha256) with { VerifiedAt = clock.UtcNow, Verified = true };
        if (repaired is not null) made = made with { Warnings = [repaired, .. made.Warnings] };
        unit.Transact(() =>
        {
            store.Put(made);
            log.Append(new EscalationDraft
            {
                At = plan.At,
                Event = EscalationEvent.BackupMade,
                Site = plan.Site.Name,
                Procedure = plan.Site.Procedure,
                FollowUp = BackupAccount.Of(made).Indonesian,
                Evidence = $"{made.Name} SHA-256 {sha256}",
            });
        });
        // The set is good and noted; that nobody can work is more urgent all the same.
        return stillOff is null ? made : throw stillOff;
    }

    /// <summary>
    /// The sets of a site, oldest first: those in its backup folder, leftovers among them, and those that the register knows elsewhere. A set
    /// whose folder is gone is shown as damaged.
    /// </summary>
    public IReadOnlyList<WebsiteBackup> List(SopSite site)
    {
        var known = store.Of(site.Name).ToDictionary(backup => backup.Path, StringComparer.Ordinal);
        var paths = new HashSet<string>(known.Keys, StringComparer.Ordinal);
        if (site.BackupPath is { } folder) paths.UnionWith(BackupSet.Below(folder));
        return Order(paths
            .Select(Look)
            .Where(backup => backup.Site is null
                ? known.ContainsKey(backup.Path) || LeftBy(site, backup)
                : string.Equals(backup.Site, site.Name, StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>The sets and leftovers in a folder, or the one that the folder is.</summary>
    public IReadOnlyList<WebsiteBackup> ListFolder(string folder) => Order(BackupSet.Below(folder).Select(Look));

    /// <summary>Recomputes every hash of a set and notes the result in the register.</summary>
    /// <exception cref="SopException">
    /// <c>SopBackupNotFound</c>, <c>SopBackupPartial</c>, <c>SopManifestInvalid</c>, <c>SopManifestUnsafe</c>.
    /// </exception>
    public BackupVerification Test(
        string folder, bool detailed = false, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        var found = Examine(folder, detailed, progress, cancellation);
        if (store.Find(found.Path) is { } known)
        {
            store.Put(known with
            {
                VerifiedAt = found.CheckedAt,
                Verified = found.IsSound,
                State = !found.IsSound ? BackupState.Damaged : known.Skipped.Any(skip => skip.IsGap) ? BackupState.Incomplete : BackupState.Complete,
            });
        }
        else Media?.Note(found);
        return found;
    }

    /// <summary>
    /// Checks a set in full and restores it to a folder: <c>files/</c>, and the dump as <c>database.sql</c> beside it. The set and the
    /// register stay as they are.
    /// </summary>
    /// <param name="folder">The set.</param>
    /// <param name="destination">A new or empty folder.</param>
    /// <param name="overwrite">Allows a folder with files: those of the same names are replaced, others stay.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="SopException">
    /// What <see cref="Test"/> refuses; <c>SopBackupDamaged</c>, <c>SopRestoreDestinationTaken</c>, <c>SopRestoreEscapes</c>,
    /// <c>SopBackupDiskFull</c>, <c>SopBackupUnwritable</c>.
    /// </exception>
    public RestoredWebsite Restore(
        string folder, string destination, bool overwrite = false, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        var target = BackupSet.Normal(destination);
        if (!overwrite && Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()) throw BackupFaults.DestinationTaken(target);
        var found = Examine(folder, detailed: false, progress, cancellation);
        if (!found.IsSound) throw BackupFaults.Damaged(found.Path, found);
        var (manifest, sha256) = ManifestFile.Read(found.Path);
        if (!string.Equals(sha256, found.ManifestSha256, StringComparison.Ordinal)) throw BackupFaults.Damaged(found.Path, found);
        return new BackupRestore(found.Path, manifest, progress, cancellation).To(target, overwrite);
    }

    private BackupVerification Examine(string folder, bool detailed, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var path = BackupSet.Normal(folder);
        if (BackupSet.IsPartial(path)) throw BackupFaults.SetPartial(path);
        var found = BackupVerifier.Examine(path, detailed, progress, cancellation);
        var known = store.Find(path)?.ManifestSha256 ?? Media?.RecordedAt(path);
        return found with
        {
            CheckedAt = clock.UtcNow,
            Recorded = known is null ? null : string.Equals(known, found.ManifestSha256, StringComparison.Ordinal),
        };
    }

    private WebsiteBackup Look(string path)
    {
        var bare = new WebsiteBackup { Name = Path.GetFileName(path), Path = path, State = BackupState.Partial };
        if (BackupSet.IsPartial(path)) return bare;
        var known = store.Find(path);
        if (!Directory.Exists(path)) return (known ?? bare) with { State = BackupState.Damaged };
        try
        {
            var (manifest, sha256) = ManifestFile.Read(path);
            var seen = BackupSet.Describe(path, manifest, sha256);
            if (known is null) return seen;
            var same = string.Equals(known.ManifestSha256, sha256, StringComparison.Ordinal) && known.Verified != false;
            return seen with { State = same ? seen.State : BackupState.Damaged, VerifiedAt = known.VerifiedAt, Verified = known.Verified };
        }
        catch (SopException)
        {
            return (known ?? bare) with { State = BackupState.Damaged };
        }
    }

    private static bool LeftBy(SopSite site, WebsiteBackup leftover) =>
        leftover.Name.StartsWith(BackupSet.PartialPrefix + PortablePath.NameFrom(site.Name) + "-", StringComparison.OrdinalIgnoreCase)
        || leftover.Name.StartsWith(BackupSet.PartialPrefix + "SIPP-", StringComparison.OrdinalIgnoreCase);

    private static List<WebsiteBackup> Order(IEnumerable<WebsiteBackup> backups)
    {
        var list = backups.ToList();
        list.Sort((left, right) => Nullable.Compare(left.CreatedAt, right.CreatedAt) is not 0 and var order
            ? order
            : string.CompareOrdinal(left.Name, right.Name));
        return list;
    }

    private static bool IsWithin(string path, string root)
    {
        var comparison = Path.DirectorySeparatorChar == '\\' ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        return string.Equals(path, root, comparison)
            || path.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, comparison);
    }

    /// <summary>Where a path really is: the nearest folder above it that exists, links resolved as far as the framework can.</summary>
    private static string Final(string path)
    {
#if NET8_0_OR_GREATER
        var missing = "";
        var existing = path;
        while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } above)
        {
            missing = Path.Combine(Path.GetFileName(existing), missing);
            existing = above;
        }
        var resolved = Path.GetPathRoot(existing)!;
        foreach (var name in existing.Substring(resolved.Length).Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            var next = Path.Combine(resolved, name);
            resolved = Directory.ResolveLinkTarget(next, returnFinalTarget: true)?.FullName ?? next;
        }
        return BackupSet.Normal(Path.Combine(resolved, missing));
#else
        return path;
#endif
    }
}
