using System.Management.Automation;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Renewals;

namespace SopWebsite.PowerShell.Cmdlets.Renewals;

/// <summary>Adds something that lapses unless it is renewed: domain, hosting, connection or certificate.</summary>
[Cmdlet(VerbsLifecycle.Register, "HostingRenewal", SupportsShouldProcess = true)]
[OutputType(typeof(HostingRenewal))]
public sealed class RegisterHostingRenewalCommand : RenewalCommandBase
{
    /// <summary>Who provides it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ThirdPartyNameCompleter))]
    public string? Provider { get; set; }

    /// <summary>How many months a renewal lasts.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, 120)]
    public int? PeriodMonths { get; set; }

    /// <summary>What a period costs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, int.MaxValue)]
    public decimal? Cost { get; set; }

    /// <summary>The currency of the cost, ISO 4217.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidatePattern("^[A-Z]{3}$")]
    public string Currency { get; set; } = "IDR";

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
        var renewal = (Workplace.Renewals.Draft(Site, Kind, Subject) with
        {
            Provider = Provider,
            PeriodMonths = PeriodMonths,
            Cost = Cost,
            Currency = Currency,
            Invoice = Invoice,
            ProofOfPayment = ProofOf(ProofOfPayment),
            ExpiresAt = ExpiresAt?.ToUniversalTime(),
        }).AsOf(Workplace.Clock.UtcNow);
        if (ShouldProcess($"{renewal.Kind} {renewal.Subject} ({renewal.Site})", "Register-HostingRenewal")) WriteObject(Workplace.Renewals.Save(renewal));
    }
}
