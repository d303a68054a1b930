using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Reporting;

/// <summary>The table of the log sheet.</summary>
internal static class LogTable
{
    public static WorkbookTable Of(MonthlyReport report, Language language)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        return new WorkbookTable
        {
            Name = Say("EscalationLog", "LogEskalasi"),
            Columns =
            [
                new(Say("No", "No"), 6, WorkbookCellStyle.Centred),
                new(Say("Time", "Waktu"), 16, WorkbookCellStyle.DateTime),
                new(Say("Site", "Situs"), 12),
                new(Say("Report Number", "Nomor Laporan"), 13),
                new(Say("Event", "Peristiwa"), 14),
                new(Say("From", "Dari"), 12),
                new(Say("To", "Kepada"), 12),
                new(Say("Due", "Batas Waktu"), 16, WorkbookCellStyle.DateTime),
                new(Say("Working Minutes", "Menit Kerja"), 9, WorkbookCellStyle.Number),
                new(Say("Standard", "Standar"), 10, WorkbookCellStyle.Number),
                new(Say("Outcome", "Mutu Baku"), 11, WorkbookCellStyle.Centred),
                new(Say("Follow-up", "Tindak Lanjut"), 30),
                new(Say("Evidence", "Eviden"), 20, WorkbookCellStyle.Digest),
                new(Say("Hash", "Hash"), 20, WorkbookCellStyle.Digest),
            ],
            Rows = report.Entries.Count == 0
                ? [[null, null, null, null, Say("None this month", "Nihil pada bulan ini"), null, null, null, null, null, null, null, null, null]]
                : report.Entries.Select(entry => Row(entry, report.Zone, language)).ToList(),
        };
    }

    private static IReadOnlyList<object?> Row(EscalationEntry entry, string zone, Language language) =>
    [
        entry.Number, WallClock(entry.At, zone), entry.Site, entry.Report, ReportNames.Of(entry.Event).In(language), Who(entry.From, language),
        Who(entry.To, language), entry.Due is { } due ? WallClock(due, zone) : null, entry.WorkingMinutes, entry.StandardMinutes,
        Outcome(entry, language), entry.FollowUp, entry.Evidence, entry.Hash,
    ];

    /// <summary>How an entry stood to its standard; null where it is not about a step, or too early to say.</summary>
    // A step is on time when it is done; a reminder of one under way says only what is already lost.
    internal static string? Outcome(EscalationEntry entry, Language language) =>
        entry.Timeliness == Timeliness.Late || entry.Event == EscalationEvent.ActivityCompleted
            ? ReportNames.Of(entry.Timeliness).In(language)
            : null;

    /// <summary>An officer's name as it is, a role by its title.</summary>
    internal static string? Who(string? who, Language language) => who is null ? null : SopRoles.TitleOf(who).In(language);

    private static DateTime WallClock(DateTimeOffset at, string zone) =>
        at == default ? default : IndonesianZone.ToLocal(at, zone).DateTime;
}
