using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Sites;

/// <summary>Removes a site from the register; its history and the log stay.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "SopSite", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class UnregisterSopSiteCommand : RegisterCommandBase
{
    /// <summary>The site.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var site = SiteOf(Name);
        if (ShouldProcess(site.Name, "Unregister-SopSite")) Workplace.Sites.Unregister(site.Name);
    }
}
