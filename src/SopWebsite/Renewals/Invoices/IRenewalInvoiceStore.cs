namespace SopWebsite.Renewals.Invoices;

/// <summary>Keeps invoices. Sites, subjects, providers and numbers compare without regard to case.</summary>
public interface IRenewalInvoiceStore
{
    /// <summary>All invoices, the last to arrive first.</summary>
    IReadOnlyList<RenewalInvoice> All();

    /// <summary>The invoices that are not paid, the first to arrive first.</summary>
    IReadOnlyList<RenewalInvoice> Open();

    /// <summary>The invoices of a renewal, the last to arrive first.</summary>
    IReadOnlyList<RenewalInvoice> Of(string site, RenewalKind kind, string subject);

    /// <summary>
    /// The invoice of a number that the same one sent: the provider or, where that is not known, the one for the same renewal; or null.
    /// </summary>
    RenewalInvoice? Twin(RenewalInvoice invoice);

    /// <summary>Adds an invoice, or replaces its twin.</summary>
    void Put(RenewalInvoice invoice);

    /// <summary>Removes an invoice; false if there is none.</summary>
    bool Remove(RenewalInvoice invoice);

    /// <summary>What a file of this digest proves the payment of already, of any site: a renewal's or an invoice's name; null for nothing.</summary>
    /// <param name="sha256">SHA-256, 64 lower-case hex digits.</param>
    string? ProvedBy(string sha256);
}
