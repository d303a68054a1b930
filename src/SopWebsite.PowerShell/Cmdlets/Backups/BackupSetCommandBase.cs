using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.Backups;
using SopWebsite.PowerShell.Abstractions;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Cmdlets that take finished sets: as objects, or as their folders.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class BackupSetCommandBase : BackupCommandBase
{
    /// <summary>The parameter set that takes objects.</summary>
    protected const string InputObjectSet = "InputObject";

    /// <summary>The folders of the sets, wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSets.Path)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>The folders of the sets, taken as they are.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSets.LiteralPath)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Sets as Get-WebsiteBackup or Backup-Website gives them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    [ValidateNotNull]
    public WebsiteBackup[] InputObject { get; set; } = [];

    /// <summary>Does the work for the set in a folder.</summary>
    protected abstract void ProcessSet(string folder);

    /// <inheritdoc/>
    protected sealed override void ProcessItem()
    {
        var folders = ParameterSetName switch
        {
            InputObjectSet => InputObject.Select(backup => backup.Path),
            PathSets.LiteralPath => SessionPaths.Existing(this, LiteralPath, literal: true),
            _ => SessionPaths.Existing(this, Path, literal: false),
        };
        foreach (var folder in folders) Guard(() => ProcessSet(folder));
    }
}
