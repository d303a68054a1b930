using System.Management.Automation;
using SopWebsite.Backups.Media;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Lists the register of backup media, with the sets that lie on each.</summary>
[Cmdlet(VerbsCommon.Get, "BackupMedium")]
[OutputType(typeof(BackupMedium))]
public sealed class GetBackupMediumCommand : RegisterCommandBase
{
    /// <summary>The media, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BackupMediumCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = ["*"];

    /// <summary>Only media of these kinds.</summary>
    [Parameter]
    public MediumKind[] Kind { get; set; } = [];

    /// <summary>Only media on which sets of this site lie.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Site { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var media = Workplace.BackupMedia;
        foreach (var name in Name) Guard(() =>
        {
            foreach (var medium in NamePattern.Choose(name, media.Get, media.All, medium => medium.Name))
                if (IsAsked(medium)) WriteObject(medium);
        });
    }

    private bool IsAsked(BackupMedium medium) =>
        (Kind.Length == 0 || Kind.Contains(medium.Kind))
        && (Site is null || medium.Copies.Any(copy => string.Equals(copy.Site, Site, StringComparison.OrdinalIgnoreCase)));
}
