using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Renewals.Connections;
using SopWebsite.Reporting;

namespace SopWebsite.PowerShell.Cmdlets.Renewals;

/// <summary>Counts a month's minutes without connection against what the provider promises.</summary>
[Cmdlet(VerbsCommon.Get, "InternetConnectionReport")]
[OutputType(typeof(ConnectionReport))]
public sealed class GetInternetConnectionReportCommand : RegisterCommandBase
{
    /// <summary>Registered sites, wildcards allowed; without it every site with a connection in the ledger or tests of one.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Site { get; set; } = ["*"];

    /// <summary>The month, as yyyy-MM; it begins and ends by the wall clock of each site.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [MonthTransformation]
    [ArgumentCompleter(typeof(MonthCompleter))]
    public ReportMonth Month { get; set; }

    /// <summary>Which connection, where a site has several in the ledger.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RenewalSubjectCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Subject { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        foreach (var name in Site)
        {
            var isPattern = WildcardPattern.ContainsWildcardCharacters(name);
            Guard(() =>
            {
                foreach (var site in SitesOf(name))
                {
                    if (isPattern && !Workplace.Connections.IsKnown(site.Name)) continue;
                    Guard(() => WriteObject(Workplace.Connections.Of(site, Month.StartIn(site.Zone), Month.EndIn(site.Zone), Subject)));
                }
            });
        }
    }
}
