using System.Globalization;
using SopWebsite.Languages;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Agents;

namespace SopWebsite.Reporting;

/// <summary>The tables of visitor activity.</summary>
internal static class VisitorTables
{
    /// <summary>What a sheet of lines of a kind is about.</summary>
    public static Phrase TitleOf(VisitorActivityKind kind) => kind switch
    {
        VisitorActivityKind.Day => new("Activity by Day", "Aktivitas per Hari"),
        VisitorActivityKind.Hour => new("Activity by Hour of the Day", "Aktivitas per Jam"),
        VisitorActivityKind.Page => new("Most Visited Pages", "Halaman Terbanyak Dikunjungi"),
        VisitorActivityKind.Referrer => new("Where Visitors Came From", "Asal Kunjungan"),
        VisitorActivityKind.Agent => new("Browsers and Bots", "Peramban dan Bot"),
        VisitorActivityKind.Status => new("Answers by Status", "Jawaban per Status HTTP"),
        _ => new("Most Active Addresses", "Alamat Paling Aktif"),
    };

    /// <summary>The lines of a kind.</summary>
    public static WorkbookTable Of(VisitorActivitySummary summary, VisitorActivityKind kind, int top, Language language)
    {
        var isLong = kind is VisitorActivityKind.Page or VisitorActivityKind.Referrer or VisitorActivityKind.Agent or VisitorActivityKind.Address;
        var rows = Cut(summary.Of(kind), isLong ? top : int.MaxValue, language).Select(line => Row(line, kind, language)).ToList();
        return new WorkbookTable
        {
            Name = NameOf(kind).In(language),
            Columns = Columns(kind, language),
            Rows = rows.Count == 0 ? [Nothing(kind, language)] : rows,
        };
    }

    /// <summary>The days of several sites.</summary>
    public static WorkbookTable OfSites(IReadOnlyList<VisitorActivitySummary> sites, Language language) => new()
    {
        Name = language == Language.Indonesian ? "AktivitasPengunjung" : "VisitorActivity",
        Columns = [new(language == Language.Indonesian ? "Situs" : "Site", 18), .. Columns(VisitorActivityKind.Day, language)],
        Rows =
        [
            .. sites.SelectMany(site => site.Days.Select(day =>
                (IReadOnlyList<object?>)[site.Site, .. Row(day, VisitorActivityKind.Day, language)])),
        ],
    };

    /// <summary>A site's month in one line.</summary>
    public static WorkbookFact FactOf(VisitorActivitySummary site, Language language)
    {
        string Number(long? value) => NumberOf(value, language);
        return new WorkbookFact(site.Site ?? "-", language == Language.Indonesian
            ? $"{Number(site.Requests)} permintaan (manusia {Number(site.HumanRequests)}, bot {Number(site.BotRequests)}), "
                + $"{Number(site.Visitors)} alamat, baris tidak terurai {Number(site.Log.Unparsed)}"
            : $"{Number(site.Requests)} requests (people {Number(site.HumanRequests)}, bots {Number(site.BotRequests)}), "
                + $"{Number(site.Visitors)} addresses, unparsed lines {Number(site.Log.Unparsed)}");
    }

    /// <summary>How people and bots are told apart; a line each, for a sheet does not wrap them.</summary>
    public static List<string> Notes(Language language) => language == Language.Indonesian
        ?
        [
            "Pengunjung adalah alamat. Manusia: permintaan peramban, juga program yang menyamar sebagai peramban.",
            "Bot: permintaan program yang menyebut dirinya, atau tanpa agen pengguna.",
        ]
        :
        [
            "A visitor is an address. People: requests of browsers, and of programs that pose as one.",
            "Bots: requests of programs that name themselves, or that give no user agent.",
        ];

    /// <summary>A number as an official reads it, the same on every machine.</summary>
    public static string NumberOf(long? value, Language language) => value is not { } known
        ? language == Language.Indonesian ? "tidak diketahui" : "unknown"
        : known.ToString("#,0", new NumberFormatInfo { NumberGroupSeparator = language == Language.Indonesian ? "." : "," });

