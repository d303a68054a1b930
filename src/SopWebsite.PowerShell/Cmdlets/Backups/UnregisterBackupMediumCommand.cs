using System.Management.Automation;
using SopWebsite.Backups.Media;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Takes a medium out of the register of backup media, and the notes of what lies on it.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "BackupMedium", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(BackupMedium))]
public sealed class UnregisterBackupMediumCommand : RegisterCommandBase
{
    /// <summary>The medium.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(BackupMediumCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>Who takes it out; an officer's name, for the log.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var medium = Workplace.BackupMedia.Get(Name);
        if (ShouldProcess(medium.ToString(), "Unregister-BackupMedium")) WriteObject(Workplace.BackupMedia.Remove(medium.Name, By));
    }
}
