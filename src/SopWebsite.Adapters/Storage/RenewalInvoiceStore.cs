using SopWebsite.Renewals;
using SopWebsite.Renewals.Invoices;

namespace SopWebsite.Adapters.Storage;

internal sealed class RenewalInvoiceStore(RegisterDatabase database) : IRenewalInvoiceStore
{
    public IReadOnlyList<RenewalInvoice> All() => Many("SELECT body FROM renewal_invoice ORDER BY received_at DESC, payee, number", null);

    public IReadOnlyList<RenewalInvoice> Open() =>
        Many("SELECT body FROM renewal_invoice WHERE paid_at IS NULL ORDER BY received_at, payee, number", null);

    public IReadOnlyList<RenewalInvoice> Of(string site, RenewalKind kind, string subject) => Many(
        "SELECT body FROM renewal_invoice WHERE site = @site AND kind = @kind AND subject = @subject ORDER BY received_at DESC, payee, number",
        new { site, kind = kind.ToString(), subject });

    public RenewalInvoice? Twin(RenewalInvoice invoice) =>
        Many("SELECT body FROM renewal_invoice WHERE payee = @payee AND number = @Number", new { payee = PayeeOf(invoice), invoice.Number })
            .SingleOrDefault();

    public void Put(RenewalInvoice invoice) => database.Execute(
        "INSERT INTO renewal_invoice (payee, number, site, kind, subject, received_at, paid_at, proof, body) "
        + "VALUES (@payee, @Number, @Site, @kind, @Subject, @received, @paid, @proof, @body) ON CONFLICT (payee, number) DO UPDATE SET "
        + "site = excluded.site, kind = excluded.kind, subject = excluded.subject, received_at = excluded.received_at, paid_at = excluded.paid_at, "
        + "proof = excluded.proof, body = excluded.body",
        new
        {
            payee = PayeeOf(invoice),
            invoice.Number,
            invoice.Site,
            kind = invoice.Kind.ToString(),
            invoice.Subject,
            // One that was entered with its payment came, as far as anyone knows, when it was paid.
            received = Stored.Instant(invoice.ReceivedAt ?? invoice.PaidAt),
            paid = Stored.Instant(invoice.PaidAt),
            proof = invoice.Proof?.Sha256,
            body = Stored.Body(invoice),
        });

    public bool Remove(RenewalInvoice invoice) => database.Execute(
        "DELETE FROM renewal_invoice WHERE payee = @payee AND number = @Number", new { payee = PayeeOf(invoice), invoice.Number }) > 0;

    public string? ProvedBy(string sha256) =>
        database.First<string>("SELECT number FROM renewal_invoice WHERE proof = @sha256", new { sha256 })
        // Renewals entered without an invoice, or before invoices were kept, have their proof in the body alone.
        ?? database.First<string>("SELECT subject FROM renewal WHERE body LIKE @part", new { part = $"%\"{sha256}\"%" });

    /// <summary>Who sent it; where nobody knows, the renewal stands for whoever it was.</summary>
    private static string PayeeOf(RenewalInvoice invoice) => invoice.Provider ?? $"?{invoice.Site}/{invoice.Kind}/{invoice.Subject}";

    private List<RenewalInvoice> Many(string sql, object? parameters) =>
        database.Query<string>(sql, parameters).Select(Stored.Body<RenewalInvoice>).ToList();
}
