using SopWebsite.Languages;
using SopWebsite.Procedures.Compliance;

namespace SopWebsite.Reporting;

/// <summary>The table of the compliance sheet.</summary>
internal static class ComplianceTable
{
    public static WorkbookTable Of(IReadOnlyList<SopCompliance> lines, Language language)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        return new WorkbookTable
        {
            Name = Say("SopCompliance", "KepatuhanSop"),
            Columns =
            [
                new(Say("Procedure", "Prosedur"), 24),
                new(Say("No", "No"), 6, WorkbookCellStyle.Centred),
                new(Say("Activity", "Kegiatan"), 40),
                new(Say("Performer", "Pelaksana"), 16),
                new(Say("Standard", "Mutu Baku"), 13, WorkbookCellStyle.Centred),
                new(Say("Completed", "Selesai"), 11, WorkbookCellStyle.Number),
                new(Say("On Time", "Tepat Waktu"), 10, WorkbookCellStyle.Number),
                new(Say("Late", "Terlambat"), 11, WorkbookCellStyle.Number),
                new(Say("Not Measurable", "Tidak Terukur"), 12, WorkbookCellStyle.Number),
                new(Say("Open Past Due", "Terbuka Lewat Batas"), 11, WorkbookCellStyle.Number),
                new(Say("Share On Time", "Ketepatan"), 11, WorkbookCellStyle.Percent),
                new(Say("Median (Working Minutes)", "Median (Menit Kerja)"), 12, WorkbookCellStyle.Decimal),
                new(Say("Worst (Working Minutes)", "Terlama (Menit Kerja)"), 12, WorkbookCellStyle.Number),
                new(Say("Requirements Missing", "Kelengkapan Kurang"), 13, WorkbookCellStyle.Number),
                new(Say("Without Output", "Tanpa Output"), 10, WorkbookCellStyle.Number),
                new(Say("Periods Skipped", "Periode Terlewat"), 11, WorkbookCellStyle.Number),
            ],
            Rows = lines.Count == 0
                ? [[Say("Nothing to report this month", "Nihil pada bulan ini"), null, null, null, null, 0, 0, 0, 0, 0, null, null, null, 0, 0, 0]]
                : [.. lines.Select(line => (IReadOnlyList<object?>)
                [
                    line.Title is null ? line.Procedure : line.Title + " (" + line.Procedure + ")", line.Activity, line.Text,
                    line.Performer is null ? null : Sites.SopRoles.TitleOf(line.Performer).In(language), line.Standard, line.Count, line.OnTime,
                    line.Late, line.NotMeasurable, line.Open, line.OnTimeShare, line.MedianMinutes, line.WorstMinutes, line.RequirementsMissing,
                    line.WithoutOutput, line.PeriodsSkipped,
                ])],
        };
    }

    public static List<WorkbookFact> Facts(MonthlyReport report, Language language)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        var (steps, difference) = (report.Compliance!.Sum(line => line.Count), report.ComplianceDifference ?? 0);
        return
        [
            new(Say("Reconciliation", "Rekonsiliasi"), FormattableString.Invariant($"{steps} ")
                + Say("steps completed in the runs, ", "langkah selesai dalam pelaksanaan, ")
                + FormattableString.Invariant($"{report.Reconciliation.CompletedEntries} ")
                + Say("in the log, difference ", "dalam log, selisih ") + FormattableString.Invariant($"{difference}"), difference != 0),
        ];
    }

    public static List<string> Notes(Language language) => language == Language.Indonesian
        ?
        [
            "Langkah dihitung pada bulan selesainya. Terbuka lewat batas: belum selesai pada akhir bulan dan batas waktunya sudah lewat.",
            "Kelengkapan kurang: langkah dimulai tanpa semua kelengkapannya. Tanpa output: selesai tanpa output, catatan atau eviden.",
            "Periode terlewat: kegiatan berkala (mingguan, bulanan) yang periodenya lewat tanpa pelaksanaan.",
        ]
        :
        [
            "A step counts in the month in which it was completed. Open past due: not completed by the end of the month, its due time passed.",
            "Requirements missing: the step began without all of them. Without output: completed with neither output, note nor evidence.",
            "Periods skipped: periods of periodic (weekly, monthly) activities that passed without them.",
        ];
}
