using SopWebsite.Languages;

namespace SopWebsite.Reporting;

/// <summary>The table of the summary sheet.</summary>
internal static class SummaryTable
{
    public static WorkbookTable Of(MonthlyReport report, Language language)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        return new WorkbookTable
        {
            Name = Say("SopSummary", "RingkasanSop"),
            Columns =
            [
                new(Say("Procedure", "Prosedur"), 28),
                new(Say("No", "No"), 6, WorkbookCellStyle.Centred),
                new(Say("Activity", "Kegiatan"), 48),
                new(Say("Runs", "Pelaksanaan"), 12, WorkbookCellStyle.Number),
                new(Say("On Time", "Tepat Waktu"), 10, WorkbookCellStyle.Number),
                new(Say("Late", "Terlambat"), 11, WorkbookCellStyle.Number),
                new(Say("Not Measurable", "Tidak Terukur"), 11, WorkbookCellStyle.Number),
                new(Say("Share On Time", "Ketepatan"), 10, WorkbookCellStyle.Percent),
                new(Say("Median (Working Minutes)", "Median (Menit Kerja)"), 14, WorkbookCellStyle.Decimal),
                new(Say("Worst (Working Minutes)", "Terlama (Menit Kerja)"), 14, WorkbookCellStyle.Number),
                new(Say("Standard (Working Minutes)", "Standar (Menit Kerja)"), 14, WorkbookCellStyle.Number),
            ],
            Rows = report.Summary.Count == 0
                ? [[Say("No activity was completed this month", "Nihil: tidak ada kegiatan yang selesai pada bulan ini"),
                    null, null, 0, 0, 0, 0, null, null, null, null]]
                : report.Summary.Select(line => (IReadOnlyList<object?>)
                [
                    ProcedureName(line) ?? Say("(no procedure)", "(tanpa prosedur)"), line.Activity, line.ActivityTitle, line.Runs, line.OnTime,
                    line.Late, line.NotMeasurable, line.OnTimeShare, line.MedianMinutes, line.WorstMinutes, line.StandardMinutes,
                ]).ToList(),
        };
    }

    private static string? ProcedureName(ActivitySummary line) =>
        line.ProcedureTitle is null ? line.Procedure : line.ProcedureTitle + " (" + line.Procedure + ")";
}
