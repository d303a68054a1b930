using System.Management.Automation;
using SopWebsite.Backups.Retention;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Registers how many backup sets of a site Remove-WebsiteBackup keeps; what is not given stays.</summary>
[Cmdlet(VerbsCommon.Set, "BackupRetention", SupportsShouldProcess = true)]
[OutputType(typeof(BackupRetention))]
public sealed class SetBackupRetentionCommand : RetentionCommandBase
{
    /// <summary>The registered sites, wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        foreach (var name in Name) Guard(() =>
        {
            foreach (var site in SitesOf(name)) Guard(() => Change(site));
        });
    }

    private void Change(SopSite site)
    {
        var known = Workplace.Retentions.Find(site) ?? new BackupRetention();
        var retention = Given(known) ?? known;
        if (ShouldProcess($"{site.Name}: {retention}", "Set-BackupRetention")) WriteObject(Workplace.Retentions.Set(site, retention));
    }
}
