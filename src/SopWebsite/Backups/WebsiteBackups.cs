using SopWebsite.Backups.Access;
using SopWebsite.Backups.Databases;
using SopWebsite.Backups.Media;
using SopWebsite.Backups.Restoring;
using SopWebsite.Backups.Shares;
using SopWebsite.Backups.Transport;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Secrets;
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
    private static readonly Phrase NoBase = new(
        "There was no full set to build on in this folder that fits: this one is full.",
        "Di folder ini belum ada cadangan penuh yang cocok sebagai dasar: cadangan ini dibuat penuh.");

    /// <summary>The sites, whose settings say what their sets are encrypted with; null where only given passwords count.</summary>
    public ISiteStore? Sites { get; init; }

    /// <summary>How files are opened; the tests bring files that cannot be.</summary>
    internal Func<string, Stream>? OpenFile { get; init; }

    /// <summary>Switches the sites' access off while they are copied; null where nothing is switched.</summary>
    public SiteAccess? Access { get; init; }

    /// <summary>Told of every check of a set that may be a copy; null for none.</summary>
    public BackupMedia? Media { get; init; }

    /// <summary>Where sites have their files, and how they come from there; null where only folders of this machine can be backed up.</summary>
    public RemoteSites? RemoteSites { get; init; }

    /// <summary>Says what a backup would do, and refuses what it could not do. Changes nothing.</summary>
    /// <exception cref="SopException">
    /// <c>SopBackupNothing</c>, <c>SopBackupNoDestination</c>, <c>SopDocumentRootNotFound</c>, <c>SopBackupInsideRoot</c>,
    /// <c>SopBackupNameTemplate</c>, <c>SopBackupVolumeSize</c>, <c>SopBackupPasswordUnfit</c>; what <see cref="SecretReference.Resolve"/> refuses.
    /// </exception>
    public BackupPlan Plan(SopSite site, BackupOptions options)
    {
        var (root, source) = FetchedPlan.RootOf(site, options, RemoteSites);
        var databases = options.Parts.HasFlag(BackupParts.Database) ? site.ReachedDatabases() : [];
        if (root is null && databases.Count == 0) throw BackupFaults.NothingToBackUp(site.Name);
        var given = options.Destination ?? site.BackupPath;
        if (string.IsNullOrWhiteSpace(given)) throw BackupFaults.NoDestination(site.Name);
        var destination = BackupSet.Normal(given!);
        if (root is not null)
        {
            if (source is null && !Directory.Exists(root)) throw BackupFaults.RootNotFound(root);
            root = BackupSet.Normal(root);
            if (RealPlace.IsWithin(RealPlace.Of(destination), RealPlace.Of(root))) throw BackupFaults.InsideRoot(destination);
        }
        if (options.VolumeSize is { } volume and < 1024 * 1024) throw BackupFaults.VolumeSize(volume);
        var now = clock.UtcNow.ToUniversalTime();
        var password = options.Password ?? (site.BackupSecret is { } secret ? SecretReference.Resolve(secret) : null);
        (BackupKey Key, ManifestEncryption Description)? fresh = password is null ? null : BackupKey.Make(password);
        var wanted = root is not null && options.Type == BackupType.Differential;
        var found = wanted ? FoundBase.Newest(store, site.Name, destination, password) : null;
        var type = found is null ? BackupType.Full : BackupType.Differential;
        return new BackupPlan
        {
            Site = site,
            At = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond)),
            Name = BackupSet.NextName(BackupName.Of(site, options, type, now), destination),
            Destination = destination,
            Type = type,
            Base = found is { } known ? Path.GetFileName(known.Base.Folder) : null,
            Foundation = found?.Base,
            Root = root,
            Databases = [.. databases],
            Source = source,
            Fetch = options.Fetch,
            DumpCommand = options.DumpCommand,
            Login = options.Login,
            IgnoreSpace = options.IgnoreSpace,
            Checksum = options.Checksum,
            VolumeSize = options.VolumeSize,
            // A differential set has its base's key: their digests can be compared, and one password opens both.
            Key = found?.Key ?? fresh?.Key,
            Encryption = found is { } leaned ? leaned.Base.Manifest.Encryption : fresh?.Description,
            Notes = wanted && found is null ? [NoBase] : [],
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
        var dumps = plan.Databases.Select(database => RequestOf(plan, database)).ToArray();
        var repaired = Access?.Repair(plan.Site);
        // What takes long travels while the site is still on; while it is off only what changed since does.
        if (Access is not null && plan.Site.AccessSwitch is not null) RemoteSites.Fetch(plan, progress, cancellation);
        var pause = Access?.SwitchOff(plan.Site, cancellation);
        var ((manifest, sha256), stillOff) = SiteAccessPause.Around(
            pause, () => new BackupRun(RemoteSites.Fetch(plan, progress, cancellation), dumper, dumps, OpenFile, progress, cancellation).Make());
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

    /// <summary>
    /// Recomputes every hash of a set and notes the result in the register. An encrypted set whose password is neither given nor registered
    /// at the site is compared byte for byte, but not unpacked.
    /// </summary>
    /// <param name="folder">The set.</param>
    /// <param name="detailed">Tells of every file.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <param name="password">What the set is encrypted with; null for what the site's settings name.</param>
    /// <exception cref="SopException">
    /// <c>SopBackupNotFound</c>, <c>SopBackupPartial</c>, <c>SopManifestInvalid</c>, <c>SopManifestUnsafe</c>, <c>SopBackupPasswordWrong</c>,
    /// <c>SopBackupBaseMissing</c>, <c>SopBackupBaseAltered</c>.
    /// </exception>
    public BackupVerification Test(
        string folder, bool detailed = false, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default,
        string? password = null)
    {
        var found = Examine(folder, detailed, Opening(password), progress, cancellation);
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
    /// <param name="password">What the set is encrypted with; null for what the site's settings name.</param>
    /// <exception cref="SopException">
    /// What <see cref="Test"/> refuses; <c>SopBackupPasswordNeeded</c>; <c>SopBackupDamaged</c>, <c>SopRestoreDestinationTaken</c>,
    /// <c>SopRestoreEscapes</c>, <c>SopBackupDiskFull</c>, <c>SopBackupUnwritable</c>.
    /// </exception>
    public RestoredWebsite Restore(
        string folder, string destination, bool overwrite = false, IProgress<BackupProgress>? progress = null,
        CancellationToken cancellation = default, string? password = null)
    {
        var target = BackupSet.Normal(destination);
        if (!overwrite && RestoreFolder.IsTaken(target)) throw BackupFaults.DestinationTaken(target);
        return new BackupRestore(OpenSound(folder, password, progress, cancellation), only: null, progress, cancellation).To(target, overwrite);
    }

    /// <summary>Opens a set, its description checked, its content not yet.</summary>
    internal OpenedSet OpenSet(string folder, string? password)
    {
        var path = BackupSet.Normal(folder);
        return BackupSet.IsPartial(path) ? throw BackupFaults.SetPartial(path) : OpenedSet.Open(path, Opening(password));
    }

    /// <summary>Opens a set whose every hash was found to be right just before.</summary>
    internal OpenedSet OpenSound(string folder, string? password, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var access = Opening(password);
        var found = Examine(folder, detailed: false, access, progress, cancellation);
        if (!found.IsSound) throw BackupFaults.Damaged(found.Path, found);
        var set = OpenedSet.Open(found.Path, access);
        if (!string.Equals(set.ManifestSha256, found.ManifestSha256, StringComparison.Ordinal)) throw BackupFaults.Damaged(found.Path, found);
        return set.IsLocked ? throw BackupFaults.PasswordNeeded(found.Path) : set;
    }

    /// <summary>How the sets are opened that this register knows: with a password that was given, else the one of the set's site.</summary>
    internal SetAccess Opening(string? password) => new()
    {
        Password = password,
        PasswordOf = name => Sites?.Find(name)?.BackupSecret is { } reference ? SecretReference.Resolve(reference) : null,
        FindBase = foundation => Sites?.All().SelectMany(site => store.Of(site.Name))
            .FirstOrDefault(backup =>
                string.Equals(backup.ManifestSha256, foundation.ManifestSha256, StringComparison.Ordinal) && Directory.Exists(backup.Path))?.Path,
    };

    /// <summary>Compares a set, or a share of it, with its hashes and with what the register knows. Notes nothing.</summary>
    internal BackupVerification Examine(
        string folder, bool detailed, SetAccess access, IProgress<BackupProgress>? progress, CancellationToken cancellation,
        VerificationShare? share = null)
    {
        var path = BackupSet.Normal(folder);
        if (BackupSet.IsPartial(path)) throw BackupFaults.SetPartial(path);
        var found = BackupVerifier.Examine(path, detailed, access, progress, cancellation, share);
        var known = store.Find(path)?.ManifestSha256 ?? Media?.RecordedAt(path);
        return found with
        {
            CheckedAt = clock.UtcNow, Recorded = known is null ? null : string.Equals(known, found.ManifestSha256, StringComparison.Ordinal),
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

    /// <summary>An account and a program that were named are for the kind of the first database; others are asked as they are registered.</summary>
    private static DumpRequest RequestOf(BackupPlan plan, SiteDatabase database)
    {
        var isFirst = database.Engine == plan.Databases[0].Engine;
        var login = isFirst && database.Engine != DatabaseEngine.Sqlite ? plan.Login : null;
        return new DumpRequest { Database = database, Login = login ?? DatabaseLogins.Of(database), Command = isFirst ? plan.DumpCommand : null };
    }

    /// <summary>Whose it is only its name tells: the site's is a part of it, or it is SIPP's.</summary>
    private static bool LeftBy(SopSite site, WebsiteBackup leftover)
    {
        var left = BackupSet.RemovedFrom(leftover.Path) is { } removed ? BackupSet.PartialPrefix + Path.GetFileName(removed) : leftover.Name;
        var (all, name) = (left + "-", PortablePath.NameFrom(site.Name));
        var at = all.IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return (at > 0 && IsJoint(all[at - 1]) && IsJoint(all[at + name.Length]))
            || all.StartsWith(BackupSet.PartialPrefix + "SIPP-", StringComparison.OrdinalIgnoreCase);

        static bool IsJoint(char letter) => letter is '-' or '_' or '.';
    }

    private static List<WebsiteBackup> Order(IEnumerable<WebsiteBackup> backups)
    {
        var list = backups.ToList();
        list.Sort((left, right) => Nullable.Compare(left.CreatedAt, right.CreatedAt) is not 0 and var order
            ? order
            : string.CompareOrdinal(left.Name, right.Name));
        return list;
    }
}
