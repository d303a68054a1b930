using System.Management.Automation;
using SopWebsite.Backups.Media;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Enters a medium in the register of backup media.</summary>
[Cmdlet(VerbsLifecycle.Register, "BackupMedium", SupportsShouldProcess = true)]
[OutputType(typeof(BackupMedium))]
public sealed class RegisterBackupMediumCommand : MediumCommandBase
{
    /// <summary>The label written on it, such as HDD-01.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>What it is: HardDisk, FlashDisk, Cd, Dvd, Bd, NetworkFolder, OffSiteServer or InternalDisk.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public MediumKind Kind { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var medium = Apply(new BackupMedium { Name = Name, Kind = Kind, RegisteredAt = default });
        if (ShouldProcess(medium.ToString(), "Register-BackupMedium")) WriteObject(Workplace.BackupMedia.Register(medium, By));
    }
}
