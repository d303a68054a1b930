using System.Management.Automation;
using SopWebsite.PowerShell.Binding;
using SopWebsite.Renewals.Invoices;

namespace SopWebsite.PowerShell.Cmdlets.Renewals;

/// <summary>Enters an invoice that arrived; the SOP's clock for its step runs from the arrival.</summary>
[Cmdlet(VerbsCommon.Add, "RenewalInvoice", SupportsShouldProcess = true)]
[OutputType(typeof(RenewalInvoice))]
public sealed class AddRenewalInvoiceCommand : RenewalCommandBase
{
    /// <summary>The invoice's number.</summary>
    [Parameter(Mandatory = true, Position = 3, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Number { get; set; } = "";

    /// <summary>What it asks for.</summary>
    [Parameter(Mandatory = true, Position = 4, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, int.MaxValue)]
    public decimal Amount { get; set; }

    /// <summary>The currency, ISO 4217; without it the renewal's.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidatePattern("^[A-Z]{3}$")]
    public string? Currency { get; set; }

    /// <summary>When it arrived, ISO 8601; now without.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [InstantTransformation]
    public DateTimeOffset? ReceivedAt { get; set; }

    /// <summary>By when it asks to be paid, ISO 8601.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [InstantTransformation]
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Whatever else is worth knowing of it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Note { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var renewal = Workplace.Renewals.Get(Site, Kind, Subject);
        var invoices = Workplace.RenewalInvoices;
        var draft = invoices.Draft(new RenewalInvoice
        {
            Site = renewal.Site,
            Kind = renewal.Kind,
            Subject = renewal.Subject,
            Number = Number,
            Amount = Amount,
            Currency = Currency ?? renewal.Currency,
            ReceivedAt = ReceivedAt,
            DueAt = DueAt?.ToUniversalTime(),
            Note = Note,
        });
        if (ShouldProcess($"{draft.Number} ({renewal.Kind} {renewal.Subject}, {renewal.Site})", "Add-RenewalInvoice"))
            WriteObject(invoices.Receive(draft, By));
    }
}
