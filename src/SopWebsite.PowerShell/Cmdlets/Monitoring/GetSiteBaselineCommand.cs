using System.Management.Automation;
using SopWebsite.Monitoring.Baseline;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>Shows the baselines of sites, each held against its digest.</summary>
[Cmdlet(VerbsCommon.Get, "SiteBaseline")]
[OutputType(typeof(SiteBaseline))]
public sealed class GetSiteBaselineCommand : RegisterCommandBase
{
    /// <summary>The registered sites, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Earlier baselines too, oldest first: when they were made, by whom, and their digests.</summary>
    [Parameter]
    public SwitchParameter History { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var baselines = Workplace.Baselines;
        foreach (var name in Name)
        {
            Guard(() =>
            {
                foreach (var site in SitesOf(name))
                {
                    if (History) WriteObject(baselines.List(site.Name), enumerateCollection: true);
                    else if (baselines.Find(site.Name) is { } baseline) WriteObject(baseline);
                }
            });
        }
    }
}
