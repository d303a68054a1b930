using System.Globalization;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Renewals.Invoices;

/// <summary>What is refused about invoices and their payment.</summary>
internal static class InvoiceFaults
{
    private static readonly NumberFormatInfo IndonesianNumbers = new() { NumberGroupSeparator = ".", NumberDecimalSeparator = "," };

    public static SopException Exists(RenewalInvoice twin) => new(
        "SopInvoiceExists", SopErrorKind.AlreadyExists,
        new Phrase(
            $"Invoice '{twin.Number}' of {Payee(twin).English} is in the ledger already, for {twin.Kind} {twin.Subject} of '{twin.Site}'. "
            + "A double invoice is not paid twice: ask the provider. If one invoice covers several services, add the item to its number, such as "
            + $"'{twin.Number}/2'.",
            $"Faktur '{twin.Number}' dari {Payee(twin).Indonesian} sudah ada di buku, untuk {RenewalNames.Of(twin.Kind).Indonesian} "
            + $"{twin.Subject} milik "
            + $"'{twin.Site}'. Faktur ganda tidak dibayar dua kali: tanyakan kepada penyedia. Bila satu faktur mencakup beberapa layanan, "
            + "tambahkan nomor "
            + $"butirnya, misalnya '{twin.Number}/2'."),
        twin.Number);

    public static SopException NotFound(string number, HostingRenewal renewal) => new(
        "SopInvoiceNotFound", SopErrorKind.NotFound,
        new Phrase($"No invoice '{number}' for {RenewalNames.Of(renewal).English} is in the ledger. Get-RenewalInvoice lists them.",
            $"Tidak ada faktur '{number}' untuk {RenewalNames.Of(renewal).Indonesian} di buku. Get-RenewalInvoice menampilkannya."),
        number);

    public static SopException IsPaid(RenewalInvoice invoice) => new(
        "SopInvoicePaid", SopErrorKind.InvalidOperation,
        new Phrase(
            $"Invoice '{invoice.Number}' was paid on {Day(invoice.PaidAt)} already.",
            $"Faktur '{invoice.Number}' sudah dibayar pada {Day(invoice.PaidAt)}."),
        invoice.Number);

    public static SopException InFuture(DateTimeOffset at) => new(
        "SopInvoiceInFuture", SopErrorKind.InvalidArgument,
        new Phrase(
            $"{At(at)} has not come yet: an invoice arrives and is paid in the past.",
            $"{At(at)} belum tiba: faktur diterima dan dibayar pada waktu yang sudah lewat."),
        at);

    public static SopException PaymentDiffers(RenewalInvoice invoice, decimal? paid, string currency) => new(
        "SopPaymentDiffers", SopErrorKind.InvalidArgument,
        new Phrase(
            $"Invoice '{invoice.Number}' asks for {Money(invoice.Amount, invoice.Currency, Language.English)}, and "
            + $"{Money(paid, currency, Language.English)} were "
            + "paid. Correct the amount or, "
            + "where a part was withheld (tax), use -Force with -Reason.",
            $"Faktur '{invoice.Number}' menagih {Money(invoice.Amount, invoice.Currency)}, sedangkan yang dibayar {Money(paid, currency)}. "
            + "Perbaiki jumlahnya "
            + "atau, bila ada potongan (pajak), pakai -Force dengan -Reason."),
        paid);

    public static SopException ProofUsed(RenewalProof proof, string by) => new(
        "SopProofUsed", SopErrorKind.InvalidArgument,
        new Phrase($"'{proof.FileName}' is the proof of another payment already ({by}). Give the proof of this one.",
            $"'{proof.FileName}' sudah menjadi bukti pembayaran lain ({by}). Berikan bukti pembayaran ini."),
        proof.FileName);

    public static SopException WithoutProof(HostingRenewal renewal, int openInvoices) => new(
        "SopRenewalWithoutProof", SopErrorKind.InvalidOperation,
        openInvoices > 1
            ? new Phrase(
                $"'{renewal.Subject}' has {openInvoices} invoices that wait to be paid: say which with -Invoice, and give -ProofOfPayment.",
                $"'{renewal.Subject}' memiliki {openInvoices} faktur yang belum dibayar: sebutkan dengan -Invoice, dan isi -ProofOfPayment.")
            : new Phrase(
                $"A renewal of '{renewal.Subject}' needs the invoice and the proof of payment: give -Invoice and -ProofOfPayment, or "
                + "-Force with -Reason.",
                $"Perpanjangan '{renewal.Subject}' memerlukan faktur dan bukti pembayaran: isi -Invoice dan -ProofOfPayment, atau -Force "
                + "dengan -Reason."),
        renewal.Subject);

    public static SopException WithoutReason(HostingRenewal renewal) => new(
        "SopRenewalReasonMissing", SopErrorKind.InvalidArgument,
        new Phrase($"What is forced needs its reason, which the log keeps: give -Reason for '{renewal.Subject}'.",
            $"Yang dipaksakan memerlukan alasan, yang disimpan di log: isi -Reason untuk '{renewal.Subject}'."),
        renewal.Subject);

    /// <summary>An amount in the form of a language, the same in all cultures: 250,000.50 or 250.000,50.</summary>
    internal static string Money(decimal? amount, string currency, Language language = Language.Indonesian) =>
        amount is { } known
            ? currency + " " + known.ToString("#,0.##", language == Language.Indonesian ? IndonesianNumbers : NumberFormatInfo.InvariantInfo)
            : "?";

    private static Phrase Payee(RenewalInvoice invoice) =>
        invoice.Provider is { } provider ? new($"'{provider}'", $"'{provider}'") : new("an unknown provider", "penyedia yang tidak diketahui");

    private static string Day(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "?";

    private static string At(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
