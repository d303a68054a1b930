using System.Management.Automation;
using SopWebsite.Backups.Access;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Switches the public's access to systems on: by hand, after a backup was cut off.</summary>
[Cmdlet(VerbsLifecycle.Enable, "SiteAccess", SupportsShouldProcess = true)]
[OutputType(typeof(SiteAccessState))]
public sealed class EnableSiteAccessCommand : RegisterCommandBase
{
    /// <summary>The registered sites, wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Write how the access stands afterwards to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        foreach (var name in Name) Guard(() =>
        {
            foreach (var site in SitesOf(name))
            {
                Guard(() =>
                {
                    if (!ShouldProcess(site.Name, "Enable-SiteAccess")) return;
                    var state = Workplace.SiteAccess.SwitchOn(site);
                    if (PassThru) WriteObject(state);
                });
            }
        });
    }
}
