using SopWebsite.Renewals;
using SopWebsite.Renewals.Invoices;

namespace SopWebsite.Composition;

/// <summary>The duties about renewals.</summary>
public sealed partial class Workplace
{
    /// <summary>The ledger of renewals.</summary>
    public HostingRenewals Renewals => new(Register.Renewals, Register.Sites, Register.Log, Register, Clock)
    {
        Invoices = Register.RenewalInvoices,
        InvoiceClock = InvoiceClock,
        Rules = Adapters.RenewalRules,
        Registries = Adapters.Registries,
    };

    /// <summary>The invoices of renewals.</summary>
    public RenewalInvoices RenewalInvoices => new(Renewals, Register.RenewalInvoices, InvoiceClock, Register.Log, Register, Clock);

    /// <summary>The entering of renewals that were made.</summary>
    public RenewalPayments RenewalPayments => new(
        Renewals, Register.Renewals, Register.RenewalInvoices, InvoiceClock, Register.Log, Register, Clock);

    private InvoiceClock InvoiceClock => new(Register.Sites, Procedures, Calendars);
}
