using System.Management.Automation;
using SopWebsite.Backups;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Restores a backup set to a folder.</summary>
[Cmdlet(VerbsData.Restore, "Website", DefaultParameterSetName = PathSets.Path, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(RestoredWebsite))]
public sealed class RestoreWebsiteCommand : BackupSetCommandBase
{
    /// <summary>The folder to restore to, new or empty: it receives <c>files</c> and <c>database.sql</c>.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = "";

    /// <summary>Allows a folder that has files: those of the same names are replaced, the others stay.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessSet(string folder)
    {
        var destination = Resolve(Destination);
        var target = new Phrase($"{destination} from {folder}", $"{destination} dari {folder}").ToString();
        if (!ShouldProcess(target, "Restore-Website")) return;
        Work(
            new Phrase($"Restoring {folder}", $"Memulihkan {folder}").ToString(),
            (backups, progress, cancellation) => backups.Restore(folder, destination, Force, progress, cancellation, Passwords.Text(Password)),
            (restored, writer) =>
            {
                if (restored.Skipped.Length == 0) return;
                var (count, first) = (restored.Skipped.Length, restored.Skipped[0].Path);
                writer.WriteWarning(new Phrase(
                    $"{count} item(s) could not be restored here, such as '{first}': see the property Skipped.",
                    $"{count} butir tidak dapat dipulihkan di sini, misalnya '{first}': lihat properti Skipped.").ToString());
            });
    }
}