    private static List<WorkbookColumn> Columns(VisitorActivityKind kind, Language language)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        List<WorkbookColumn> columns =
        [
            new(KeyOf(kind).In(language), kind is VisitorActivityKind.Day or VisitorActivityKind.Hour or VisitorActivityKind.Status ? 14 : 48),
            new(Say("Requests", "Permintaan"), 12, WorkbookCellStyle.Number),
            new(Say("People", "Manusia"), 11, WorkbookCellStyle.Number),
            new("Bot", 11, WorkbookCellStyle.Number),
            new(Say("Visitors", "Pengunjung"), 12, WorkbookCellStyle.Number),
            new(Say("Errors", "Galat"), 10, WorkbookCellStyle.Number),
            new("MB", 11, WorkbookCellStyle.Number),
        ];
        if (kind == VisitorActivityKind.Agent) columns.Insert(1, new(Say("Kind", "Jenis"), 12));
        return columns;
    }

    private static List<object?> Row(VisitorActivity line, VisitorActivityKind kind, Language language)
    {
        List<object?> row =
        [
            line.Key, line.Requests, line.HumanRequests, line.BotRequests, line.Visitors, line.Errors, (long)Math.Round(line.Bytes / 1e6),
        ];
        if (kind == VisitorActivityKind.Agent) row.Insert(1, KindOf(line.Agent)?.In(language));
        return row;
    }

    private static List<object?> Nothing(VisitorActivityKind kind, Language language)
    {
        List<object?> row = [language == Language.Indonesian ? "Nihil" : "None", 0, 0, 0, 0, 0, 0];
        if (kind == VisitorActivityKind.Agent) row.Insert(1, null);
        return row;
    }

    /// <summary>The first lines, and all others in one, so that the sums stay what they are.</summary>
    private static IEnumerable<VisitorActivity> Cut(IReadOnlyList<VisitorActivity> lines, int top, Language language)
    {
        if (lines.Count <= top) return lines;
        var others = lines.Skip(top).ToList();
        return lines.Take(top).Append(others[0] with
        {
            Key = language == Language.Indonesian ? $"({others.Count} lainnya)" : $"({others.Count} others)",
            Requests = others.Sum(line => line.Requests),
            HumanRequests = others.Sum(line => line.HumanRequests),
            BotRequests = others.Sum(line => line.BotRequests),
            Visitors = lines[0].By == VisitorActivityKind.Address && others.TrueForAll(line => line.Visitors is not null)
                ? others.Sum(line => line.Visitors)
                : null,
            Errors = others.Sum(line => line.Errors),
            Bytes = others.Sum(line => line.Bytes),
            Agent = null,
        });
    }

    private static Phrase KeyOf(VisitorActivityKind kind) => kind switch
    {
        VisitorActivityKind.Day => new("Day", "Tanggal"),
        VisitorActivityKind.Hour => new("Hour", "Jam"),
        VisitorActivityKind.Page => new("Page", "Halaman"),
        VisitorActivityKind.Referrer => new("Host", "Situs Asal"),
        VisitorActivityKind.Agent => new("Family", "Keluarga"),
        VisitorActivityKind.Status => new("Status", "Status"),
        _ => new("Address", "Alamat"),
    };

    private static Phrase NameOf(VisitorActivityKind kind) => kind switch
    {
        VisitorActivityKind.Day => new("ActivityDays", "AktivitasHarian"),
        VisitorActivityKind.Hour => new("ActivityHours", "AktivitasJam"),
        VisitorActivityKind.Page => new("ActivityPages", "AktivitasHalaman"),
        VisitorActivityKind.Referrer => new("ActivityReferrers", "AktivitasPerujuk"),
        VisitorActivityKind.Agent => new("ActivityAgents", "AktivitasAgen"),
        VisitorActivityKind.Status => new("ActivityStatuses", "AktivitasStatus"),
        _ => new("ActivityAddresses", "AktivitasAlamat"),
    };

    private static Phrase? KindOf(AgentKind? kind) => kind switch
    {
        AgentKind.Browser => new("browser", "peramban"),
        AgentKind.Bot => new("bot", "bot"),
        AgentKind.Tool => new("tool", "alat"),
        AgentKind.Unknown => new("unknown", "tidak dikenal"),
        _ => null,
    };
}
