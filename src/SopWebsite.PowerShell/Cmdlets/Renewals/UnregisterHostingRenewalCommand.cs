using System.Management.Automation;

namespace SopWebsite.PowerShell.Cmdlets.Renewals;

/// <summary>Takes a renewal out of the ledger, with its invoices that wait; the log keeps that it was there.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "HostingRenewal", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class UnregisterHostingRenewalCommand : RenewalCommandBase
{
    /// <summary>Why, for the log.</summary>
    [Parameter]
    public string? Reason { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var renewal = Workplace.Renewals.Get(Site, Kind, Subject);
        if (ShouldProcess($"{renewal.Kind} {renewal.Subject} ({renewal.Site})", "Unregister-HostingRenewal"))
            Workplace.Renewals.Unregister(renewal, Workplace.RenewalInvoices, Reason, By);
    }
}
