using System.Management.Automation;
using SopWebsite.Composition;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Sources.Certificates;

namespace SopWebsite.PowerShell.Cmdlets.Renewals;

/// <summary>Looks at the certificates that hosts show: the whole chain, with a verdict for each check.</summary>
[Cmdlet(VerbsCommon.Get, "SiteCertificate", DefaultParameterSetName = HostSet)]
[OutputType(typeof(CertificateChain))]
public sealed class GetSiteCertificateCommand : AsyncSopCommandBase
{
    private const string HostSet = "Host";
    private const string SiteSet = "Site";

    /// <summary>The hosts, with a port or without, such as www.pn-contoh.go.id:8443.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = HostSet)]
    [Alias("Subject")]
    [ArgumentCompleter(typeof(CertificateHostCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] HostName { get; set; } = [];

    /// <summary>The registered sites whose https addresses are looked at, wildcards allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SiteSet)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Site { get; set; } = [];

    /// <summary>Seconds for each look.</summary>
    [Parameter]
    [ValidateRange(1, 600)]
    public int TimeoutSec { get; set; } = 15;

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        foreach (var host in HostName) Guard(() => Show(host));
        foreach (var name in Site) Guard(() =>
        {
            var hosts = SitesOf(name).SelectMany(site => site.Uri).Where(uri => uri.Scheme == Uri.UriSchemeHttps)
                .Select(uri => uri.IsDefaultPort ? uri.IdnHost : FormattableString.Invariant($"{uri.IdnHost}:{uri.Port}"))
                .Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            foreach (var host in hosts) Guard(() => Show(host));
        });
    }

    private void Show(string host)
    {
        // What the ledger saw last is what a change is told by.
        var before = OpenedRegister.Renewals.All(Workplace.Clock.UtcNow)
            .FirstOrDefault(
                renewal => renewal.Kind == RenewalKind.Certificate && string.Equals(renewal.Subject, host, StringComparison.OrdinalIgnoreCase))
            ?.Answer?.Chain;
        var inquiry = RenewalSources.Of(Workplace, timeout: TimeSpan.FromSeconds(TimeoutSec));
        CertificateChain? chain = null;
        Pump(async (_, cancellation) => chain = await inquiry.CertificateAsync(host, before, cancellation).ConfigureAwait(false));
        WriteObject(chain!);
    }
}
