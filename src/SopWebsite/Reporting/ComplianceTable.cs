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
                // So wide in all that the sheet prints on A4 landscape at nearly its own size.
                new(Say("Procedure", "Prosedur"), 16),
                new(Say("No", "No"), 5, WorkbookCellStyle.Centred),
                new(Say("Activity and Performer", "Kegiatan dan Pelaksana"), 36),
                new(Say("Standard", "Mutu Baku"), 10, WorkbookCellStyle.Centred),
                new(Say("Completed", "Selesai"), 8, WorkbookCellStyle.Number),
                new(Say("On Time", "Tepat Waktu"), 7, WorkbookCellStyle.Number),
                new(Say("Late", "Terlambat"), 9, WorkbookCellStyle.Number),
                new(Say("Not Measurable", "Tidak Terukur"), 8, WorkbookCellStyle.Number),
                new(Say("Open Past Due", "Terbuka Lewat Batas"), 8, WorkbookCellStyle.Number),
                new(Say("Share On Time", "Ketepatan"), 9, WorkbookCellStyle.Percent),
                new(Say("Median (Working Minutes)", "Median (Menit Kerja)"), 8, WorkbookCellStyle.Decimal),
                new(Say("Worst (Working Minutes)", "Terlama (Menit Kerja)"), 8, WorkbookCellStyle.Number),
                new(Say("Lacking", "Kekurangan"), 18),
            ],
            Rows = lines.Count == 0
                ? [[Say("Nothing to report this month", "Nihil pada bulan ini"), null, null, null, 0, 0, 0, 0, 0, null, null, null, null]]
                : [.. lines.Select(line => (IReadOnlyList<object?>)
                [
                    line.Title is null ? line.Procedure : line.Title + " (" + line.Procedure + ")", line.Activity, ActivityOf(line, language),
                    line.Standard, line.Count, line.OnTime, line.Late, line.NotMeasurable, line.Open, line.OnTimeShare, line.MedianMinutes,
                    line.WorstMinutes, LackingOf(line, language),
                ])],
        };
    }

    private static string? ActivityOf(SopCompliance line, Language language) =>
        string.Join("\n", new[] { line.Text, line.Performer is null ? null : Sites.SopRoles.TitleOf(line.Performer).In(language) }.OfType<string>())
            is { Length: > 0 } text ? text : null;

    /// <summary>What was missing, a line each; null where nothing was.</summary>
    private static string? LackingOf(SopCompliance line, Language language)
    {
        (int Count, string English, string Indonesian)[] lacking =
        [
            (line.RequirementsMissing, "Requirements missing", "Kelengkapan kurang"), (line.WithoutOutput, "Without output", "Tanpa output"),
            (line.PeriodsSkipped, "Periods skipped", "Periode terlewat"),
        ];
        var said = lacking.Where(one => one.Count > 0)
            .Select(one => FormattableString.Invariant($"{(language == Language.Indonesian ? one.Indonesian : one.English)}: {one.Count}")).ToList();
        return said.Count == 0 ? null : string.Join("\n", said);
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
