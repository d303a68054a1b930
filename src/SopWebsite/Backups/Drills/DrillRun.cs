using System.Diagnostics;
using SopWebsite.Backups.Databases;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Drills;

/// <summary>One drill: restores, loads, compares, and measures what restoring took.</summary>
internal sealed class DrillRun(
    DrillPlan plan, WebsiteBackups backups, IDatabaseLoader loader, IProgress<BackupProgress>? progress, CancellationToken cancellation)
{
    private readonly List<RestoreDrillCheck> _checks = [];

    public RestoreDrill Hold(RestoreDrill drill)
    {
        ScratchFolder.Make(plan.ScratchPath);
        var watch = Stopwatch.StartNew();
        if (Restored() is not { } restored) return drill with { State = RestoreDrillState.Failed, Checks = [.. _checks] };
        var filesTime = watch.Elapsed;
        var loads = restored.DumpPaths.Zip(plan.Databases, Loaded).ToList();
        var recovery = watch.Elapsed;
        var set = backups.OpenSet(plan.Set.Path, plan.Options.Password);
        if (restored.FilesPath is not null) _checks.AddRange(new DrillFiles(set, restored, progress, cancellation).Look());
        foreach (var load in loads.Where(load => load.Tool is not null)) _checks.AddRange(load.Look(cancellation));
        if (restored.DumpPaths.Length > loads.Count) _checks.Add(Skipped());
        return drill with
        {
            State = _checks.Exists(check => check.Finding == RestoreDrillFinding.Failed) ? RestoreDrillState.Failed : RestoreDrillState.Passed,
            Checks = [.. _checks.OrderBy(check => check.Database ?? "", StringComparer.Ordinal).ThenBy(check => check.Subject)],
            FilesTime = filesTime,
            DatabaseTime = loads.Count == 0 ? null : recovery - filesTime,
            RecoveryTime = recovery,
            Files = restored.FilesPath is null ? null : restored.Files,
            Bytes = restored.FilesPath is null ? null : restored.Bytes,
            Tables = loads.Count == 0 ? null : loads.Sum(load => load.Tables),
            Rows = loads.Count == 0 ? null : loads.Sum(load => load.Rows),
            Tool = loads.Select(load => load.Tool).FirstOrDefault(tool => tool is not null),
        };
    }

    /// <summary>The content in the folder; null when the set does not give it, which is what the drill is to find out.</summary>
    private RestoredWebsite? Restored()
    {
        try
        {
            var restored = backups.Restore(plan.Set.Path, Path.Combine(plan.ScratchPath, "isi"), overwrite: false, progress, cancellation,
                plan.Options.Password);
            _checks.Add(new RestoreDrillCheck(RestoreDrillSubject.Set, RestoreDrillFinding.Passed));
            return restored;
        }
        catch (SopException failure) when (failure.Kind is SopErrorKind.SecurityFailure or SopErrorKind.InvalidData or SopErrorKind.NotFound)
        {
            _checks.Add(new RestoreDrillCheck(RestoreDrillSubject.Set, RestoreDrillFinding.Failed) { Remarks = [failure.Phrase] });
            return null;
        }
    }

    private DrillDatabase Loaded(string dump, DrillTarget target)
    {
        progress?.Report(new BackupProgress(BackupStage.Restoring, 0, null, target.Database));
        var load = new DrillDatabase(loader, target, plan.Options.Login ?? DatabaseLogins.Of(target.Scratch), plan.Options.Command);
        _checks.Add(load.Load(dump, cancellation));
        return load;
    }

    private static RestoreDrillCheck Skipped() => new(RestoreDrillSubject.DatabaseLoad, RestoreDrillFinding.NotTested)
    {
        Remarks = [new Phrase("left out on request", "tidak diuji atas permintaan")],
    };
}
