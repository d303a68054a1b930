using SopWebsite.Backups.Drills;
using SopWebsite.Calendars;
using SopWebsite.Languages;

namespace SopWebsite.Reporting;

/// <summary>The sheet about restore drills: each of the month, what it said and how long restoring took.</summary>
internal static class DrillTable
{
    public static WorkbookTable Of(IReadOnlyList<RestoreDrill> drills, string zone, Language language)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        return new WorkbookTable
        {
            Name = Say("RestoreDrills", "UjiRestorasi"),
            Columns =
            [
                new(Say("Number", "Nomor"), 15, WorkbookCellStyle.Centred),
                new(Say("Site", "Situs"), 14),
                new(Say("Held", "Dilaksanakan"), 16, WorkbookCellStyle.DateTime),
                new(Say("Backup Set", "Set Cadangan"), 32),
                new(Say("Made", "Dibuat"), 16, WorkbookCellStyle.DateTime),
                new(Say("Files", "Berkas"), 10, WorkbookCellStyle.Number),
                new(Say("Tables", "Tabel"), 9, WorkbookCellStyle.Number),
                new(Say("Recovery Time (Minutes)", "Waktu Pemulihan (Menit)"), 12, WorkbookCellStyle.Decimal),
                new(Say("Result", "Hasil"), 15, WorkbookCellStyle.Centred),
                new(Say("Held by", "Pelaksana"), 20),
                new(Say("Remarks", "Keterangan"), 40),
            ],
            Rows = [.. drills.Select(drill => (IReadOnlyList<object?>)
            [
                drill.Number, drill.Site, Wall(drill.StartedAt), drill.Set, Wall(drill.SetCreatedAt), drill.Files, drill.Tables,
                Minutes(drill.RecoveryTime), Capital(DrillWords.Of(drill.State).In(language)), drill.By,
                Remarks(drill, language),
            ])],
        };

        DateTime? Wall(DateTimeOffset? at) => at is { } known ? IndonesianZone.ToLocal(known, zone).DateTime : null;
    }

    public static List<string> Notes(Language language) => language == Language.Indonesian
        ? ["Uji restorasi memulihkan cadangan ke folder dan basis data sementara; waktu pemulihan mencakup pemeriksaan, berkas, dan basis "
            + "data, tanpa pembandingan."]
        : ["A restore drill puts a backup into a temporary folder and database; the recovery time is checking, files and database, without "
            + "the comparison."];

    /// <summary>In hundredths; what took any time at all took one of them.</summary>
    private static double? Minutes(TimeSpan? time) => time is { } known ? Math.Max(0.01, Math.Round(known.TotalMinutes, 2)) : null;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    private static string? Remarks(RestoreDrill drill, Language language)
    {
        var remarks = drill.Checks.Where(check => check.Finding != RestoreDrillFinding.Passed)
            .Select(check => $"{DrillWords.Of(check.Subject).In(language)}: {DrillWords.Of(check.Finding).In(language)}")
            .Concat(drill.Failure is { } failure ? [failure.In(language)] : []).ToList();
        return remarks.Count == 0 ? null : string.Join("\n", remarks);
    }
}
