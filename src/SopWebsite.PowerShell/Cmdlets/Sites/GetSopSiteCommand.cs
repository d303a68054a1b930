using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Sites;

/// <summary>Lists the registered sites.</summary>
[Cmdlet(VerbsCommon.Get, "SopSite")]
[OutputType(typeof(SopSite))]
public sealed class GetSopSiteCommand : RegisterCommandBase
{
    /// <summary>Names, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Only this kind.</summary>
    [Parameter]
    public SiteKind Kind { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var anyKind = !MyInvocation.BoundParameters.ContainsKey(nameof(Kind));
        foreach (var name in Name)
        {
            Guard(() =>
            {
                foreach (var site in SitesOf(name))
                    if (anyKind || site.Kind == Kind) WriteObject(site);
            });
        }
    }
}
