using System.Management.Automation;
using SopWebsite.Backups.Transport;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Sites;

/// <summary>Changes what is registered of a site; what is not given stays.</summary>
[Cmdlet(VerbsCommon.Set, "SopSite", SupportsShouldProcess = true)]
[OutputType(typeof(SopSite))]
public sealed class SetSopSiteCommand : SiteParametersCommandBase
{
    /// <summary>The site.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>Write the changed site to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var site = Apply(SiteOf(Name));
        SopSites.Check(site);
        RemoteSites.Check(site);
        if (!ShouldProcess(site.Name, "Set-SopSite")) return;
        Workplace.SiteChanges.Change(site);
        if (PassThru) WriteObject(site);
    }
}
