using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;

namespace SopWebsite.Renewals.Invoices;

/// <summary>The invoices of the ledger. Each one that comes or is withdrawn is in the ledger and in the escalation log, or in neither.</summary>
/// <param name="renewals">What the invoices are for.</param>
/// <param name="store">Keeps the invoices.</param>
/// <param name="invoiceClock">The SOP's clock.</param>
/// <param name="log">Hears of them.</param>
/// <param name="work">Keeps ledger and log together.</param>
/// <param name="clock">The time.</param>
public sealed class RenewalInvoices(
    HostingRenewals renewals, IRenewalInvoiceStore store, InvoiceClock invoiceClock, IEscalationLog log, IUnitOfWork work, IClock clock)
{
    /// <summary>How far a clock may be ahead of this one's.</summary>
    private static readonly TimeSpan ClockDrift = TimeSpan.FromMinutes(5);

    /// <summary>All invoices as they stand now, the last to arrive first.</summary>
    public IReadOnlyList<RenewalInvoice> All()
    {
        var now = clock.UtcNow;
        return store.All().Select(invoice => invoiceClock.AsOf(invoice, now)).ToList();
    }

    /// <summary>The invoices of a renewal as they stand now, the last to arrive first.</summary>
    public IReadOnlyList<RenewalInvoice> Of(HostingRenewal renewal)
    {
        var now = clock.UtcNow;
        return store.Of(renewal.Site, renewal.Kind, renewal.Subject).Select(invoice => invoiceClock.AsOf(invoice, now)).ToList();
    }

    /// <summary>Checks a new invoice, without entering it, and starts the SOP's clock on it.</summary>
    /// <param name="invoice">As it came, for a registered renewal; its provider is taken from there.</param>
    /// <exception cref="SopException"><c>SopRenewalNotFound</c>; <c>SopInvoiceExists</c>: it is a double; <c>SopInvoiceInFuture</c>.</exception>
    public RenewalInvoice Draft(RenewalInvoice invoice)
    {
        var now = clock.UtcNow;
        var renewal = renewals.Get(invoice.Site, invoice.Kind, invoice.Subject);
        var received = (invoice.ReceivedAt ?? now).ToUniversalTime();
        RefuseFuture(received, now);
        var draft = invoiceClock.Started(invoice with
        {
            Site = renewal.Site, Subject = renewal.Subject, Number = invoice.Number.Trim(), Provider = renewal.Provider, ReceivedAt = received,
        });
        if ((store.Twin(draft) ?? NumberedAlike(draft)) is { } twin) throw InvoiceFaults.Exists(twin);
        return invoiceClock.AsOf(draft, now);
    }

    /// <summary>Enters an invoice that arrived; the SOP's clock runs from its arrival.</summary>
    /// <inheritdoc cref="Draft" path="/param|/exception"/>
    /// <param name="invoice">As it came.</param>
    /// <param name="actor">Who entered it, if known.</param>
    public RenewalInvoice Receive(RenewalInvoice invoice, string? actor = null)
    {
        RenewalInvoice? received = null;
        work.Transact(() =>
        {
            received = Draft(invoice);
            store.Put(received);
            log.Append(RenewalAccount.Entry(EscalationEvent.Note, received, clock.UtcNow, actor) with
            {
                FollowUp = RenewalAccount.OfReceipt(received, renewals.ZoneOf(received.Site)),
            });
        });
        return received!;
    }

    /// <summary>Takes a wrong invoice back: it leaves the ledger, and the log keeps why.</summary>
    /// <exception cref="SopException"><c>SopInvoiceNotFound</c>; <c>SopInvoicePaid</c>: what was paid stays;
    /// <c>SopRenewalReasonMissing</c>.</exception>
    public void Withdraw(HostingRenewal renewal, string number, string reason, string? actor = null)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw InvoiceFaults.WithoutReason(renewal);
        work.Transact(() => WithdrawOne(Get(renewal, number), reason, actor));
    }

    /// <summary>Takes back all invoices of a renewal that are not paid. Within a transaction of the caller's.</summary>
    internal void WithdrawOpen(HostingRenewal renewal, string reason, string? actor)
    {
        foreach (var invoice in store.Of(renewal.Site, renewal.Kind, renewal.Subject).Where(invoice => invoice.IsOpen))
            WithdrawOne(invoice, reason, actor);
    }

    /// <summary>One invoice of a renewal.</summary>
    /// <exception cref="SopException"><c>SopInvoiceNotFound</c>.</exception>
    public RenewalInvoice Get(HostingRenewal renewal, string number) =>
        Of(renewal).FirstOrDefault(invoice => string.Equals(invoice.Number, number.Trim(), StringComparison.OrdinalIgnoreCase))
        ?? throw InvoiceFaults.NotFound(number, renewal);

    /// <summary>Refuses an instant that has not come.</summary>
    internal static void RefuseFuture(DateTimeOffset at, DateTimeOffset now)
    {
        if (at > now + ClockDrift) throw InvoiceFaults.InFuture(at);
    }

    /// <summary>The renewal's own invoice of the number, whoever was its provider then.</summary>
    private RenewalInvoice? NumberedAlike(RenewalInvoice invoice) => store.Of(invoice.Site, invoice.Kind, invoice.Subject)
        .FirstOrDefault(other => string.Equals(other.Number, invoice.Number, StringComparison.OrdinalIgnoreCase));

    private void WithdrawOne(RenewalInvoice invoice, string reason, string? actor)
    {
        if (!invoice.IsOpen) throw InvoiceFaults.IsPaid(invoice);
        store.Remove(invoice);
        log.Append(RenewalAccount.Entry(EscalationEvent.Note, invoice, clock.UtcNow, actor) with
        {
            Due = null,
            FollowUp = $"{RenewalAccount.NameOf(invoice)}: faktur {invoice.Number} ditarik kembali; alasan: {reason.Trim()}",
        });
    }
}
