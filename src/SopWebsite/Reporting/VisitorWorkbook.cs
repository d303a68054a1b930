using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Masking;

namespace SopWebsite.Reporting;

/// <summary>
/// Says the activity of a site's visitors as a workbook, the SOP's "log aktivitas pengunjung": a sheet of days, then one each of hours, pages,
/// referrers, user agents, statuses and addresses.
/// </summary>
public static class VisitorWorkbook
{
    /// <summary>Composes the workbook.</summary>
    /// <param name="summary">The activity, masked as it is to be shown.</param>
    /// <param name="language">The language of its texts; Indonesian for officials.</param>
    /// <param name="letterhead">The court's name, or the lines of its letterhead; may be empty.</param>
    /// <param name="createdAt">When it is made.</param>
    /// <param name="top">How many pages, referrers, user agents and addresses are listed each; the others are summed up in one line.</param>
    public static Workbook Compose(
        VisitorActivitySummary summary, Language language, IReadOnlyList<string> letterhead, DateTimeOffset createdAt, int top)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        var title = Say("Visitor Activity Log", "Log Aktivitas Pengunjung") + (summary.Site is null ? "" : " " + summary.Site);
        var period = Say("Period", "Periode") + ": " + PeriodOf(summary, language);
        WorkbookSheet Sheet(string name, VisitorActivityKind kind) => new()
        {
            Name = name,
            Letterhead = letterhead,
            Heading = [title, VisitorTables.TitleOf(kind).In(language), period],
            Facts = kind == VisitorActivityKind.Day ? Facts(summary, createdAt, language) : [],
            Table = VisitorTables.Of(summary, kind, top, language),
            Notes = Notes(summary, kind, language),
            PageWords = (Say("Page", "Halaman"), Say("of", "dari")),
        };
        return new Workbook
        {
            Title = title + ", " + period,
            Subject = period,
            Creator = letterhead.Count == 0 ? "SopWebsite" : letterhead[letterhead.Count - 1],
            Language = language,
            CreatedAt = createdAt.ToUniversalTime(),
            Sheets =
            [
                Sheet(Say("Activity", "Aktivitas"), VisitorActivityKind.Day),
                Sheet(Say("Hours", "Jam"), VisitorActivityKind.Hour),
                Sheet(Say("Pages", "Halaman"), VisitorActivityKind.Page),
                Sheet(Say("Referrers", "Perujuk"), VisitorActivityKind.Referrer),
                Sheet(Say("User Agents", "Peramban dan Bot"), VisitorActivityKind.Agent),
                Sheet(Say("Statuses", "Status"), VisitorActivityKind.Status),
                Sheet(Say("Addresses", "Alamat"), VisitorActivityKind.Address),
            ],
        };
    }

    private static string PeriodOf(VisitorActivitySummary summary, Language language)
    {
        if (summary.FirstSeen is not { } first || summary.LastSeen is not { } last) return "-";
        string Day(DateTimeOffset at) => ReportMonth.DateTitle(IndonesianZone.ToLocal(at, summary.Zone)).In(language);
        var days = Day(first) == Day(last) ? Day(first) : Day(first) + (language == Language.Indonesian ? " sampai " : " to ") + Day(last);
        return days + " (" + summary.Zone + ")";
    }

    private static List<WorkbookFact> Facts(VisitorActivitySummary summary, DateTimeOffset createdAt, Language language)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        string Number(long? value) => VisitorTables.NumberOf(value, language);
        return
        [
            new(Say("Made", "Dibuat"), IndonesianZone.MinuteOf(createdAt, summary.Zone) + " " + summary.Zone),
            new(Say("Requests", "Permintaan"), Number(summary.Requests)),
            new(Say("People (browsers)", "Manusia (peramban)"), Number(summary.HumanRequests) + Say(" requests, ", " permintaan, ")
                + Number(summary.HumanVisitors) + Say(" addresses", " alamat")),
            new(Say("Bots", "Bot"), Number(summary.BotRequests) + Say(" requests", " permintaan")),
            new(Say("Not known", "Tidak dikenal"), Number(summary.UnknownRequests) + Say(" requests", " permintaan")),
            new(Say("Different addresses", "Alamat berbeda"), Number(summary.Visitors)),
            new(Say("Errors (4xx, 5xx)", "Galat (4xx, 5xx)"), Number(summary.Errors)),
            new(Say("Data sent", "Data terkirim"), Number((long)Math.Round(summary.Bytes / 1e6)) + " MB"),
            new(Say("Lines of the log", "Baris log"),
                Number(summary.Log.Lines) + Say(", unparsed ", ", tidak terurai ") + Number(summary.Log.Unparsed),
                summary.Log.Unparsed > 0),
            new(Say("Addresses masked", "Penyamaran alamat"), MaskOf(summary.Masking).In(language), summary.Masking == AddressMasking.None),
        ];
    }

    private static Phrase MaskOf(AddressMasking masking) => masking switch
    {
        AddressMasking.Light => new("light: IPv4 /24, IPv6 /48", "ringan: IPv4 /24, IPv6 /48"),
        AddressMasking.Medium => new("medium: IPv4 /16, IPv6 /32", "sedang: IPv4 /16, IPv6 /32"),
        AddressMasking.Full => new("full: pseudonyms", "penuh: nama samaran"),
        _ => new("none: not for publication", "tidak disamarkan: bukan untuk dipublikasikan"),
    };

    private static List<string> Notes(VisitorActivitySummary summary, VisitorActivityKind kind, Language language)
    {
        var notes = VisitorTables.Notes(language);
        if (kind == VisitorActivityKind.Address && summary.Masking == AddressMasking.Full)
            notes.Add(language == Language.Indonesian
                ? "Nama samaran mewakili alamat yang sama hanya di dalam buku kerja ini."
                : "A pseudonym stands for the same address within this workbook only.");
        return notes;
    }
}
