using System.Management.Automation;
using SopWebsite.Backups.Databases;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Databases;

/// <summary>Takes databases off sites; the databases themselves stay as they are.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "SiteDatabase", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class UnregisterSiteDatabaseCommand : DatabaseCommandBase
{
    /// <summary>The registered sites, wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Site")]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public override string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessDatabase(SiteDatabaseEntry entry)
    {
        if (!ShouldProcess($"{entry.Site}: {entry.DatabaseName}", "Unregister-SiteDatabase")) return;
        Workplace.Databases.Unregister(entry.Site, entry.DatabaseName);
    }
}
