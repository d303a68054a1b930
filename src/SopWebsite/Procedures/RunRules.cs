using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Procedures;

/// <summary>What may be done with a run, and how it is refused: a refusal says what is allowed instead.</summary>
internal static class RunRules
{
    public static (int First, int Last) RangeOf(SopRunRequest request)
    {
        var procedure = request.Procedure;
        var numbers = procedure.Activities.Select(activity => activity.Number).ToList();
        if (numbers.Count == 0 || numbers.Distinct().Count() != numbers.Count)
        {
            throw new SopException(
                "SopProcedureInvalid", SopErrorKind.InvalidData,
                new Phrase($"'{procedure.Code}' cannot be run: it has no activities, or a number twice. Check it with Test-SopProcedure.",
                    $"'{procedure.Code}' tidak dapat dijalankan: tanpa aktivitas, atau ada nomor ganda. Periksa dengan Test-SopProcedure."),
                procedure.Code);
        }
        var (first, last) = (request.FirstActivity, request.LastActivity ?? numbers.Max());
        foreach (var number in new[] { first, last }.Where(number => !numbers.Contains(number))) throw NoActivity(procedure, number);
        return first <= last ? (first, last) : throw NoActivity(procedure, first);
    }

    public static SopActivity ActivityOf(SopProcedure procedure, int number) => procedure.Activities.First(activity => activity.Number == number);

    /// <summary>The activity that begins when one is completed; null when it is the run's last.</summary>
    public static SopActivity? ActivityAfter(SopRun run, int number) =>
        run.Steps.FirstOrDefault(step => step.Activity > number) is { } next ? ActivityOf(run.Definition, next.Activity) : null;

    public static void MayComplete(SopRun run, int activity)
    {
        if (run.State != SopRunState.Running) throw NotActive(run);
        if (run.ActiveStep is not { } active || active.Activity == activity) return;
        throw new SopException(
            "SopActivityOutOfOrder", SopErrorKind.InvalidOperation,
            new Phrase(
                $"In run {run.Id} activity {active.Activity} is under way, not {activity}. Complete {active.Activity} first ({active.Text}).",
                $"Pada pelaksanaan {run.Id} yang berjalan adalah aktivitas {active.Activity}, bukan {activity}. "
                + $"Selesaikan {active.Activity} dahulu ({active.Text})."),
            activity);
    }

    public static void MaySuspend(SopRun run, string reason)
    {
        if (run.State != SopRunState.Running) throw NotActive(run);
        MustHaveReason(run, reason);
    }

    public static void MayResume(SopRun run)
    {
        if (run.State == SopRunState.Suspended) return;
        throw new SopException(
            "SopRunNotSuspended", SopErrorKind.InvalidOperation,
            new Phrase(
                $"Run {run.Id} is not suspended: {Standing(run).English}", $"Pelaksanaan {run.Id} tidak ditangguhkan: {Standing(run).Indonesian}"),
            run.Id);
    }

    public static void MayClose(SopRun run, string reason)
    {
        if (!run.IsOpen) throw NotActive(run);
        MustHaveReason(run, reason);
    }

    public static SopException NotFound(string run) => new(
        "SopRunNotFound", SopErrorKind.NotFound,
        new Phrase(
            $"The register has no run '{run}'. Get-SopRun lists them.", $"Register tidak memuat pelaksanaan '{run}'. Get-SopRun menampilkannya."),
        run);

    public static SopException NoDeadline(SopRun run, int? activity) => new(
        "SopDeadlineNone", SopErrorKind.InvalidOperation,
        activity is { } number
            ? new Phrase(
                $"Activity {number} of run {run.Id} has no due time: its turn has not come, it is not needed, or its time is relatif or blank.",
                $"Aktivitas {number} pada pelaksanaan {run.Id} tanpa batas waktu: belum gilirannya, tidak diperlukan, atau waktunya "
                + "relatif atau kosong.")
            : new Phrase(
                $"Run {run.Id} has ended. Name an activity with -Activity.",
                $"Pelaksanaan {run.Id} sudah berakhir. Sebutkan aktivitas dengan -Activity."),
        run.Id);

    private static SopException NotActive(SopRun run) => new(
        "SopRunNotActive", SopErrorKind.InvalidOperation,
        new Phrase(
            $"That cannot be done with run {run.Id}: {Standing(run).English}",
            $"Pelaksanaan {run.Id} tidak dapat diubah begitu: {Standing(run).Indonesian}"),
        run.Id);

    private static Phrase Standing(SopRun run) => run.State switch
    {
        SopRunState.Suspended => new(
            $"it is suspended ({run.SuspendedBecause}). It can be resumed or closed.",
            $"sedang ditangguhkan ({run.SuspendedBecause}). Dapat dilanjutkan atau ditutup."),
        SopRunState.Running => new(
            $"activity {run.ActiveStep?.Activity} is under way. It can be completed, suspended or closed.",
            $"aktivitas {run.ActiveStep?.Activity} sedang berjalan. Dapat diselesaikan, ditangguhkan atau ditutup."),
        _ => new("it has ended. Start another run.", "sudah berakhir. Mulai pelaksanaan yang baru."),
    };

    private static void MustHaveReason(SopRun run, string reason)
    {
        if (!string.IsNullOrWhiteSpace(reason)) return;
        throw new SopException(
            "SopReasonMissing", SopErrorKind.InvalidArgument,
            new Phrase(
                $"Give the reason: run {run.Id} does not stop without one.",
                $"Sebutkan alasannya: pelaksanaan {run.Id} tidak berhenti tanpa alasan."),
            run.Id);
    }

    private static SopException NoActivity(SopProcedure procedure, int number) => new(
        "SopActivityNotFound", SopErrorKind.NotFound,
        new Phrase(
            $"A run of '{procedure.Code}' cannot go by activity {number}: its activities are {Numbers(procedure)}, and the first asked for "
            + "must not come after the last.",
            $"Pelaksanaan '{procedure.Code}' tidak dapat memakai aktivitas {number}: aktivitasnya {Numbers(procedure)}, dan yang pertama "
            + "tidak boleh sesudah yang terakhir."),
        number);

    private static string Numbers(SopProcedure procedure) =>
        string.Join(", ", procedure.Activities.Select(activity => activity.Number).OrderBy(number => number));
}
