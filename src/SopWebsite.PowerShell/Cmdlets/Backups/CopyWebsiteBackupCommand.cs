using System.Management.Automation;
using SopWebsite.Backups;
using SopWebsite.Backups.Media;
using SopWebsite.Backups.Media.Discs;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Copies backup sets to another medium, reads them back, and notes where they lie.</summary>
[Cmdlet(VerbsCommon.Copy, "WebsiteBackup", DefaultParameterSetName = PathSets.Path, SupportsShouldProcess = true)]
[OutputType(typeof(BackupCopy))]
public sealed class CopyWebsiteBackupCommand : BackupSetCommandBase
{
    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>
    /// The folder that receives the set's folder, on a portable disk, a share or a registered server (sftp://user@host/backup); without it
    /// the one of the medium.
    /// </summary>
    [Parameter(Position = 1)]
    [ArgumentCompleter(typeof(RemoteAddressCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>The registered medium; without it the one whose serial the disk at the destination has, or whose path it is.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(BackupMediumCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Medium { get; set; }

    /// <summary>Makes images for CD, DVD or Bd instead: as many as it takes, with a cover sheet for each, in a folder at the destination.</summary>
    [Parameter]
    public DiscKind? Disc { get; set; }

    /// <summary>What a disc holds in bytes, where it is another than usual, such as 8500MB for a DVD of two layers.</summary>
    [Parameter]
    [ValidateRange(1L, long.MaxValue)]
    public long DiscSize { get; set; }

    /// <summary>The program that makes images; without it xorriso, else oscdimg, genisoimage or mkisofs.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DiscCommand { get; set; }

    /// <summary>The account to log in with at a server, instead of the one of the medium; for this time.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>How fast a set travels to a server at most, in KB (1,024 bytes) a second; 0 for as fast as it goes.</summary>
    [Parameter]
    [ValidateRange(0, 10_000_000)]
    public int SpeedLimit { get; set; }

    /// <summary>
    /// WinSCPnet.dll, or the folder that holds it; without it the variable SOPWEBSITE_WINSCP, lib/ beside the module, WinSCP's own folder.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WinScpPath { get; set; }

    /// <summary>Who copies; an officer's name, for the log.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessSet(string folder)
    {
        // A copy is made byte for byte, so no password is asked for as where sets are opened.
        if (Disc is { } disc) MakeDiscs(folder, disc);
        else Copy(folder);
    }

    private void Copy(string folder)
    {
        var copies = Workplace.BackupCopies;
        var plan = copies.Plan(folder, new CopyOptions
        {
            Destination = Destination is null ? null : FolderOrServer(Destination), Medium = Medium, By = By, Login = Logins.Of(Credential),
            SpeedLimit = SpeedLimit, WinScpPath = WinScpPath is null ? null : Resolve(WinScpPath),
        });
        foreach (var warning in plan.Warnings) WriteWarning(warning.ToString());
        if (!ShouldProcess(plan.Path, "Copy-WebsiteBackup")) return;
        Work(
            new Phrase($"Copying {folder}", $"Menyalin {folder}").ToString(),
            (_, progress, cancellation) => copies.Copy(plan, progress, cancellation));
    }

    private void MakeDiscs(string folder, DiscKind disc)
    {
        var discs = Workplace.BackupDiscs;
        var plan = discs.Plan(folder, new DiscOptions
        {
            Disc = disc, DiscSize = DiscSize == 0 ? null : DiscSize, Destination = Resolve(Destination ?? "."), Medium = Medium, By = By,
            Command = DiscCommand is not null && DiscCommand.IndexOfAny(Separators) >= 0 ? Resolve(DiscCommand) : DiscCommand,
        });
        if (!ShouldProcess(new Phrase($"{plan.Path} ({plan.Count} disc(s))", $"{plan.Path} ({plan.Count} cakram)").ToString(), "Copy-WebsiteBackup"))
            return;
        Work(
            new Phrase($"Making disc images of {folder}", $"Membuat image cakram dari {folder}").ToString(),
            (_, progress, cancellation) => discs.Make(plan, progress, cancellation));
    }
}
