using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Procedures;

namespace SopWebsite.Situations;

/// <summary>What may be done with a report.</summary>
internal enum SituationMove
{
    Submit,
    Approve,
    Resolve,
    Close,
}

/// <summary>
/// The transitions, as data: which move fits which duty of the procedure. The procedure's own order of activities decides what comes next,
/// so a court whose SOP has no forwarding or no backup after the fix needs no other rules.
/// </summary>
internal static class SituationTransitions
{
    private static readonly Dictionary<SituationMove, (string[] Duties, Phrase Command)> Table = new()
    {
        [SituationMove.Submit] = ([SopDuties.Report, SopDuties.Forward],
            new("be submitted (Submit-SituationReport -To ...)", "diajukan (Submit-SituationReport -To ...)")),
        [SituationMove.Approve] = ([SopDuties.Decide],
            new("be decided (Approve-SituationReport -Alternative ...)", "diputuskan (Approve-SituationReport -Alternative ...)")),
        [SituationMove.Resolve] = ([SopDuties.Fix],
            new("be resolved (Resolve-SituationReport -Action ...)", "diselesaikan (Resolve-SituationReport -Action ...)")),
        [SituationMove.Close] = ([SopDuties.BackupAgain],
            new("be backed up (Backup-Website, then Invoke-SopRoutine or Resolve-SituationReport -WithBackup closes it)",
                "dicadangkan (Backup-Website, lalu Invoke-SopRoutine atau Resolve-SituationReport -WithBackup menutupnya)")),
    };

    /// <summary>The step that a move completes.</summary>
    /// <exception cref="SopException"><c>SopSituationTransition</c>: the move is not allowed now; the message says which is.</exception>
    public static SopRunStep StepFor(SituationMove move, SituationReport report)
    {
        if (report.Step is { } step && Table[move].Duties.Contains(step.Duty, StringComparer.Ordinal)) return step;
        var allowed = report.Step is { } active
            ? Table.Values.FirstOrDefault(row => row.Duties.Contains(active.Duty, StringComparer.Ordinal)).Command
            : null;
        throw new SopException(
            "SopSituationTransition", SopErrorKind.InvalidOperation,
            allowed is null
                ? new Phrase($"Report {report.Number} is closed: nothing more can be done with it.",
                    $"Laporan {report.Number} sudah ditutup: tidak ada lagi yang dapat dilakukan.")
                : new Phrase($"Report {report.Number} cannot go that way now: it is to {allowed.English}.",
                    $"Laporan {report.Number} belum dapat diproses begitu: sekarang harus {allowed.Indonesian}."),
            report.Number);
    }

    /// <summary>The state of a report, read off its run.</summary>
    public static SituationState StateOf(SituationReport report, SopRun run) => run.ActiveStep?.Duty switch
    {
        null => SituationState.Closed,
        SopDuties.Report => SituationState.Open,
        SopDuties.Forward or SopDuties.Decide => SituationState.Submitted,
        SopDuties.Fix => SituationState.Approved,
        SopDuties.BackupAgain => SituationState.Resolved,
        _ => report.State,
    };
}
