using System.Management.Automation;
using SopWebsite.Renewals;

namespace SopWebsite.PowerShell.Cmdlets.Renewals;

/// <summary>Corrects the details of a renewal, but not its end: that moves with a renewal.</summary>
[Cmdlet(VerbsCommon.Set, "HostingRenewal", SupportsShouldProcess = true)]
[OutputType(typeof(HostingRenewal))]
public sealed class SetHostingRenewalCommand : RenewalDetailsCommandBase
{
    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var renewal = Workplace.Renewals.Get(Site, Kind, Subject);
        var details = Details;
        details.Apply(renewal);
        WarnOfStranger();
        if (ShouldProcess($"{renewal.Kind} {renewal.Subject} ({renewal.Site})", "Set-HostingRenewal"))
            WriteObject(Workplace.Renewals.Correct(renewal, details, By));
    }
}
