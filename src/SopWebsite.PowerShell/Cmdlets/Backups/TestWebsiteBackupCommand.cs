using System.Management.Automation;
using SopWebsite.Backups;
using SopWebsite.Backups.Shares;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Recomputes every hash of backup sets.</summary>
[Cmdlet(VerbsDiagnostic.Test, "WebsiteBackup", DefaultParameterSetName = PathSets.Path)]
[OutputType(typeof(BackupVerification))]
public sealed class TestWebsiteBackupCommand : OpenedSetCommandBase
{
    /// <summary>Tells of every file, not only of those that are missing, altered or extra.</summary>
    [Parameter]
    public SwitchParameter Detailed { get; set; }

    /// <summary>Reads one share of the content, part/parts such as <c>3/30</c>; so many parts together are the whole.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ShareCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Share { get; set; }

    /// <summary>Of how many parts one is read. Without -Part it is the one that was not read for the longest time.</summary>
    [Parameter]
    [ValidateRange(1, VerificationShare.Most)]
    public int Of { get; set; }

    /// <summary>Which part is read, with -Of.</summary>
    [Parameter]
    [ValidateRange(1, VerificationShare.Most)]
    public int Part { get; set; }

    /// <inheritdoc/>
    protected override void ProcessSet(string folder)
    {
        var shares = Workplace.BackupShares;
        var share = ShareOf(shares, folder);
        Work(
            new Phrase($"Checking {folder}", $"Memeriksa {folder}").ToString(),
            (backups, progress, cancellation) => share is not null
                ? shares.Test(folder, share, Detailed, progress, cancellation, Passwords.Text(Password))
                : backups.Test(folder, Detailed, progress, cancellation, Passwords.Text(Password)),
            (found, writer) =>
            {
                if (found.Unpacked) return;
                writer.WriteWarning(new Phrase(
                    $"{found.Name} is encrypted and no password was given: its files were compared with their hashes, not unpacked.",
                    $"{found.Name} terenkripsi dan kata sandinya tidak diberikan: berkasnya dicocokkan dengan hash-nya, tidak dibongkar.").ToString());
            });
    }

    private VerificationShare? ShareOf(BackupShares shares, string folder) => (Share, Part, Of) switch
    {
        (null, 0, 0) => null,
        ({ } text, 0, 0) => VerificationShare.Parse(text),
        (null, 0, var of) => shares.Next(folder, of),
        (null, var part, > 0 and var of) => new VerificationShare(part, of),
        _ => throw new SopException(
            "SopShareInvalid", SopErrorKind.InvalidArgument,
            new Phrase("Say the share once: -Share 3/30, or -Part 3 -Of 30, or -Of 30 for the part whose turn it is.",
                "Sebutkan bagiannya sekali saja: -Share 3/30, atau -Part 3 -Of 30, atau -Of 30 untuk bagian yang mendapat giliran.")),
    };
}
