using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Retention;

/// <summary>How many sets of each site are kept, and the removal of those that no rule keeps.</summary>
/// <param name="store">Keeps the rules.</param>
/// <param name="backups">The sets of the register.</param>
/// <param name="sets">Lists the sets that there are.</param>
/// <param name="log">Tells of each set removed.</param>
/// <param name="unit">Keeps a change and its entry together.</param>
/// <param name="clock">The time.</param>
public sealed class BackupRetentions(
    IRetentionStore store, IBackupStore backups, WebsiteBackups sets, IEscalationLog log, IUnitOfWork unit, IClock clock)
{
    /// <summary>The rules registered for a site, or null.</summary>
    public BackupRetention? Find(SopSite site) => store.Find(site.Name);

    /// <summary>Registers the rules of a site; rules that keep nothing are forgotten.</summary>
    /// <exception cref="SopException"><c>SopRetentionInvalid</c>: a number that is none to count by.</exception>
    public BackupRetention Set(SopSite site, BackupRetention retention)
    {
        Check(retention);
        var registered = retention with { Site = site.Name };
        unit.Transact(() =>
        {
            if (registered.IsEmpty) store.Remove(site.Name);
            else store.Put(registered);
            log.Append(new EscalationDraft
            {
                At = clock.UtcNow,
                Event = EscalationEvent.Note,
                Site = site.Name,
                Procedure = site.Procedure,
                FollowUp = registered.IsEmpty ? "Retensi cadangan dihapus." : $"Retensi cadangan ditetapkan: {registered.Account.Indonesian}.",
            });
        });
        return registered;
    }

    /// <summary>Says what becomes of each set of a site. Changes nothing.</summary>
    /// <exception cref="SopException">
    /// <c>SopRetentionMissing</c>: neither given nor registered; <c>SopRetentionInvalid</c>; <c>SopBackupNoDestination</c>: the site has no
    /// backup folder; <c>SopBackupFolderMissing</c>: it is not there.
    /// </exception>
    public RetentionPlan Plan(SopSite site, RetentionOptions options)
    {
        var rules = options.Retention ?? store.Find(site.Name) ?? throw RetentionFaults.Missing(site.Name);
        Check(rules);
        if (rules.IsEmpty) throw RetentionFaults.Missing(site.Name);
        if (string.IsNullOrWhiteSpace(site.BackupPath)) throw BackupFaults.NoDestination(site.Name);
        var folder = BackupSet.Normal(site.BackupPath!);
        // A disk that is not attached looks like a folder from which everything is gone.
        if (!Directory.Exists(folder)) throw RetentionFaults.FolderMissing(folder);
        var listed = sets.List(site);
        // What was renamed to be deleted speaks for the set that it was: that is not on a disk somewhere else.
        var removed = new HashSet<string>(listed.Select(backup => BackupSet.RemovedFrom(backup.Path)).OfType<string>(), StringComparer.Ordinal);
        var found = listed.Where(backup => !removed.Contains(backup.Path) || Directory.Exists(backup.Path))
            .Select(backup => new RetainedSet(backup, BaseOf(backup), PlaceOf(backup, folder), TouchedAt(backup)));
        return new RetentionPlanner(site.Name, site.Zone, options, rules, clock.UtcNow).Decide(found);
    }

    /// <summary>Carries out one verdict of a plan: the folder gets the name of a leftover first, so that nothing half deleted looks whole.</summary>
    /// <exception cref="SopException">
    /// <c>SopRetentionAnchorGone</c>: the whole set that was to stay is there no more; <c>SopBackupRemovalFailed</c>: it could not be renamed,
    /// and is as it was; <c>SopBackupRemovalUnfinished</c>: it is no set any more, but some of its files could not be deleted.
    /// </exception>
    public void CarryOut(RetentionPlan plan, RetentionVerdict verdict)
    {
        if (verdict.Action == RetentionAction.Keep) return;
        var leftover = verdict.Path;
        if (verdict.Action == RetentionAction.Remove && verdict.State != BackupState.Partial)
        {
            if (plan.Anchor is null || !File.Exists(Path.Combine(plan.Anchor, BackupManifest.FileName)))
                throw RetentionFaults.AnchorGone(plan.Anchor ?? verdict.Path);
            leftover = MakeLeftover(verdict.Path);
        }
        if (verdict.State != BackupState.Partial) Forget(verdict, verdict.Path);
        // A removal that was killed right after the renaming: the register still knows the set.
        else if (BackupSet.RemovedFrom(leftover) is { } removed && !Directory.Exists(removed) && backups.Find(removed) is not null)
            Forget(verdict, removed);
        if (verdict.Action == RetentionAction.Remove) Delete(leftover);
    }

    private void Forget(RetentionVerdict verdict, string path) => unit.Transact(() =>
    {
        var done = verdict.Action == RetentionAction.Remove ? "dihapus" : "dikeluarkan dari register";
        backups.Remove(path);
        log.Append(new EscalationDraft
        {
            At = clock.UtcNow,
            Event = EscalationEvent.Note,
            Site = verdict.Site,
            FollowUp = $"Cadangan {Path.GetFileName(path)} {done}: {string.Join("; ", verdict.Reasons.Select(reason => reason.Text.Indonesian))}.",
        });
    });

    private static string MakeLeftover(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        var leftover = BackupSet.RemovalOf(path);
        try
        {
            Directory.Move(path, leftover);
            UnixFile.FlushFolder(folder);
            return leftover;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw RetentionFaults.RemovalFailed(path, failure);
        }
    }

    private static void Delete(string leftover)
    {
        try
        {
            Directory.Delete(leftover, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Someone else was quicker.
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw RetentionFaults.RemovalUnfinished(leftover, failure);
        }
    }

    private static string? BaseOf(WebsiteBackup backup) =>
        backup.Base is { } foundation ? Path.Combine(Path.GetDirectoryName(backup.Path) ?? backup.Path, foundation) : null;

    private static RetainedPlace PlaceOf(WebsiteBackup backup, string folder)
    {
        if (!Directory.Exists(backup.Path)) return RetainedPlace.Gone;
        return string.Equals(Path.GetDirectoryName(backup.Path), folder, StringComparison.Ordinal) ? RetainedPlace.Here : RetainedPlace.Elsewhere;
    }

    private static DateTimeOffset? TouchedAt(WebsiteBackup backup)
    {
        if (backup.State != BackupState.Partial) return null;
        try
        {
            var folder = new DirectoryInfo(backup.Path);
            return folder.EnumerateFiles().Select(file => file.LastWriteTimeUtc).Append(folder.LastWriteTimeUtc).Max();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What cannot be looked at is not old.
            return DateTimeOffset.MaxValue;
        }
    }

    private static void Check(BackupRetention retention)
    {
        int[] counts = [retention.KeepLast, retention.KeepDaily, retention.KeepWeekly, retention.KeepMonthly, retention.KeepYearly];
        if (Array.Exists(counts, count => count is < 0 or > BackupRetention.Most))
            throw RetentionFaults.Invalid(counts.First(count => count is < 0 or > BackupRetention.Most));
    }
}
