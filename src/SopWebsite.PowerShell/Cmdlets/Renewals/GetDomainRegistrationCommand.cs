using System.Management.Automation;
using SopWebsite.Composition;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Renewals.Sources;

namespace SopWebsite.PowerShell.Cmdlets.Renewals;

/// <summary>Asks the registry about domains, whether they are in the ledger or not.</summary>
[Cmdlet(VerbsCommon.Get, "DomainRegistration")]
[OutputType(typeof(DomainRegistration))]
public sealed class GetDomainRegistrationCommand : AsyncSopCommandBase
{
    /// <summary>The domains, or hosts in them: www.pn-contoh.go.id stands for pn-contoh.go.id.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Subject", "HostName")]
    [ArgumentCompleter(typeof(DomainCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Domain { get; set; } = [];

    /// <summary>
    /// The server to ask, alone: https://... for RDAP, whois://host for WHOIS; without it what SOPWEBSITE_RDAP_SERVER names, else the
    /// registry's own.
    /// </summary>
    [Parameter]
    public Uri? Server { get; set; }

    /// <summary>Fetch the list of RDAP servers anew, however young the one at hand is.</summary>
    [Parameter]
    public SwitchParameter Refresh { get; set; }

    /// <summary>Seconds for each question.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = 15;

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        foreach (var domain in Domain) Guard(() => Show(domain));
    }

    private void Show(string host)
    {
        var domain = AdapterSet.Registries.Suffixes.RegistrableNameOf(host);
        var inquiry = RenewalSources.Of(Workplace, Server, TimeSpan.FromSeconds(TimeoutSec), Refresh);
        SourceAnswer? answer = null;
        try
        {
            Pump(async (_, cancellation) => answer = await inquiry.DomainAsync(domain, cancellation).ConfigureAwait(false));
        }
        finally
        {
            inquiry.Memory.Save(Workplace.Clock.UtcNow);
        }
        WriteObject(DomainRegistration.Of(domain, AdapterSet.Registries.Suffixes.SuffixOf(domain), answer!));
    }
}
