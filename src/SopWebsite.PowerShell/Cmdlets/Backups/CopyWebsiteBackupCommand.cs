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
public sealed class CopyWebsiteBackupCommand : BackupCommandBase
{
    private const string InputObjectSet = "InputObject";

    private static readonly char[] Separators = ['/', '\\'];

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

    /// <summary>The folder that receives the set's folder, on a portable disk or a share; without it the path of the medium.</summary>
    [Parameter(Position = 1)]
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

    /// <summary>Who copies; an officer's name, for the log.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        // A copy is made byte for byte, so no password is asked for as where sets are opened.
        var folders = ParameterSetName switch
        {
            InputObjectSet => InputObject.Select(backup => backup.Path),
            PathSets.LiteralPath => SessionPaths.Existing(this, LiteralPath, literal: true),
            _ => SessionPaths.Existing(this, Path, literal: false),
        };
        foreach (var folder in folders) Guard(() =>
        {
            if (Disc is { } disc) MakeDiscs(folder, disc);
            else Copy(folder);
        });
    }

    private void Copy(string folder)
    {
        var copies = Workplace.BackupCopies;
        var plan = copies.Plan(folder, new CopyOptions { Destination = Destination is null ? null : Resolve(Destination), Medium = Medium, By = By });
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
        if (!ShouldProcess(new Phrase($"{plan.Path} ({plan.Count} disc(s))", $"{plan.Path} ({plan.Count} cakram)").ToString(), "Copy-WebsiteBackup")) return;
        Work(
            new Phrase($"Making disc images of {folder}", $"Membuat image cakram dari {folder}").ToString(),
            (_, progress, cancellation) => discs.Make(plan, progress, cancellation));
    }
}
