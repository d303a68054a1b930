using System.Globalization;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Situations.Routing;

/// <summary>How a move of a ticket is refused: what, why, and what to do.</summary>
internal static class TicketRules
{
    public static SopException NotFound(string number) => new(
        "SopTicketNotFound", SopErrorKind.NotFound,
        new Phrase($"There is no ticket '{number}'. Get-SopTicket lists them.", $"Tiket '{number}' tidak ada. Get-SopTicket menampilkan daftarnya."),
        number);

    public static SopException NoReport(string number) => new(
        "SopSituationNotFound", SopErrorKind.NotFound,
        new Phrase($"There is no situation report '{number}'. Get-SituationReport lists them.",
            $"Laporan situasi '{number}' tidak ada. Get-SituationReport menampilkan daftarnya."),
        number);

    public static SopException NoParty(string name) => new(
        "SopThirdPartyNotFound", SopErrorKind.NotFound,
        new Phrase($"No third party '{name}' is registered. Get-SopThirdParty lists them; Register-SopThirdParty adds one.",
            $"Pihak ketiga '{name}' tidak terdaftar. Get-SopThirdParty menampilkannya; Register-SopThirdParty menambahkannya."),
        name);

    public static SopException ReportClosed(string number) => new(
        "SopTicketReportClosed", SopErrorKind.InvalidOperation,
        new Phrase($"Report {number} is closed: nothing of it can go to a third party. Open another with New-SituationReport.",
            $"Laporan {number} sudah ditutup: tidak dapat diserahkan kepada pihak ketiga. Buat laporan baru dengan New-SituationReport."),
        number);

    public static SopException Closed(SopTicket ticket) => new(
        "SopTicketClosed", SopErrorKind.InvalidOperation,
        new Phrase($"Ticket {ticket.Number} is closed ({ticket.Result}). Open another with New-SopTicket.",
            $"Tiket {ticket.Number} sudah ditutup ({ticket.Result}). Buat yang baru dengan New-SopTicket."),
        ticket.Number);

    public static SopException NothingToEnter(string number) => new(
        "SopContactMissing", SopErrorKind.InvalidArgument,
        new Phrase($"Say what was said (-Contact) or promised (-Promised): ticket {number} is not updated without it.",
            $"Sebutkan isi kontak (-Contact) atau janji (-Promised): tiket {number} tidak diperbarui tanpa itu."),
        number);

    public static SopException NoResult(string number) => new(
        "SopResultMissing", SopErrorKind.InvalidArgument,
        new Phrase($"Say what came of it: ticket {number} is not closed without it.", $"Sebutkan hasilnya: tiket {number} tidak ditutup tanpa itu."),
        number);

    public static SopException PromisePast(DateTimeOffset until) => new(
        "SopPromiseInvalid", SopErrorKind.InvalidArgument,
        new Phrase($"{Text(until)} is not in the future: nobody promises it now. Give a later time.",
            $"{Text(until)} bukan waktu mendatang: tidak dapat dijanjikan sekarang. Beri waktu yang lebih akhir."),
        until);

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
