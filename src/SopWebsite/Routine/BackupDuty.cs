using SopWebsite.Backups;
using SopWebsite.Backups.Media;
using SopWebsite.Composition;
using SopWebsite.Errors;
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
        if (Lacking(site) is { } lacking) return Overdue(site) ?? NotSetUp(site, lacking);
        var last = Workplace.Register.Backups.Latest(site.Name);
        if (last is { State: BackupState.Complete } && !IsDue(last.CreatedAt, options.Backup, options.Force))
            return Overdue(site) ?? NotDue(site, last);
        var set = Workplace.Backups.Backup(site, new BackupOptions(), progress: null, stop);
        return Done(
            site, set.State != BackupState.Complete,
            BackupAccount.Of(set),
            set);
    }

    /// <summary>What is to be registered first, with every way of doing so; null for nothing.</summary>
    private static Phrase? Lacking(SopSite site)
    {
        var hasSource = site.DocumentRoot is not null || site.RemoteRoot is not null || site.AllDatabases().Count > 0;
        if (hasSource && site.BackupPath is not null) return null;
        var place = new Phrase("nowhere to back up to (Set-SopSite -BackupPath)", "tujuan backup belum didaftarkan (Set-SopSite -BackupPath)");
        if (hasSource) return place;
        var source = new Phrase(
            "nothing to back up: " + BackupFaults.Sources.English, "sumber backup belum didaftarkan: " + BackupFaults.Sources.Indonesian);
        return site.BackupPath is not null ? source : new Phrase($"{place.English}; {source.English}", $"{place.Indonesian}; {source.Indonesian}");
    }

    /// <summary>
    /// What is to be said when the newest good backup is older than it may be, though there is nothing for this pass to do: backups are made
    /// by hand, or too seldom. Null where it is young enough, or none was ever made.
    /// </summary>
    private RoutineResult? Overdue(SopSite site)
    {
        if (Workplace.Register.Backups.Latest(site.Name) is null) return null;
        BackupCompliance found;
        try
        {
            found = Workplace.BackupCompliance.Of(site);
        }
        catch (SopException)
        {
            // A calendar that cannot be read is told of by the steps that need it; this one has nothing to do.
            return null;
        }
        if (!found.IsOverdue) return null;
        var age = Array.Find(found.Rules, rule => rule.Rule == BackupRule.Age)!.Reason;
        return Done(site, finding: true, new Phrase($"Backup overdue: {age.English}.", $"Backup terlambat: {age.Indonesian}."), found) with
        {
            IsSatisfied = false,
        };
    }
}
