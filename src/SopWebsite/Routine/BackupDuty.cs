using SopWebsite.Backups;
using SopWebsite.Composition;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Routine;

/// <summary>Backs a site up when its last complete set is too old.</summary>
internal sealed class BackupDuty(Workplace workplace, RoutineOptions options) : RoutineDuty(workplace)
{
    public override RoutineStep Step => RoutineStep.Backup;

    public override Task<RoutineResult> DoAsync(SopSite site, CancellationToken stop)
    {
        // A run that was killed may have left it off: that does not wait for the next backup.
        var repaired = Workplace.SiteAccess.Repair(site);
        var result = BackUp(site, stop);
        return Task.FromResult(repaired is null ? result : result with
        {
            State = RoutineState.Finding,
            Message = new Phrase($"{repaired.English} {result.Message.English}", $"{repaired.Indonesian} {result.Message.Indonesian}"),
        });
    }

    private RoutineResult BackUp(SopSite site, CancellationToken stop)
    {
        if (site.BackupPath is null || (site.DocumentRoot is null && site.Database is null))
            return NotSetUp(site, new Phrase(
                "nothing to back up, or nowhere to (Set-SopSite -DocumentRoot -BackupPath)",
                "sumber atau tujuan backup belum didaftarkan (Set-SopSite -DocumentRoot -BackupPath)"));
        var last = Workplace.Register.Backups.Latest(site.Name);
        if (last is { State: BackupState.Complete } && !IsDue(last.CreatedAt, options.Backup, options.Force)) return NotDue(site, last);
        var set = Workplace.Backups.Backup(site, new BackupOptions(), progress: null, stop);
        return Done(
            site, set.State != BackupState.Complete,
            BackupAccount.Of(set),
            set);
    }
}
