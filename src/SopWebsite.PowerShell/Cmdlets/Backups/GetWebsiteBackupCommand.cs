using System.Management.Automation;
using SopWebsite.Backups;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Lists backup sets, leftovers of interrupted runs among them.</summary>
[Cmdlet(VerbsCommon.Get, "WebsiteBackup", DefaultParameterSetName = NameSet)]
[OutputType(typeof(WebsiteBackup))]
public sealed class GetWebsiteBackupCommand : RegisterCommandBase
{
    private const string NameSet = "Name";

    /// <summary>The registered sites, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Folders that hold sets, or are sets; wildcards allowed. They need not be of a registered site.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSets.Path)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Folders that hold sets, or are sets, taken as they are.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSets.LiteralPath)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Only sets in these states.</summary>
    [Parameter]
    public BackupState[] State { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var backups = Workplace.Backups;
        if (ParameterSetName == NameSet)
        {
            foreach (var name in Name)
            {
                Guard(() =>
                {
                    foreach (var site in SitesOf(name)) Write(backups.List(site));
                });
            }
            return;
        }
        var literal = ParameterSetName == PathSets.LiteralPath;
        foreach (var folder in SessionPaths.Existing(this, literal ? LiteralPath : Path, literal))
            Guard(() => Write(backups.ListFolder(folder)));
    }

    private void Write(IEnumerable<WebsiteBackup> found)
    {
        foreach (var backup in found)
            if (State.Length == 0 || State.Contains(backup.State)) WriteObject(backup);
    }
}
