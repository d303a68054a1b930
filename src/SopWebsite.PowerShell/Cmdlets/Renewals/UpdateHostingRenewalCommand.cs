using System.Management.Automation;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Sources;

namespace SopWebsite.PowerShell.Cmdlets.Renewals;

/// <summary>Enters a renewal with its invoice and proof of payment, or asks the source itself when something lapses.</summary>
[Cmdlet(VerbsData.Update, "HostingRenewal", SupportsShouldProcess = true, DefaultParameterSetName = EntrySet)]
[OutputType(typeof(HostingRenewal))]
public sealed class UpdateHostingRenewalCommand : RenewalCommandBase
{
    private const string EntrySet = "Entry";
    private const string SourceSet = "Source";

    /// <summary>The new expiry, ISO 8601; without it, one period after the old one when an invoice or proof is given.</summary>
    [Parameter(ParameterSetName = EntrySet)]
    [InstantTransformation]
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The invoice's number.</summary>
    [Parameter(ParameterSetName = EntrySet)]
    public string? Invoice { get; set; }

    /// <summary>The file that proves the payment; its name and SHA-256 are kept, the file stays where it is.</summary>
    [Parameter(ParameterSetName = EntrySet)]
    [ValidateNotNullOrEmpty]
    public string? ProofOfPayment { get; set; }

    /// <summary>What was paid.</summary>
    [Parameter(ParameterSetName = EntrySet)]
    [ValidateRange(0, int.MaxValue)]
    public decimal? Cost { get; set; }

    /// <summary>The currency of the cost, ISO 4217.</summary>
    [Parameter(ParameterSetName = EntrySet)]
    [ValidatePattern("^[A-Z]{3}$")]
    public string? Currency { get; set; }

    /// <summary>Who provides it.</summary>
    [Parameter(ParameterSetName = EntrySet)]
    [ArgumentCompleter(typeof(ThirdPartyNameCompleter))]
    public string? Provider { get; set; }

    /// <summary>How many months a renewal lasts.</summary>
    [Parameter(ParameterSetName = EntrySet)]
    [ValidateRange(1, 120)]
    public int? PeriodMonths { get; set; }

    /// <summary>Accept a new expiry without invoice or proof, or one that is not later.</summary>
    [Parameter(ParameterSetName = EntrySet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Ask the registry about a domain (RDAP), the live site about its certificate.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SourceSet)]
    public SwitchParameter FromSource { get; set; }

    /// <summary>The RDAP server to ask; without it what SOPWEBSITE_RDAP_SERVER names, else the registry's own.</summary>
    [Parameter(ParameterSetName = SourceSet)]
    public Uri? RdapServer { get; set; }

    /// <summary>Seconds for the question.</summary>
    [Parameter(ParameterSetName = SourceSet)]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = 15;

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var renewal = Workplace.Renewals.Get(Site, Kind, Subject);
        var changed = FromSource ? Ask(renewal) : Entered(renewal);
        if (ShouldProcess($"{renewal.Kind} {renewal.Subject} ({renewal.Site})", "Update-HostingRenewal")) WriteObject(Workplace.Renewals.Save(changed));
    }

    private HostingRenewal Entered(HostingRenewal renewal) => new RenewalChange
    {
        ExpiresAt = ExpiresAt?.ToUniversalTime(),
        Invoice = Invoice,
        Proof = ProofOf(ProofOfPayment),
        Cost = Cost,
        Currency = Currency,
        Provider = Provider,
        PeriodMonths = PeriodMonths,
    }.Apply(renewal, Force, Workplace.Clock.UtcNow);

    private HostingRenewal Ask(HostingRenewal renewal)
    {
        var inquiry = new RenewalInquiry(Workplace.Clock) { RdapServer = RdapServer, Timeout = TimeSpan.FromSeconds(TimeoutSec) };
        HostingRenewal? answered = null;
        Pump(async (_, cancellation) => answered = await inquiry.AskAsync(renewal, cancellation).ConfigureAwait(false));
        return answered!;
    }
}
