using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Renewals.Invoices;

namespace SopWebsite.Renewals;

/// <summary>What the log says of renewals. It is for officials, so in Indonesian.</summary>
internal static class RenewalAccount
{
    public static EscalationDraft Entry(EscalationEvent happened, HostingRenewal renewal, DateTimeOffset at, string? actor) => new()
    {
        At = at, Event = happened, Site = renewal.Site, From = actor, To = renewal.Provider,
    };

    public static EscalationDraft Entry(EscalationEvent happened, RenewalInvoice invoice, DateTimeOffset at, string? actor) => new()
    {
        At = at, Event = happened, Site = invoice.Site, From = actor, To = invoice.Provider,
        Procedure = invoice.Procedure, Activity = invoice.Activity, Due = invoice.SopDueAt, StandardMinutes = invoice.SopMinutes,
    };

    /// <summary>A new expiry, as entered or as a source told it.</summary>
    public static string Of(HostingRenewal? before, HostingRenewal renewal, string zone)
    {
        var was = before is null ? "entri baru" : "semula " + Day(before.ExpiresAt, zone);
        var source = renewal.Source switch
        {
            RenewalSource.Rdap => "registri (RDAP)",
            RenewalSource.Whois => "registri (WHOIS)",
            RenewalSource.LiveCertificate => "sertifikat situs",
            _ => renewal.Invoice is { } invoice ? "faktur " + invoice : "catatan kantor",
        };
        return $"{RenewalNames.Of(renewal).Indonesian}: berlaku sampai {Day(renewal.ExpiresAt, zone)} ({was}); sumber: {source}";
    }

    /// <summary>A renewal that was entered: what was paid, and what was accepted without proof.</summary>
    public static string OfPayment(HostingRenewal before, HostingRenewal renewal, string zone)
    {
        var payment = renewal.Payments[renewal.Payments.Length - 1];
        var account = Of(before, renewal, zone);
        if (payment.Cost is { } cost) account += "; dibayar " + InvoiceFaults.Money(cost, payment.Currency ?? renewal.Currency);
        if (payment.Reason is { } reason)
            account += (payment.Proof is null ? "; tanpa bukti pembayaran" : "; dengan pengecualian") + ", alasan: " + reason;
        return account;
    }

    public static string OfReceipt(RenewalInvoice invoice, string zone)
    {
        var account = $"{NameOf(invoice)}: faktur {invoice.Number} diterima {Minute(invoice.ReceivedAt, zone)}, tagihan "
            + $"{InvoiceFaults.Money(invoice.Amount, invoice.Currency)}";
        if (invoice.DueAt is { } due) account += $", jatuh tempo {Day(due, zone)}";
        return invoice.SopDueAt is { } sop ? account + $"; menurut SOP selesai paling lambat {Minute(sop, zone)}" : account;
    }

    public static string NameOf(RenewalInvoice invoice) => $"{RenewalNames.Of(invoice.Kind).Indonesian} {invoice.Subject}";

    public static string Day(DateTimeOffset? at, string zone) => at is { } known ? IndonesianZone.DayOf(known, zone) : "tidak diketahui";

    private static string Minute(DateTimeOffset? at, string zone) =>
        at is { } known ? $"{IndonesianZone.MinuteOf(known, zone)} {zone}" : "pada waktu yang tidak diketahui";
}
