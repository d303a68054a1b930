using SopWebsite.Languages;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Connections;
using SopWebsite.Renewals.Cycles;

namespace SopWebsite.Reporting;

/// <summary>
/// The sheets about renewals: the ledger, what was renewed in the month, and the connections. What there is nothing to say of is left out.
/// </summary>
internal static class RenewalSheets
{
    public static IEnumerable<WorkbookSheet> Of(
        MonthlyReport report, Language language, IReadOnlyList<string> letterhead, string period, (string Page, string Of) pageWords)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        if (report.Renewals is not { } renewals) yield break;
        yield return new WorkbookSheet
        {
            Name = Say("Renewals", "Perpanjangan"),
            Letterhead = letterhead,
            Heading = [
                Say("Domains, Hosting, Connections and Certificates", "Perpanjangan Domain, Hosting, Koneksi, dan Sertifikat"),
                period + " (" + report.Zone + ")"],
            Facts = Facts(renewals, language),
            Table = RenewalTables.OfLedger(renewals.Known, report.Zone, language),
            Notes = Notes(language),
            PageWords = pageWords,
        };
        if (renewals.Made.Count > 0)
        {
            yield return new WorkbookSheet
            {
                Name = Say("Renewed This Month", "Perpanjangan Bulan Ini"),
                Letterhead = letterhead,
                Heading = [Say("Renewals Recorded This Month", "Perpanjangan yang Dicatat Bulan Ini"), period + " (" + report.Zone + ")"],
                Table = RenewalTables.OfMade(renewals.Made, report.Zone, language),
                PageWords = pageWords,
            };
        }
        if (renewals.Connections.Count == 0) yield break;
        yield return new WorkbookSheet
        {
            Name = Say("Connection", "Koneksi"),
            Letterhead = letterhead,
            Heading = [
                Say("The Connection Against the Provider's Promise", "Koneksi Internet terhadap Janji Penyedia"), period + " (" + report.Zone + ")"],
            Facts = [
                .. renewals.Connections.Select(one => new WorkbookFact(one.Site, one.Reason.In(language), one.Verdict == PromiseVerdict.Missed))],
            Table = RenewalTables.OfConnections(renewals.Connections, report.Zone, language),
            Notes = ConnectionNotes(language),
            PageWords = pageWords,
        };
    }

    private static List<WorkbookFact> Facts(RenewalsOfMonth renewals, Language language)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        int Count(Func<HostingRenewal, bool> which) => renewals.Known.Count(one => which(one.Renewal));
        var (lapsed, due, unknown) = (
            Count(one => one.Stage is RenewalStage.Grace or RenewalStage.Redemption or RenewalStage.PendingDelete or RenewalStage.Lapsed),
            Count(one => one.Stage is RenewalStage.Due or RenewalStage.InvoiceReceived), Count(one => one.ExpiresAt is null));
        var costs = renewals.Known.Where(one => one.Renewal.Cost is not null).GroupBy(one => one.Renewal.Currency, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => RenewalAmount.Of(group.Sum(one => one.Renewal.Cost!.Value), group.Key)).ToList();
        var spent = renewals.Made.Where(one => one.Payment.Cost is not null)
            .GroupBy(one => one.Payment.Currency ?? one.Renewal.Currency, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => RenewalAmount.Of(group.Sum(one => one.Payment.Cost!.Value), group.Key)).ToList();
        return
        [
            new(Say("Services", "Layanan"), FormattableString.Invariant($"{renewals.Known.Count} ") + Say("registered", "terdaftar")
                + FormattableString.Invariant($", {due} ") + Say("to be renewed", "perlu diperpanjang")
                + FormattableString.Invariant($", {lapsed} ") + Say("lapsed", "habis masa berlaku")
                + FormattableString.Invariant($", {unknown} ") + Say("of unknown end", "tidak diketahui masa berlakunya"), lapsed + unknown > 0),
            new(Say("Cost", "Biaya"), costs.Count == 0 ? Say("unknown", "tidak diketahui") : string.Join(", ", costs)
                + Say(" for all services, a period of each", " untuk semua layanan, masing-masing satu periode")),
            new(Say("Renewed", "Diperpanjang"), renewals.Made.Count == 0
                ? Say("none this month", "nihil pada bulan ini")
                : FormattableString.Invariant($"{renewals.Made.Count} ") + Say("this month", "pada bulan ini")
                + (spent.Count == 0 ? "" : " (" + string.Join(", ", spent) + ")")),
        ];
    }

    private static List<string> Notes(Language language) => language == Language.Indonesian
        ?
        [
            "Keadaan saat laporan dibuat. Yang ditagih dan belum dibayar ditulis BELUM DIBAYAR; bukti bayar dikenali dari jejak digitalnya "
            + "(SHA-256).",
            "Sisa hari kosong: masa berlakunya tidak diketahui.",
        ]
        :
        [
            "As it stood when the report was made. What was asked for and is not paid says NOT PAID; a proof of payment is known by its "
            + "digest (SHA-256).",
            "No days left: nobody knows when it lapses.",
        ];

    private static List<string> ConnectionNotes(Language language) => language == Language.Indonesian
        ?
        [
            "Batas terputus: sisa dari janji ketersediaan penyedia atas seluruh menit bulan ini, tanpa pemeliharaan terjadwal.",
            "Tidak terukur: tidak ada pengujian, atau gangguan ada di jaringan kantor. Menit ini tidak dihitung berfungsi maupun terputus.",
            "Terpenuhi hanya bila menit terputus dan tidak terukur bersama-sama masih dalam batas. Kecepatan terukur: nilai tengah melalui "
            + "satu koneksi.",
        ]
        :
        [
            "Down allowed: what the promised availability leaves of all minutes of the month, announced maintenance left out.",
            "Not measured: nobody tested, or the fault was in the court's own network. These minutes count neither as up nor as down.",
            "Met only if the minutes down and not measured together are within what is allowed. Measured bandwidth: the middle value, over "
            + "one connection.",
        ];
}
