using System.Management.Automation;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Renewals;

/// <summary>Takes a wrong invoice back, with the reason, which the log keeps. One that is paid stays.</summary>
[Cmdlet(VerbsCommon.Remove, "RenewalInvoice", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveRenewalInvoiceCommand : RenewalCommandBase
{
    /// <summary>The invoice's number.</summary>
    [Parameter(Mandatory = true, Position = 3, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RenewalInvoiceNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string Number { get; set; } = "";

    /// <summary>Why it is taken back.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var renewal = Workplace.Renewals.Get(Site, Kind, Subject);
        var invoices = Workplace.RenewalInvoices;
        var invoice = invoices.Get(renewal, Number);
        if (ShouldProcess($"{invoice.Number} ({renewal.Kind} {renewal.Subject}, {renewal.Site})", "Remove-RenewalInvoice"))
            invoices.Withdraw(renewal, invoice.Number, Reason, By);
    }
}
