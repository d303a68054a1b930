using System.Management.Automation;
using SopWebsite.Composition;
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

    /// <summary>The new expiry, ISO 8601; without it, one period after the old one.</summary>
    [Parameter(ParameterSetName = EntrySet)]
    [InstantTransformation]
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The invoice's number; without it the only one that waits.</summary>
    [Parameter(ParameterSetName = EntrySet)]
    [ArgumentCompleter(typeof(RenewalInvoiceNumberCompleter))]
    public string? Invoice { get; set; }

    /// <summary>The file that proves the payment; its name and SHA-256 are kept, the file stays where it is.</summary>
    [Parameter(ParameterSetName = EntrySet)]
    [ValidateNotNullOrEmpty]
    public string? ProofOfPayment { get; set; }

    /// <summary>What was paid; without it what the invoice asks for.</summary>
    [Parameter(ParameterSetName = EntrySet)]
    [ValidateRange(0, int.MaxValue)]
    public decimal? Cost { get; set; }

    /// <summary>The currency, ISO 4217; without it the invoice's.</summary>
    [Parameter(ParameterSetName = EntrySet)]
    [ValidatePattern("^[A-Z]{3}$")]
    public string? Currency { get; set; }

    /// <summary>When it was paid, ISO 8601; now without.</summary>
    [Parameter(ParameterSetName = EntrySet)]
    [InstantTransformation]
    public DateTimeOffset? PaidAt { get; set; }

    /// <summary>Accept a renewal without invoice or proof, another amount than the invoice's, or an expiry that is not later.</summary>
    [Parameter(ParameterSetName = EntrySet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Why it is forced; the ledger and the log keep it.</summary>
    [Parameter(ParameterSetName = EntrySet)]
    public string? Reason { get; set; }

    /// <summary>Ask the registry about a domain (RDAP, else WHOIS), the live site about its certificate.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SourceSet)]
    public SwitchParameter FromSource { get; set; }

    /// <summary>
    /// The server to ask, alone: https://... for RDAP, whois://host for WHOIS; without it what SOPWEBSITE_RDAP_SERVER names, else the
    /// registry's own.
    /// </summary>
    [Parameter(ParameterSetName = SourceSet)]
    [Alias("Server")]
    public Uri? RdapServer { get; set; }

    /// <summary>Fetch the list of RDAP servers anew, however young the one at hand is.</summary>
    [Parameter(ParameterSetName = SourceSet)]
    public SwitchParameter Refresh { get; set; }

    /// <summary>Seconds for the question.</summary>
    [Parameter(ParameterSetName = SourceSet)]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = 15;

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var renewal = Workplace.Renewals.Get(Site, Kind, Subject);
        var target = $"{renewal.Kind} {renewal.Subject} ({renewal.Site})";
        if (FromSource)
        {
            var inquiry = RenewalSources.Of(Workplace, RdapServer, TimeSpan.FromSeconds(TimeoutSec), Refresh);
            var answered = Ask(inquiry, renewal);
            if (!ShouldProcess(target, "Update-HostingRenewal")) return;
            inquiry.Memory.Save(Workplace.Clock.UtcNow);
            WriteObject(Workplace.Renewals.Learn(answered, By));
            return;
        }
        var change = new RenewalChange
        {
            ExpiresAt = ExpiresAt,
            Invoice = Invoice,
            Proof = ProofOf(ProofOfPayment),
            Cost = Cost,
            Currency = Currency,
            PaidAt = PaidAt,
            Force = Force,
            Reason = Reason,
        };
        Workplace.RenewalPayments.Preview(renewal, change);
        if (ShouldProcess(target, "Update-HostingRenewal")) WriteObject(Workplace.RenewalPayments.Enter(renewal, change, By));
    }

    private HostingRenewal Ask(RenewalInquiry inquiry, HostingRenewal renewal)
    {
        HostingRenewal? answered = null;
        Pump(async (_, cancellation) => answered = await inquiry.AskAsync(renewal, cancellation).ConfigureAwait(false));
        return answered!;
    }
}
