using System.Management.Automation;
using SopWebsite.Backups;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Recomputes every hash of backup sets.</summary>
[Cmdlet(VerbsDiagnostic.Test, "WebsiteBackup", DefaultParameterSetName = PathSets.Path)]
[OutputType(typeof(BackupVerification))]
public sealed class TestWebsiteBackupCommand : BackupSetCommandBase
{
    /// <summary>Tells of every file, not only of those that are missing, altered or extra.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <inheritdoc/>
    protected override void ProcessSet(string folder) => Work(
        new Phrase($"Checking {folder}", $"Memeriksa {folder}").ToString(),
        (backups, progress, cancellation) => backups.Test(folder, Detailed, progress, cancellation, Passwords.Text(Password)),
        (found, writer) =>
        {
            if (found.Unpacked) return;
            writer.WriteWarning(new Phrase(
                $"{found.Name} is encrypted and no password was given: its files were compared with their hashes, not unpacked.",
                $"{found.Name} terenkripsi dan kata sandinya tidak diberikan: berkasnya dicocokkan dengan hash-nya, tidak dibongkar.").ToString());
        });
}
