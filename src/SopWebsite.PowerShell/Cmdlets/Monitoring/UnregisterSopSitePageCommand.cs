using System.Management.Automation;
using SopWebsite.Monitoring.Freshness;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>Stops watching a page by itself; its history stays.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "SopSitePage", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class UnregisterSopSitePageCommand : RegisterCommandBase
{
    /// <summary>The site.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Site { get; set; } = "";

    /// <summary>The page.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SitePageNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        SopSitePage page = Workplace.SitePages.Get(Site, Name);
        if (ShouldProcess($"{page.Site}: {page.Name}", "Unregister-SopSitePage")) Workplace.SitePages.Unregister(page.Site, page.Name);
    }
}
