using SopWebsite.Renewals.Invoices;

namespace SopWebsite.Renewals.Cycles;

/// <summary>Reads where a renewal stands: a pure function of the ledger, its open invoices, the source's last answer, the rules and now.</summary>
public static class RenewalCycles
{
    /// <summary>How far a source's end may be from the ledger's and still be the same: one of them counts days, the other seconds.</summary>
    internal static readonly TimeSpan Same = TimeSpan.FromDays(1);

    /// <summary>The cycle of a renewal.</summary>
    /// <param name="renewal">The renewal.</param>
    /// <param name="open">Its invoices that are not paid.</param>
    /// <param name="rules">The life cycles.</param>
    /// <param name="zone">The site's zone.</param>
    /// <param name="now">The instant.</param>
    public static RenewalCycle Of(HostingRenewal renewal, IReadOnlyList<RenewalInvoice> open, RenewalRules rules, string zone, DateTimeOffset now)
    {
        if (renewal.ExpiresAt is not { } end)
            return new RenewalCycle
            {
                Stage = open.Count > 0 ? RenewalStage.InvoiceReceived : RenewalStage.Unknown,
                ActBy = open.Count > 0 ? open.Min(AskedBy) : null,
            };
        var rule = rules.For(renewal.Kind, renewal.Subject);
        var phases = LifeCycleArithmetic.PhasesAfter(end, rule);
        var told = rule is null ? null : LifeCycleArithmetic.Told(renewal.Answer, rule, phases, now);
        var begins = BeginOf(renewal, end);
        var ahead = IsPaidAhead(renewal, end);
        var payBy = ahead || renewal.Cost == 0 ? null : BudgetYear.PayBy(end, begins, zone);
        var (soon, due) = RenewalUrgency.Marks(renewal.Kind, begins, end);
        if (payBy is { } last)
        {
            soon = Earlier(soon, last.AddDays(-RenewalUrgency.DueSoonDays));
            due = Earlier(due, last.AddDays(-RenewalUrgency.DueDays));
        }
        return new RenewalCycle
        {
            Stage = told ?? (end <= now ? LifeCycleArithmetic.At(phases, now) : Running(renewal, end, open, ahead, soon <= now)),
            StageIsFromSource = told is not null,
            DueSoonAt = soon,
            DueAt = due,
            PayBy = payBy,
            ActBy = open.Select(AskedBy).Append(end).Append(payBy ?? end).Min(),
            Phases = phases,
            Rule = rule?.Id,
            RuleSource = rule?.Source,
        };
    }

    /// <summary>When the term that runs began: as known, or a period before its end.</summary>
    internal static DateTimeOffset? BeginOf(HostingRenewal renewal, DateTimeOffset end) =>
        renewal.BeginsAt is { } known ? known
        : renewal.PeriodMonths is { } months && end.UtcDateTime > DateTime.MinValue.AddMonths(months) ? end.AddMonths(-months)
        : null;

    /// <summary>Whether it was paid for longer than it is known to run: the provider has not renewed it, or not yet.</summary>
    internal static bool IsPaidAhead(HostingRenewal renewal, DateTimeOffset end) => renewal.PaidUntil is { } paid && paid - end > Same;

    /// <summary>Whether the source shows what was paid for.</summary>
    internal static bool IsConfirmed(HostingRenewal renewal) =>
        renewal.PaidUntil is { } paid && renewal.Answer?.ExpiresAt is { } shown && paid - shown <= Same;

    private static RenewalStage Running(HostingRenewal renewal, DateTimeOffset end, IReadOnlyList<RenewalInvoice> open, bool ahead, bool isDue) =>
        open.Count > 0 ? RenewalStage.InvoiceReceived
        : ahead ? RenewalStage.Paid
        : isDue ? RenewalStage.Due
        : renewal.PaidUntil is not { } paid || end - paid > Same ? RenewalStage.Active
        : IsConfirmed(renewal) ? RenewalStage.Confirmed
        : RenewalStage.Paid;

    /// <summary>By when an invoice asks for something: its own due date or the SOP's, whichever is first.</summary>
    private static DateTimeOffset? AskedBy(RenewalInvoice invoice) => invoice switch
    {
        { DueAt: { } due, SopDueAt: { } sop } => Earlier(due, sop),
        { DueAt: { } due } => due,
        _ => invoice.SopDueAt,
    };

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
