using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Connections;
using SopWebsite.Renewals.Invoices;
using SopWebsite.Sites;

namespace SopWebsite.Reporting;

/// <summary>What the month's report says of renewals and connections.</summary>
public sealed record RenewalsOfMonth
{
    /// <summary>Everything in the ledger as it stands when the report is made, with its last invoice.</summary>
    public required IReadOnlyList<RenewalOfMonth> Known { get; init; }

    /// <summary>The renewals recorded in the month, in the order of their recording.</summary>
    public required IReadOnlyList<(HostingRenewal Renewal, RenewalPayment Payment)> Made { get; init; }

    /// <summary>The connections' minutes down in the month.</summary>
    public required IReadOnlyList<ConnectionReport> Connections { get; init; }

    /// <summary>Why a connection's minutes could not be counted; null where they could.</summary>
    public Phrase? Fault { get; init; }
}

/// <summary>Something in the ledger and its last invoice.</summary>
/// <param name="Renewal">What is to be renewed.</param>
/// <param name="Invoice">The invoice that waits to be paid, else the last that was; null for none.</param>
public sealed record RenewalOfMonth(HostingRenewal Renewal, InvoiceOfMonth? Invoice);

/// <summary>An invoice as the report shows it.</summary>
public sealed record InvoiceOfMonth
{
    /// <summary>Its number.</summary>
    public string? Number { get; init; }

    /// <summary>What it asks for, with its currency; null where that is not known.</summary>
    public string? Amount { get; init; }

    /// <summary>Whether it waits to be paid.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What was paid, with its currency; null while it is not, or where that is not known.</summary>
    public string? Paid { get; init; }

    /// <summary>The proof of payment; null while there is none.</summary>
    public RenewalProof? Proof { get; init; }
}

/// <summary>Reads the ledger of renewals and the history of connections for a month's report.</summary>
/// <param name="ledger">The ledger.</param>
/// <param name="invoices">Its invoices.</param>
/// <param name="connections">Counts how connections stood.</param>
/// <param name="sites">The sites.</param>
/// <param name="clock">The time.</param>
public sealed class RenewalMonth(
    HostingRenewals ledger, IRenewalInvoiceStore invoices, ConnectionReports connections, ISiteStore sites, IClock clock)
{
    /// <summary>What there is to say; null where nothing is in the ledger, no connection was tested, or the month has not begun.</summary>
    /// <param name="month">The month.</param>
    /// <param name="zone">The zone whose wall clock draws its borders.</param>
    public RenewalsOfMonth? Read(ReportMonth month, string zone)
    {
        var (from, until) = (month.StartIn(zone), month.EndIn(zone));
        if (from >= clock.UtcNow) return null;
        var known = ledger.All();
        var (reports, fault) = Connections(from, until);
        if (known.Count == 0 && reports.Count == 0 && fault is null) return null;
        return new RenewalsOfMonth
        {
            Known = [.. known.Select(renewal => new RenewalOfMonth(renewal, InvoiceOf(renewal)))],
            Made = [.. known.SelectMany(renewal => renewal.Payments, (renewal, payment) => (renewal, payment))
                .Where(one => one.payment.RecordedAt >= from && one.payment.RecordedAt < until).OrderBy(one => one.payment.RecordedAt)],
            Connections = reports,
            Fault = fault,
        };
    }

    /// <summary>The invoice that has waited longest, else the last that was; else what the renewal itself knows of its last.</summary>
    private InvoiceOfMonth? InvoiceOf(HostingRenewal renewal)
    {
        var known = invoices.Of(renewal.Site, renewal.Kind, renewal.Subject);
        if ((known.LastOrDefault(invoice => invoice.IsOpen) ?? known.FirstOrDefault()) is { } asked)
            return new InvoiceOfMonth
            {
                Number = asked.Number,
                Amount = asked.Amount is { } amount ? RenewalAmount.Of(amount, asked.Currency) : null,
                IsOpen = asked.IsOpen,
                Paid = asked.Paid is { } paid ? RenewalAmount.Of(paid, asked.Currency) : null,
                Proof = asked.Proof,
            };
        if (renewal.Invoice is null && renewal.ProofOfPayment is null) return null;
        var last = renewal.Payments.LastOrDefault();
        return new InvoiceOfMonth
        {
            Number = renewal.Invoice,
            Paid = last?.Cost is { } cost ? RenewalAmount.Of(cost, last.Currency ?? renewal.Currency) : null,
            Proof = renewal.ProofOfPayment,
        };
    }

    private (List<ConnectionReport> Reports, Phrase? Fault) Connections(DateTimeOffset from, DateTimeOffset until)
    {
        var reports = new List<ConnectionReport>();
        Phrase? fault = null;
        foreach (var site in sites.All().Where(site => connections.IsKnown(site.Name)))
        {
            try
            {
                reports.Add(connections.Of(site, from, until));
            }
            catch (SopException failure)
            {
                fault = failure.Phrase;
            }
        }
        return (reports, fault);
    }
}
