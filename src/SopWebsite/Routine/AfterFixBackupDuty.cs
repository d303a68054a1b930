using SopWebsite.Composition;
using SopWebsite.Languages;
using SopWebsite.Situations;
using SopWebsite.Sites;

namespace SopWebsite.Routine;

/// <summary>Makes the backup that a resolved report waits for, unless one has been made since the fix, and closes the report with it.</summary>
internal sealed class AfterFixBackupDuty(Workplace workplace) : RoutineDuty(workplace)
{
    public override RoutineStep Step => RoutineStep.AfterFixBackup;

    public override Task<RoutineResult> DoAsync(SopSite site, CancellationToken stop)
    {
        var closed = Workplace.Situations.Find(site.Name, openOnly: true)
            .Where(report => report.State == SituationState.Resolved)
            .Select(report => Workplace.BackUpAfterFix(report, by: SopRoles.Routine, progress: null, stop))
            .ToList();
        return Task.FromResult(closed.Count == 0
            ? NotDue(site, last: null)
            : Done(
                site, finding: false,
                new Phrase(
                    string.Join("; ", closed.Select(report => $"{report.Number} closed with {report.AfterFixBackup}")),
                    string.Join("; ", closed.Select(report => $"{report.Number} ditutup dengan {report.AfterFixBackup}"))),
                closed));
    }
}
