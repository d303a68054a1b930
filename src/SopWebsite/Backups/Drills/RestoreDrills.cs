using SopWebsite.Backups.Databases;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Drills;

/// <summary>
/// Restore drills: a backup that was never restored is a hope. Nothing that is in use is touched, and what was made for a drill is cleared
/// away whatever happens; what a killed one left, by the next.
/// </summary>
/// <param name="store">Keeps the drills.</param>
/// <param name="backups">The sets.</param>
/// <param name="loader">Loads dumps.</param>
/// <param name="log">Tells of each drill.</param>
/// <param name="unit">Keeps a drill and its entry together.</param>
/// <param name="clock">The time.</param>
/// <param name="tryLock">Takes a lock of the register, or gives null.</param>
public sealed class RestoreDrills(
    IRestoreDrillStore store, WebsiteBackups backups, IDatabaseLoader loader, IEscalationLog log, IUnitOfWork unit, IClock clock,
    Func<string, IDisposable?> tryLock)
{
    private const string LockName = "restore-drill";
    private static readonly Phrase WasKilled = new("it was killed before it ended", "prosesnya mati sebelum selesai");

    /// <summary>Says what a drill would do, and refuses what could not be done. Changes nothing.</summary>
    /// <exception cref="SopException">
    /// <c>SopDrillNoSet</c>, <c>SopDrillNoServer</c>, <c>SopDrillSpaceShort</c>; <c>SopBackupPasswordWrong</c>, <c>SopBackupPasswordNeeded</c>.
    /// </exception>
    public DrillPlan Plan(SopSite site, DrillOptions options)
    {
        var set = Choose(site, options.Set);
        var opened = Opened(set, options.Password);
        var databases = options.SkipDatabase || opened is null || set.DumpBytes is null ? [] : TargetsOf(site, opened, options);
        var above = BackupSet.Normal(options.ScratchPath ?? Path.GetTempPath());
        var needed = (set.Bytes ?? 0) + (opened?.Manifest.Dumps.Sum(dump => dump.SqlBytes) ?? 0) + DiskSpace.Reserve;
        if (DiskSpace.FreeAt(above) is { } free && free < needed) throw DrillFaults.SpaceShort(above, needed, free);
        return new DrillPlan
        {
            Site = site,
            Set = set,
            ScratchPath = ScratchFolder.NameIn(above),
            Databases = databases,
            Options = options,
        };
    }

    /// <summary>Holds a drill and notes it. A backup that does not come back is a result, not a failure of this method.</summary>
    /// <exception cref="SopException"><c>SopDrillBusy</c>; those of the disk and the register.</exception>
    public RestoreDrill Hold(DrillPlan plan, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        using var alone = tryLock(LockName) ?? throw DrillFaults.Busy();
        Sweep();
        var drill = Begin(plan);
        try
        {
            drill = new DrillRun(plan, backups, loader, progress, cancellation).Hold(drill);
        }
        catch (Exception failure)
        {
            drill = drill with { State = RestoreDrillState.Aborted, Failure = WhyAborted(failure) };
            throw;
        }
        finally
        {
            drill = End(Cleared(drill, plan.Options.Login));
        }
        return drill;
    }

    /// <summary>The drills of a site, or all, oldest first.</summary>
    public IReadOnlyList<RestoreDrill> Of(string? site = null) => store.Of(site);

    /// <summary>The drill of a number.</summary>
    /// <exception cref="SopException"><c>SopDrillNotFound</c>.</exception>
    public RestoreDrill Get(string number) => store.Find(number) ?? throw DrillFaults.NotFound(number);

    private WebsiteBackup Choose(SopSite site, string? wanted)
    {
        var whole = backups.List(site).Where(set => set.State is BackupState.Complete or BackupState.Incomplete or BackupState.Damaged);
        if (wanted is null) return whole.LastOrDefault(set => set.State != BackupState.Damaged) ?? throw DrillFaults.NoSet(site.Name, null);
        return whole.LastOrDefault(set => string.Equals(set.Name, wanted, StringComparison.Ordinal)
            || string.Equals(set.Path, wanted, StringComparison.Ordinal))
            ?? throw DrillFaults.NoSet(site.Name, wanted);
    }

    /// <summary>
    /// The set's own description; null where it cannot be read, or the set it builds on is not there: that is for the drill to find. A password
    /// that is wrong or missing says nothing about the set, so it holds no drill.
    /// </summary>
    private OpenedSet? Opened(WebsiteBackup set, string? password)
    {
        OpenedSet opened;
        try
        {
            opened = backups.OpenSet(set.Path, password);
        }
        catch (SopException failure) when (failure.Id is "SopBackupNotFound" or "SopManifestInvalid" or "SopManifestUnsafe"
            || failure.Id.StartsWith("SopBackupBase", StringComparison.Ordinal))
        {
            return null;
        }
        return opened.IsLocked ? throw BackupFaults.PasswordNeeded(set.Path) : opened;
    }

    /// <summary>For each dump of the set a database made for the drill, like the one it is of.</summary>
    private static List<DrillTarget> TargetsOf(SopSite site, OpenedSet set, DrillOptions options)
    {
        var own = site.ReachedDatabases();
        if (own.Count == 0 && options.Server is null) throw DrillFaults.NoServer(site.Name);
        return [.. set.Manifest.Dumps.Select(dump => new DrillTarget(dump.Database, ScratchDatabase.Like(Like(dump.Database)))
        {
            Collation = dump.Collation, Tables = [.. dump.Tables],
        })];

        SiteDatabase Like(string name)
        {
            var like = own.FirstOrDefault(database => string.Equals(database.Name, name, StringComparison.Ordinal)) ?? own.FirstOrDefault()
                ?? options.Server!;
            // Another server than the site's is of the same kind.
            return options.Server is { } server ? server with { Engine = like.Engine } : like;
        }
    }

    private RestoreDrill Begin(DrillPlan plan)
    {
        RestoreDrill? begun = null;
        unit.Transact(() =>
        {
            var now = clock.UtcNow.ToUniversalTime();
            var prefix = FormattableString.Invariant($"UR-{IndonesianZone.ToLocal(now, plan.Site.Zone).Year:0000}-");
            begun = new RestoreDrill
            {
                Number = prefix + FormattableString.Invariant($"{store.CountWithPrefix(prefix) + 1:0000}"),
                Site = plan.Site.Name,
                Zone = plan.Site.Zone,
                Set = plan.Set.Name,
                SetPath = plan.Set.Path,
                SetCreatedAt = plan.Set.CreatedAt,
                ManifestSha256 = plan.Set.ManifestSha256,
                By = plan.Options.By,
                Machine = Environment.MachineName,
                StartedAt = now,
                State = RestoreDrillState.Running,
                Database = plan.Databases.Count == 0 ? null : string.Join(", ", plan.Databases.Select(target => target.Database)),
                ScratchPath = plan.ScratchPath,
                ScratchDatabases = [.. plan.Databases.Select(target => target.Scratch)],
            };
            store.Put(begun);
        });
        return begun!;
    }

    private RestoreDrill End(RestoreDrill drill)
    {
        var ended = drill with { EndedAt = clock.UtcNow.ToUniversalTime() };
        unit.Transact(() =>
        {
            store.Put(ended);
            log.Append(new EscalationDraft
            {
                At = ended.EndedAt.Value,
                Event = EscalationEvent.Note,
                Site = ended.Site,
                From = ended.By,
                FollowUp = DrillWords.Account(ended).Indonesian,
                Evidence = ended.ManifestSha256 is { } sha256 ? $"{ended.Set} SHA-256 {sha256}" : ended.Set,
            });
        });
        return ended;
    }

    /// <summary>What drills that were killed left behind, as far as this machine reaches it.</summary>
    private void Sweep()
    {
        foreach (var left in store.Of().Where(drill => drill.ScratchPath is not null || drill.ScratchDatabases.Length > 0))
        {
            if (!string.Equals(left.Machine, Environment.MachineName, StringComparison.OrdinalIgnoreCase)) continue;
            var cleared = Cleared(left, given: null);
            if (left.State != RestoreDrillState.Running) unit.Transact(() => store.Put(cleared));
            else End(cleared with { State = RestoreDrillState.Aborted, Failure = WasKilled });
        }
    }

    /// <summary>Clears away what was made; what cannot be cleared stays noted, for the next time.</summary>
    private RestoreDrill Cleared(RestoreDrill drill, DatabaseLogin? given)
    {
        var databases = drill.ScratchDatabases.Where(database => !Dropped(database, given)).ToArray();
        var folder = drill.ScratchPath is { } path && !Deleted(path) ? path : null;
        if (databases.Length == 0 && folder is null) return drill with { ScratchPath = null, ScratchDatabases = [] };
        var left = string.Join(", ", databases.Select(database => database.Name).Append(folder).OfType<string>());
        return drill with
        {
            ScratchPath = folder,
            ScratchDatabases = databases,
            Failure = drill.Failure ?? new Phrase($"could not be cleared away: {left}", $"belum dapat dibersihkan: {left}"),
        };
    }

    private bool Dropped(SiteDatabase database, DatabaseLogin? given)
    {
        try
        {
            // Also after a stop.
            loader.Drop(new CensusRequest { Database = database, Login = given ?? DatabaseLogins.Of(database) }, CancellationToken.None);
            return true;
        }
        catch (SopException)
        {
            return false;
        }
    }

    private static bool Deleted(string path)
    {
        try
        {
            ScratchFolder.Delete(path);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static Phrase WhyAborted(Exception failure) => failure switch
    {
        SopException known => known.Phrase,
        OperationCanceledException => new Phrase("it was stopped", "dihentikan oleh pelaksana"),
        _ => new Phrase(failure.Message, failure.Message),
    };
}
