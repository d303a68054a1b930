using System.Management.Automation;
using SopWebsite.PowerShell.Binding;
using SopWebsite.Renewals;

namespace SopWebsite.PowerShell.Cmdlets.Renewals;

/// <summary>Adds something that lapses unless it is renewed: domain, hosting, connection or certificate.</summary>
[Cmdlet(VerbsLifecycle.Register, "HostingRenewal", SupportsShouldProcess = true)]
[OutputType(typeof(HostingRenewal))]
public sealed class RegisterHostingRenewalCommand : RenewalDetailsCommandBase
{
    /// <summary>The number of the last invoice.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Invoice { get; set; }

    /// <summary>The file that proves the last payment; its name and SHA-256 are kept, the file stays where it is.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? ProofOfPayment { get; set; }

    /// <summary>When it lapses, ISO 8601; left out when not known.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [InstantTransformation]
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var renewal = Details.Apply(Workplace.Renewals.Draft(Site, Kind, Subject) with
        {
            Invoice = Invoice,
            ProofOfPayment = ProofOf(ProofOfPayment),
            ExpiresAt = ExpiresAt?.ToUniversalTime(),
            LedgerEndsAt = ExpiresAt?.ToUniversalTime(),
        }).AsOf(Workplace.Clock.UtcNow);
        WarnOfStranger();
        if (ShouldProcess($"{renewal.Kind} {renewal.Subject} ({renewal.Site})", "Register-HostingRenewal"))
            WriteObject(Workplace.Renewals.Add(renewal, By));
    }
}
