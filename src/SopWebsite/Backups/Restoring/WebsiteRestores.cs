using SopWebsite.Backups.Databases;
using SopWebsite.Backups.Transport;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Restoring;

/// <summary>
/// Restores sets: to a folder, over the site's document root, to its server, into a named database. A site in use is written over only with
/// a fresh backup of it. Source: seed 002, F, step 7; seed 003, step 2.
/// </summary>
/// <param name="backups">The sets.</param>
/// <param name="store">The sets of the register.</param>
/// <param name="sites">The sites.</param>
/// <param name="sources">Where sites have their files.</param>
/// <param name="loader">Loads dumps.</param>
/// <param name="log">Tells what was written over, and how far.</param>
/// <param name="clock">The time.</param>
public sealed class WebsiteRestores(
    WebsiteBackups backups, IBackupStore store, ISiteStore sites, RemoteSites sources, IDatabaseLoader loader, IEscalationLog log, IClock clock)
{
    /// <summary>How old a backup may be that stands for what is written over.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>Takes a lock of the register, or gives null: a site is restored by one at a time. Null where nobody else restores.</summary>
    public Func<string, IDisposable?>? TryLock { get; init; }

    /// <summary>Says what a restore would write, replace and leave. Changes nothing.</summary>
    /// <exception cref="SopException">
    /// What <see cref="WebsiteBackups.Test"/> refuses of a set, a wrong password among it; <c>SopRestoreSiteUnknown</c>,
    /// <c>SopRestoreNoRoot</c>, <c>SopRestoreNoFiles</c>,
    /// <c>SopRestoreNoDump</c>, <c>SopRestoreInsideRoot</c>, <c>SopRestoreEscapes</c>, <c>SopRestoreBlocked</c>, <c>SopMaskInvalid</c>; those of
    /// the site's server.
    /// </exception>
    public RestorePlan Plan(string folder, RestoreOptions options, CancellationToken cancellation = default)
    {
        var plan = new RestorePlanner(backups.OpenSet(folder, options.Password), options, sites, sources, loader, cancellation).Plan();
        return plan with { Fault = Refusal(plan) };
    }

    /// <summary>Carries out a plan: checks the set in full first, then backs up what is in use if that was asked for, then writes.</summary>
    /// <exception cref="SopException">
    /// <c>SopRestoreLive</c>, <c>SopRestoreNoFreshBackup</c>, <c>SopRestoreDestinationTaken</c>, <c>SopRestoreSpaceShort</c>,
    /// <c>SopBackupPasswordNeeded</c>; <c>SopRestoreBusy</c>; <c>SopBackupDamaged</c>;
    /// <c>SopRestoreInterrupted</c>: how far it came; what
    /// <see cref="WebsiteBackups.Backup(BackupPlan, IProgress{BackupProgress}, CancellationToken)"/>
    /// and <see cref="IDatabaseLoader.Load"/> refuse.
    /// </exception>
    public RestoredWebsite Restore(RestorePlan plan, IProgress<BackupProgress>? progress = null, CancellationToken cancellation = default)
    {
        plan.ThrowIfRefused();
        using var alone = TryLock is null ? null : TryLock("restoring-" + PortablePath.NameFrom(plan.Site ?? ""))
            ?? throw RestoreFaults.Busy(plan.Site ?? plan.Name);
        var set = backups.OpenSound(plan.Path, plan.Options.Password, progress, cancellation);
        var made = plan.Options.BackupFirst ? BackUp(plan, progress, cancellation) : [];
        var work = new RestoreWork(set, plan, sites, sources, loader, progress, cancellation);
        // What is put into a folder of its own changes nothing that anybody uses.
        if (plan.Target == RestoreTarget.Folder && plan.LoadInto is null) return work.Do() with { BackupsMade = made };
        Tell(plan, $"Pemulihan dimulai dari {plan.Name} ke {Where(plan)}: {plan.Written} berkas baru, {plan.Replaced} diganti.");
        try
        {
            var restored = work.Do() with { BackupsMade = made };
            var kept = restored.Kept > 0 ? $", {restored.Kept} sudah sama" : "";
            var loaded = restored.Tables is { } tables ? $", {tables} tabel" : "";
            Tell(plan, $"Pemulihan dari {plan.Name} ke {Where(plan)} selesai: {restored.Files} berkas{kept}{loaded}.");
            return restored;
        }
        catch (Exception failure)
        {
            var why = failure is OperationCanceledException ? "dihentikan" : (failure as SopException)?.Phrase.Indonesian ?? failure.Message;
            Tell(plan, $"Pemulihan dari {plan.Name} ke {Where(plan)} TERHENTI setelah {work.Done} dari {plan.Written + plan.Replaced} berkas; "
                + $"setiap berkas utuh, lama atau baru: {why}");
            throw;
        }
    }

    private string[] BackUp(RestorePlan plan, IProgress<BackupProgress>? progress, CancellationToken cancellation)
    {
        var made = new List<string>();
        foreach (var name in plan.LiveSites)
            if (sites.Find(name) is { } site) made.Add(backups.Backup(site, new BackupOptions(), progress, cancellation).Name);
        return [.. made];
    }

    private SopException? Refusal(RestorePlan plan)
    {
        var options = plan.Options;
        if (plan.IsLocked) return BackupFaults.PasswordNeeded(plan.Path);
        if (plan.LiveSites.Length > 0)
        {
            var inUse = plan.HasDatabaseContent && plan.Replaced == 0 ? plan.Database! : plan.Destination ?? plan.Database!;
            if (!options.Force) return RestoreFaults.Live(inUse, plan.LiveSites[0]);
            if (!options.BackupFirst && Array.Find(plan.LiveSites, site => !IsFresh(site, plan)) is { } stale) return RestoreFaults.NotFresh(stale);
        }
        else if (plan.Target == RestoreTarget.Folder && !options.Force && RestoreFolder.IsTaken(plan.Destination!))
            return BackupFaults.DestinationTaken(plan.Destination!);
        return options.IgnoreSpace || Array.Find(plan.Space, space => space.IsShort) is not { } full ? null : RestoreFaults.SpaceShort(full);
    }

    private bool IsFresh(string site, RestorePlan plan) => store.Of(site).Any(set =>
        set is { State: BackupState.Complete, CreatedAt: { } at } && clock.UtcNow - at <= Fresh && at <= clock.UtcNow
        && (plan.Replaced == 0 || set.Files is not null) && (!plan.HasDatabaseContent || set.Database is not null)
        && File.Exists(Path.Combine(set.Path, BackupManifest.FileName)));

    private void Tell(RestorePlan plan, string text) => log.Append(new EscalationDraft
    {
        At = clock.UtcNow,
        Event = EscalationEvent.Note,
        Site = plan.Site,
        From = plan.Options.By,
        FollowUp = text,
    });

    private static string Where(RestorePlan plan) => string.Join(" dan ",
        new[] { plan.Destination, plan.Database is null ? null : "basis data " + plan.Database }.OfType<string>());
}
