using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;

namespace SopWebsite.Renewals.Invoices;

/// <summary>
/// Enters renewals that were made: an invoice is paid, the end moves. The renewal, the invoice and the log's entry are written together, and all
/// is read anew within the same transaction, so that two who enter the same payment at once cannot both succeed.
/// </summary>
/// <param name="renewals">The ledger.</param>
/// <param name="store">Keeps the renewals.</param>
/// <param name="invoices">Keeps the invoices.</param>
/// <param name="invoiceClock">The SOP's clock.</param>
/// <param name="log">Hears of renewals.</param>
/// <param name="work">Keeps them together.</param>
/// <param name="clock">The time.</param>
public sealed class RenewalPayments(
    HostingRenewals renewals, IRenewalStore store, IRenewalInvoiceStore invoices, InvoiceClock invoiceClock, IEscalationLog log, IUnitOfWork work,
    IClock clock)
{
    /// <summary>What entering a renewal would make of it, without entering it.</summary>
    /// <inheritdoc cref="Enter" path="/param|/exception"/>
    public HostingRenewal Preview(HostingRenewal renewal, RenewalChange change) => Outcome(renewal, change).Renewal;

    /// <summary>Enters a renewal.</summary>
    /// <param name="renewal">Which; what the register holds of it now counts, not what is given.</param>
    /// <param name="change">What is entered.</param>
    /// <param name="actor">Who entered it, if known.</param>
    /// <exception cref="SopException">
    /// <c>SopRenewalWithoutProof</c>: neither invoice and proof nor force; <c>SopRenewalReasonMissing</c>: force without its reason;
    /// <c>SopInvoicePaid</c>: the invoice was paid; <c>SopInvoiceExists</c>: the provider's invoice of that number is another renewal's;
    /// <c>SopPaymentDiffers</c>: another amount or currency than the invoice's; <c>SopProofUsed</c>: the proof is of another payment;
    /// <c>SopRenewalExpiryUnknown</c>: no end was given and none can be computed; <c>SopRenewalNotLater</c>: the new end is not after the old one;
    /// <c>SopInvoiceInFuture</c>: the payment has not come yet.
    /// </exception>
    public HostingRenewal Enter(HostingRenewal renewal, RenewalChange change, string? actor = null)
    {
        HostingRenewal? entered = null;
        work.Transact(() =>
        {
            var before = renewals.Get(renewal.Site, renewal.Kind, renewal.Subject);
            var (after, paid) = Outcome(before, change);
            var now = clock.UtcNow;
            store.Put(after);
            if (paid is not null) invoices.Put(paid);
            log.Append(RenewalAccount.Entry(EscalationEvent.RenewalRecorded, after, now, actor) with
            {
                FollowUp = RenewalAccount.OfPayment(before, after, renewals.ZoneOf(after.Site)),
                Evidence = after.ProofOfPayment?.ToString(),
                Procedure = paid?.Procedure,
                Activity = paid?.Activity,
                Due = paid?.SopDueAt,
                StandardMinutes = paid?.SopMinutes,
                WorkingMinutes = paid?.WorkingMinutes,
                Timeliness = paid?.OverdueMinutes is not { } over ? Timeliness.NotMeasurable : over > 0 ? Timeliness.Late : Timeliness.OnTime,
            });
            entered = after;
        });
        return renewals.Look(entered!);
    }

    private (HostingRenewal Renewal, RenewalInvoice? Paid) Outcome(HostingRenewal renewal, RenewalChange change)
    {
        var now = clock.UtcNow;
        if (change.Force && string.IsNullOrWhiteSpace(change.Reason)) throw InvoiceFaults.WithoutReason(renewal);
        var known = invoices.Of(renewal.Site, renewal.Kind, renewal.Subject);
        var invoice = InvoiceOf(renewal, change, known);
        if (!change.Force && (invoice is null || change.Proof is null)) throw InvoiceFaults.WithoutProof(renewal, known.Count(one => one.IsOpen));
        if (invoice is { IsOpen: false }) throw InvoiceFaults.IsPaid(invoice);
        if (change.Proof is { } proof && invoices.ProvedBy(proof.Sha256) is { } other) throw InvoiceFaults.ProofUsed(proof, other);
        var paidAt = (change.PaidAt ?? now).ToUniversalTime();
        RenewalInvoices.RefuseFuture(paidAt, now);
        var (amount, currency) = (change.Cost ?? invoice?.Amount, change.Currency ?? invoice?.Currency ?? renewal.Currency);
        if (!change.Force && invoice?.Amount is { } asked && (amount != asked || currency != invoice.Currency))
            throw InvoiceFaults.PaymentDiffers(invoice, amount, currency);
        var reason = change.Force ? change.Reason!.Trim() : null;
        var filled = change with
        {
            Invoice = invoice?.Number, Cost = amount, Currency = currency, PaidAt = change.PaidAt is null ? null : paidAt, Reason = reason,
        };
        var paid = invoice is null
            ? null
            : invoiceClock.AsOf(invoice with { PaidAt = paidAt, Paid = amount, Proof = change.Proof, Reason = reason }, now);
        return (filled.Apply(renewal, renewals.ZoneOf(renewal.Site), now), paid);
    }

    /// <summary>
    /// The invoice that is paid: the one named; the only one that waits, where none is named; and one that is not in the ledger yet comes
    /// into it with
    /// its payment, but when it arrived nobody knows.
    /// </summary>
    private RenewalInvoice? InvoiceOf(HostingRenewal renewal, RenewalChange change, IReadOnlyList<RenewalInvoice> known)
    {
        if (string.IsNullOrWhiteSpace(change.Invoice))
        {
            var open = known.Where(one => one.IsOpen).ToList();
            return change.Proof is not null && open.Count == 1 ? open[0] : null;
        }
        var number = change.Invoice!.Trim();
        if (known.FirstOrDefault(one => string.Equals(one.Number, number, StringComparison.OrdinalIgnoreCase)) is { } found) return found;
        var late = invoiceClock.Started(new RenewalInvoice
        {
            Site = renewal.Site, Kind = renewal.Kind, Subject = renewal.Subject, Number = number, Provider = renewal.Provider,
            Currency = change.Currency ?? renewal.Currency,
        });
        return invoices.Twin(late) is { } twin ? throw InvoiceFaults.Exists(twin) : late;
    }
}
