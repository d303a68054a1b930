using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Reporting;

/// <summary>
/// Says a <see cref="MonthlyReport"/> as a workbook: a summary sheet, one about compliance where runs were read, one about availability
/// where sites were checked, one about visitors where logs were read, one about restore drills where any were held, two about backups and
/// their media and three about renewals and connections where there are any, and a log sheet.
/// </summary>
public static class MonthlyWorkbook
{
    private const string Dots = "................................";

    /// <summary>Composes the workbook.</summary>
    /// <param name="report">The report.</param>
    /// <param name="language">The language of its texts; Indonesian for officials.</param>
    /// <param name="letterhead">The court's name, or the lines of its letterhead; may be empty.</param>
    /// <param name="officers">The officers, of whom the secretary and the head of PTIP sign.</param>
    public static Workbook Compose(
        MonthlyReport report, Language language, IReadOnlyList<string> letterhead, IReadOnlyList<SopOfficer> officers)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        var title = Say("Monthly IT Report: SOP Escalation Log", "Laporan Pengelolaan IT: Log Eskalasi SOP");
        var period = Say("Period", "Periode") + ": " + report.Month.Title.In(language);
        var pageWords = (Say("Page", "Halaman"), Say("of", "dari"));
        return new Workbook
        {
            Title = title + ", " + report.Month.Title.In(language),
            Subject = period,
            Creator = letterhead.Count == 0 ? "SopWebsite" : letterhead[letterhead.Count - 1],
            Language = language,
            CreatedAt = report.CreatedAt,
            Sheets =
            [
                new WorkbookSheet
                {
                    Name = Say("Summary", "Ringkasan"),
                    Letterhead = letterhead,
                    Heading = [title, period],
                    Facts = Facts(report, language),
                    Table = SummaryTable.Of(report, language),
                    Notes = Notes(language),
                    Signatures = Signatures(report, language, officers),
                    PageWords = pageWords,
                },
                .. Compliance(report, language, letterhead, period, pageWords),
                .. Availability(report, language, letterhead, period, pageWords),
                .. Visitors(report, language, letterhead, period, pageWords),
                .. Drills(report, language, letterhead, period, pageWords),
                .. Backups(report, language, letterhead, period, pageWords),
                .. RenewalSheets.Of(report, language, letterhead, period, pageWords),
                new WorkbookSheet
                {
                    Name = Say("Escalation Log", "Log Eskalasi"),
                    Letterhead = letterhead,
                    Heading = [Say("Escalation Log", "Log Eskalasi"), period + " (" + report.Zone + ")"],
                    Table = LogTable.Of(report, language),
                    PageWords = pageWords,
                },
            ],
        };
    }

    private static IEnumerable<WorkbookSheet> Compliance(
        MonthlyReport report, Language language, IReadOnlyList<string> letterhead, string period, (string Page, string Of) pageWords)
    {
        if (report.Compliance is not { } lines) yield break;
        yield return new WorkbookSheet
        {
            Name = language == Language.Indonesian ? "Kepatuhan" : "Compliance",
            Letterhead = letterhead,
            Heading = [language == Language.Indonesian ? "Kepatuhan terhadap Mutu Baku SOP" : "Compliance with the SOPs' Standard Times", period],
            Facts = ComplianceTable.Facts(report, language),
            Table = ComplianceTable.Of(lines, language),
            Notes = ComplianceTable.Notes(language),
            PageWords = pageWords,
        };
    }

    private static IEnumerable<WorkbookSheet> Availability(
        MonthlyReport report, Language language, IReadOnlyList<string> letterhead, string period, (string Page, string Of) pageWords)
    {
        if (report.Availability is not { } histories) yield break;
        yield return new WorkbookSheet
        {
            Name = language == Language.Indonesian ? "Ketersediaan" : "Availability",
            Letterhead = letterhead,
            Heading = [
                language == Language.Indonesian ? "Ketersediaan Situs dan Gangguan" : "Availability of the Sites and Outages",
                period + " (" + report.Zone + ")"],
            Table = AvailabilityTable.Of(histories, report.Zone, language),
            Notes = AvailabilityTable.Notes(language),
            PageWords = pageWords,
        };
    }

    private static IEnumerable<WorkbookSheet> Visitors(
        MonthlyReport report, Language language, IReadOnlyList<string> letterhead, string period, (string Page, string Of) pageWords)
    {
        if (report.Visitors is not { } sites) yield break;
        yield return new WorkbookSheet
        {
            Name = language == Language.Indonesian ? "Aktivitas" : "Activity",
            Letterhead = letterhead,
            Heading = [language == Language.Indonesian ? "Aktivitas Pengunjung" : "Visitor Activity", period + " (" + report.Zone + ")"],
            Facts = [.. sites.Select(site => VisitorTables.FactOf(site, language))],
            Table = VisitorTables.OfSites(sites, language),
            Notes = VisitorTables.Notes(language),
            PageWords = pageWords,
        };
    }

    private static IEnumerable<WorkbookSheet> Drills(
        MonthlyReport report, Language language, IReadOnlyList<string> letterhead, string period, (string Page, string Of) pageWords)
    {
        if (report.Drills.Count == 0) yield break;
        yield return new WorkbookSheet
        {
            Name = language == Language.Indonesian ? "Uji Restorasi" : "Restore Drills",
            Letterhead = letterhead,
            Heading = [language == Language.Indonesian ? "Uji Restorasi Cadangan" : "Restore Drills", period + " (" + report.Zone + ")"],
            Table = DrillTable.Of(report.Drills, report.Zone, language),
            Notes = DrillTable.Notes(language),
            PageWords = pageWords,
        };
    }

    private static IEnumerable<WorkbookSheet> Backups(
        MonthlyReport report, Language language, IReadOnlyList<string> letterhead, string period, (string Page, string Of) pageWords)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        if (report.Backups is not { } backups) yield break;
        yield return new WorkbookSheet
        {
            Name = Say("Backups", "Cadangan"),
            Letterhead = letterhead,
            Heading = [Say("Backups and Where They Are Kept", "Cadangan dan Tempat Penyimpanannya"), period + " (" + report.Zone + ")"],
            Table = BackupTables.OfSites(backups, language),
            Notes = BackupTables.Notes(language),
            PageWords = pageWords,
        };
        if (report.Media.Count == 0) yield break;
        yield return new WorkbookSheet
        {
            Name = Say("Backup Media", "Media Cadangan"),
            Letterhead = letterhead,
            Heading = [Say("Register of Backup Media", "Daftar Media Cadangan"), period + " (" + report.Zone + ")"],
            Table = BackupTables.OfMedia(report.Media, report.Zone, language),
            PageWords = pageWords,
        };
    }

    private static List<WorkbookFact> Facts(MonthlyReport report, Language language)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        var made = IndonesianZone.ToLocal(report.CreatedAt, report.Zone);
        var check = report.Verification;
        var sum = report.Reconciliation;
        var sites = report.Sites.Count == 0 ? "-" : string.Join(", ", report.Sites);
        return
        [
            new(Say("Sites", "Situs"), sites),
            new(Say("Made", "Dibuat"), ReportMonth.DateTitle(made).In(language)
                + made.ToString(language == Language.Indonesian ? ", HH.mm " : ", HH:mm ", CultureInfo.InvariantCulture) + report.Zone),
            check.IsValid
                ? new(Say("Log check", "Pemeriksaan log"), Invariant(
                    Say("intact, {0} entries, last hash {1}", "utuh, {0} entri, hash terakhir {1}"), check.Entries, check.LastHash))
                : new(Say("Log check", "Pemeriksaan log"), Invariant(
                    Say("NOT INTACT at entry {0}: {1}; sound up to hash {2}", "TIDAK UTUH pada entri {0}: {1}; utuh sampai hash {2}"),
                    check.FirstBadEntry, ReportNames.Of(check.Fault).In(language), check.LastHash), IsAlarm: true),
            .. report.KeyFingerprint is { } key ? new[] { new WorkbookFact(Say("Signing key", "Kunci tanda tangan"), "SHA-256 " + key) } : [],
            new(Say("Reconciliation", "Rekonsiliasi"), Invariant(
                Say("{0} log rows = {1} completed activities + {2} other events; summary {3}, difference {4}",
                    "{0} baris log = {1} kegiatan selesai + {2} peristiwa lain; ringkasan {3}, selisih {4}"),
                sum.AllEntries, sum.CompletedEntries, sum.OtherEntries, sum.SummarisedRuns, sum.Difference), !sum.IsBalanced),
        ];
    }

    private static List<string> Notes(Language language) => language == Language.Indonesian
        ?
        [
            "Waktu dihitung dalam menit kerja menurut kalender kerja; 1 hari = 450 menit kerja, kecuali kalender menetapkan lain.",
            "Tidak terukur: SOP menulis \"relatif\" atau tidak menulis waktu. Ketepatan dihitung dari kegiatan yang terukur saja.",
        ]
        :
        [
            "Times are working minutes by the working calendar; 1 day = 450 working minutes unless the calendar says otherwise.",
            "Not measurable: the SOP says \"relatif\" or gives no time. The share on time counts measurable activities only.",
        ];

    private static List<PaperSignature> Signatures(MonthlyReport report, Language language, IReadOnlyList<SopOfficer> officers)
    {
        PaperSignature By(string role, string above)
        {
            var officer = officers.FirstOrDefault(one => string.Equals(one.Role, role, StringComparison.OrdinalIgnoreCase));
            return new PaperSignature(above, SopRoles.TitleOf(role).In(language), officer?.Name, officer?.Nip);
        }
        var made = ReportMonth.DateTitle(IndonesianZone.ToLocal(report.CreatedAt, report.Zone)).In(language);
        return
        [
            By("sekretaris", language == Language.Indonesian ? "Mengetahui," : "Acknowledged by,"),
            By("kasubbag-ptip", Dots + ", " + made),
        ];
    }

    private static string Invariant(string format, params object?[] values) => string.Format(CultureInfo.InvariantCulture, format, values);
}
