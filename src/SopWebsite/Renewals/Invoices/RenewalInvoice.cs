using System.Text.Json.Serialization;
using SopWebsite.Calendars;

namespace SopWebsite.Renewals.Invoices;

/// <summary>How an invoice stands.</summary>
public enum RenewalInvoiceState
{
    /// <summary>It waits to be paid, in time.</summary>
    Open,

    /// <summary>It waits to be paid, longer than the SOP gives or after its own due date.</summary>
    Overdue,

    /// <summary>It is paid.</summary>
    Paid,
}

/// <summary>
/// An invoice for a renewal. Its arrival starts the clock of the SOP's step. Known by whom it comes from and its number. Instants are UTC.
/// </summary>
public sealed record RenewalInvoice
{
    /// <summary>The site's name in the register.</summary>
    public required string Site { get; init; }

    /// <summary>The kind of what it is for.</summary>
    public required RenewalKind Kind { get; init; }

    /// <summary>What it is for, as the renewal names it.</summary>
    public required string Subject { get; init; }

    /// <summary>The invoice's number.</summary>
    public required string Number { get; init; }

    /// <summary>Whom it comes from: the renewal's provider when it came; null where that was not known.</summary>
    public string? Provider { get; init; }

    /// <summary>When it arrived; null for one that was entered only with its payment: then nobody can say how long it waited.</summary>
    public DateTimeOffset? ReceivedAt { get; init; }

    /// <summary>What it asks for; null for one that was entered with its payment, which told no amount.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The currency, ISO 4217.</summary>
    public string Currency { get; init; } = "IDR";

    /// <summary>By when it asks to be paid; null where it does not say.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Whatever else is worth knowing of it.</summary>
    public string? Note { get; init; }

    /// <summary>The procedure whose step its arrival started; null where the site's procedure has no step for renewals.</summary>
    public string? Procedure { get; init; }

    /// <summary>The number of that step.</summary>
    public int? Activity { get; init; }

    /// <summary>The standard of that step when it arrived, working minutes; null where the step has no measurable time.</summary>
    public int? SopMinutes { get; init; }

    /// <summary>By when that step is to be done; null where it has no measurable time.</summary>
    public DateTimeOffset? SopDueAt { get; init; }

    /// <summary>When it was paid; null while it is not.</summary>
    public DateTimeOffset? PaidAt { get; init; }

    /// <summary>What was paid; null while it is not, or where it is not known.</summary>
    public decimal? Paid { get; init; }

    /// <summary>The proof of payment; null while there is none.</summary>
    public RenewalProof? Proof { get; init; }

    /// <summary>Why its payment was accepted although something about it is refused otherwise; null where nothing was.</summary>
    public string? Reason { get; init; }

    /// <summary>The site's zone, in which its instants are shown; WIB where only the store was asked.</summary>
    [JsonIgnore]
    public string Zone { get; init; } = IndonesianZone.Names[0];

    /// <summary>How it stands.</summary>
    [JsonIgnore]
    public RenewalInvoiceState State { get; init; }

    /// <summary>
    /// By how many working minutes the SOP's time was, or is, overrun; 0 when it was kept, null where it cannot be measured or nobody asked
    /// the ledger.
    /// </summary>
    [JsonIgnore]
    public int? OverdueMinutes { get; init; }

    /// <summary>The working minutes from its arrival until it was paid, or until now; null where that cannot be measured.</summary>
    [JsonIgnore]
    public int? WorkingMinutes { get; init; }

    /// <summary>Whether it waits to be paid.</summary>
    [JsonIgnore]
    public bool IsOpen => PaidAt is null;
}
