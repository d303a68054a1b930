using System.Management.Automation;
using SopWebsite.Backups.Retention;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Shows how many backup sets of a site Remove-WebsiteBackup keeps.</summary>
[Cmdlet(VerbsCommon.Get, "BackupRetention")]
[OutputType(typeof(BackupRetention))]
public sealed class GetBackupRetentionCommand : RegisterCommandBase
{
    /// <summary>The registered sites, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        foreach (var name in Name) Guard(() =>
        {
            foreach (var site in SitesOf(name))
                if (Workplace.Retentions.Find(site) is { } retention) WriteObject(retention);
        });
    }
}
