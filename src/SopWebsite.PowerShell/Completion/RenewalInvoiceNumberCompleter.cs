using System.Collections;
using SopWebsite.Register;
using SopWebsite.Renewals.Invoices;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the numbers of invoices: those that wait first, those of the site and subject that are on the command line.</summary>
public sealed class RenewalInvoiceNumberCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => Numbers(register.RenewalInvoices.All());

    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register, IDictionary given) => Numbers(register.RenewalInvoices.All()
        .Where(invoice => Fits(given["Site"], invoice.Site) && Fits(given["Subject"], invoice.Subject)));

    private static bool Fits(object? given, string name) =>
        given is not string text || text.Contains('*') || string.Equals(text, name, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Numbers(IEnumerable<RenewalInvoice> invoices) =>
        invoices.OrderBy(invoice => !invoice.IsOpen).Select(invoice => invoice.Number).Distinct(StringComparer.OrdinalIgnoreCase);
}
