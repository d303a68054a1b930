using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Procedures;

namespace SopWebsite.Situations;

/// <summary>
/// The transitions, as data: which move fits which duty of the procedure. The procedure's own order of activities decides what comes next,
/// so a court whose SOP has no forwarding or no backup after the fix needs no other rules.
/// </summary>
internal static class SituationTransitions
{
    private static readonly string[] Undecided = [SopDuties.Report, SopDuties.Forward, SopDuties.Decide];
    private static readonly string[] Unsolved = [.. Undecided, SopDuties.Fix];
    private static readonly string[] Unclosed = [.. Unsolved, SopDuties.BackupAgain];

    private static readonly Rule[] Table =
    [
        new(SituationMove.Submit, Advances: true, [SopDuties.Report, SopDuties.Forward],
            new("be submitted (Submit-SituationReport -To ...)", "diajukan (Submit-SituationReport -To ...)")),
        new(SituationMove.Approve, Advances: true, [SopDuties.Decide],
            new("be decided (Approve-SituationReport -Alternative ...)", "diputuskan (Approve-SituationReport -Alternative ...)")),
        new(SituationMove.Resolve, Advances: true, [SopDuties.Fix],
            new("be resolved (Resolve-SituationReport -Action ...)", "diselesaikan (Resolve-SituationReport -Action ...)")),
        new(SituationMove.Close, Advances: true, [SopDuties.BackupAgain],
            new("be backed up (Backup-Website, then Invoke-SopRoutine or Resolve-SituationReport -WithBackup closes it)",
                "dicadangkan (Backup-Website, lalu Invoke-SopRoutine atau Resolve-SituationReport -WithBackup menutupnya)")),
        // Alternatives are only ever added once it is with an officer, so that a number always means the same; a decision ends that too.
        new(SituationMove.Change, Advances: false, Undecided, new("be changed (Set-SituationReport)", "diubah (Set-SituationReport)")),
        new(SituationMove.Grade, Advances: false, Unclosed,
            new("be graded (Set-SituationReport -Impact -Urgency)", "dinilai ulang (Set-SituationReport -Impact -Urgency)")),
        new(SituationMove.Act, Advances: false, [SopDuties.Fix],
            new("have work noted (Add-SituationAction)", "dicatat tindakannya (Add-SituationAction)")),
        // After the fix a new report of the same trouble says that the fix did not help: it is not taken in.
        new(SituationMove.Absorb, Advances: false, Unsolved,
            new("take others in (Merge-SituationReport -From ...)", "menerima gabungan (Merge-SituationReport -From ...)")),
        // What was decided stays with its own report.
        new(SituationMove.Merge, Advances: false, Undecided, new("go into another (Merge-SituationReport)", "digabungkan (Merge-SituationReport)")),
    ];

    /// <summary>The step that a move completes.</summary>
    /// <exception cref="SopException"><c>SopSituationTransition</c>: the move is not allowed now; the message says which are.</exception>
    public static SopRunStep StepFor(SituationMove move, SituationReport report) => Check(move, report)!;

    /// <summary>Refuses a move that is not allowed now; returns the step under way.</summary>
    /// <exception cref="SopException"><c>SopSituationTransition</c>: the message says what is allowed.</exception>
    public static SopRunStep Check(SituationMove move, SituationReport report)
    {
        if (report.Step is { } step && RuleOf(move).Duties.Contains(step.Duty, StringComparer.Ordinal)) return step;
        throw new SopException("SopSituationTransition", SopErrorKind.InvalidOperation, Refusal(report), report.Number);
    }

    /// <summary>What is allowed now, the next step of the procedure first. While the clock stands still no step is completed.</summary>
    public static SituationMove[] Allowed(SituationReport report) =>
    [
        .. Fitting(report).Where(rule => !rule.Advances || report.Step?.State == SopStepState.Active).Select(rule => rule.Move),
    ];

    /// <summary>The state of a report, read off its run.</summary>
    public static SituationState StateOf(SituationReport report, SopRun run) => run.ActiveStep?.Duty switch
    {
        null when run.ActiveStep is null => SituationState.Closed,
        SopDuties.Report => SituationState.Open,
        SopDuties.Forward or SopDuties.Decide => SituationState.Submitted,
        SopDuties.Fix => SituationState.Approved,
        SopDuties.BackupAgain => SituationState.Resolved,
        _ => report.State,
    };

    private static Phrase Refusal(SituationReport report)
    {
        if (report.Step is not { } step)
            return report.MergedInto is { } into
                ? new($"Report {report.Number} was merged into {into}: go on with that one.",
                    $"Laporan {report.Number} sudah digabungkan ke {into}: lanjutkan laporan itu.")
                : new($"Report {report.Number} is closed: nothing more can be done with it.",
                    $"Laporan {report.Number} sudah ditutup: tidak ada lagi yang dapat dilakukan.");
        var allowed = Fitting(report).ToList();
        if (allowed.Count == 0)
            return new(
                $"Report {report.Number} is at activity {step.Activity} ({step.Text}): Complete-SopActivity {step.Run} {step.Activity} comes first.",
                $"Laporan {report.Number} ada pada aktivitas {step.Activity} ({step.Text}): selesaikan dulu dengan Complete-SopActivity "
                + $"{step.Run} {step.Activity}.");
        var also = allowed.Where(rule => !rule.Advances).ToList();
        var next = allowed.Find(rule => rule.Advances)!;
        return new(
            $"Report {report.Number} cannot go that way now: it is to {next.Text.English}; it may "
            + $"{string.Join(", ", also.Select(rule => rule.Text.English))}.",
            $"Laporan {report.Number} belum dapat diproses begitu: sekarang harus {next.Text.Indonesian}; boleh "
            + $"{string.Join(", ", also.Select(rule => rule.Text.Indonesian))}.");
    }

    private static IEnumerable<Rule> Fitting(SituationReport report) =>
        report.Step is { } step ? Table.Where(rule => rule.Duties.Contains(step.Duty, StringComparer.Ordinal)) : [];

    private static Rule RuleOf(SituationMove move) => Table.First(rule => rule.Move == move);

    private sealed record Rule(SituationMove Move, bool Advances, string[] Duties, Phrase Text);
}
