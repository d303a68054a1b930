using SopWebsite.Languages;
using SopWebsite.Routine;

namespace SopWebsite.Runner.Output;

/// <summary>A result of the routine as one line of text.</summary>
internal static class RoutineLine
{
    private static readonly Dictionary<RoutineState, Phrase> States = new()
    {
        [RoutineState.Fine] = new("fine", "baik"),
        [RoutineState.Finding] = new("FINDING", "TEMUAN"),
        [RoutineState.Skipped] = new("skipped", "dilewati"),
        [RoutineState.Failed] = new("FAILED", "GAGAL"),
    };

    private static readonly Dictionary<RoutineStep, Phrase> Steps = new()
    {
        [RoutineStep.Availability] = new("availability", "ketersediaan"),
        [RoutineStep.Content] = new("content", "konten"),
        [RoutineStep.Baseline] = new("files", "berkas"),
        [RoutineStep.Integrity] = new("integrity", "keutuhan"),
        [RoutineStep.Backup] = new("backup", "backup"),
        [RoutineStep.Visitors] = new("visitors", "pengunjung"),
        [RoutineStep.Renewals] = new("renewals", "perpanjangan"),
        [RoutineStep.Connection] = new("connection", "koneksi"),
        [RoutineStep.AfterFixBackup] = new("backup after fix", "backup ulang"),
        [RoutineStep.Record] = new("run", "pelaksanaan"),
        [RoutineStep.Schedules] = new("periods", "periode"),
        [RoutineStep.Escalations] = new("escalations", "eskalasi"),
        [RoutineStep.Rhythm] = new("routine", "rutin"),
        [RoutineStep.Notices] = new("notices", "pemberitahuan"),
    };

    public static string Of(RoutineResult result, Language language)
    {
        var id = result.ErrorId is null ? "" : $" [{result.ErrorId}]";
        return $"{States[result.State].In(language),-9} {result.Site ?? "-",-16} {Steps[result.Step].In(language),-16} "
            + $"{result.Message.In(language)}{id}";
    }
}
