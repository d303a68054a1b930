using System.Management.Automation;
using SopWebsite.Backups.Transport;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Sites;

/// <summary>Adds a website or SIPP to the register.</summary>
[Cmdlet(VerbsLifecycle.Register, "SopSite", SupportsShouldProcess = true)]
[OutputType(typeof(SopSite))]
public sealed class RegisterSopSiteCommand : SiteParametersCommandBase
{
    /// <summary>The name the site goes by.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var site = Apply(new SopSite { Name = Name });
        SopSites.Check(site);
        RemoteSites.Check(site);
        if (!ShouldProcess(site.Name, "Register-SopSite")) return;
        Workplace.Sites.Register(site);
        WriteObject(site);
    }
}
