using System.Management.Automation;
using SopWebsite.Backups.Media;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Tells how the backups of sites stand: copies, media, off-site, age.</summary>
[Cmdlet(VerbsCommon.Get, "BackupCompliance")]
[OutputType(typeof(BackupCompliance))]
public sealed class GetBackupComplianceCommand : RegisterCommandBase
{
    /// <summary>The registered sites, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Only sites of these verdicts: Met, Lacking, Overdue, None.</summary>
    [Parameter]
    public BackupVerdict[] Verdict { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var compliance = Workplace.BackupCompliance;
        foreach (var name in Name) Guard(() =>
        {
            foreach (var site in SitesOf(name)) Guard(() =>
            {
                var found = compliance.Of(site);
                if (Verdict.Length == 0 || Verdict.Contains(found.Verdict)) WriteObject(found);
            });
        });
    }
}
