using System.Management.Automation;
using System.Security;
using SopWebsite.Backups;
using SopWebsite.Backups.Transport;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Backs up a site's files and database into a new, verified set.</summary>
[Cmdlet(VerbsData.Backup, "Website", SupportsShouldProcess = true)]
[OutputType(typeof(WebsiteBackup))]
public sealed class BackupWebsiteCommand : BackupCommandBase
{
    private static readonly char[] Separators = ['/', '\\'];

    /// <summary>The registered sites, wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>The folder that receives the set's folder, instead of the site's BackupPath. It must lie outside of the document root.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    /// <summary>Files, Database, or All that the site has.</summary>
    [Parameter]
    public BackupParts Part { get; set; } = BackupParts.All;

    /// <summary>
    /// Full, or Differential: only the files that changed since the newest full set in the same folder, which restoring then needs. Where there
    /// is none that fits, the set becomes a full one and a warning says so. Databases are always whole.
    /// </summary>
    [Parameter]
    public BackupType Type { get; set; } = BackupType.Full;

    /// <summary>With -Type Differential: tells changed files by their content instead of size and time. Every file is read.</summary>
    [Parameter]
    public SwitchParameter Checksum { get; set; }

    /// <summary>
    /// Encrypts the contents (AES-256, as 7-Zip and WinZip open it): 12 to 99 letters, digits and signs. Without it the site's BackupSecret
    /// counts, if it has one.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? Password { get; set; }

    /// <summary>Cuts files.zip into volumes of this size, such as 700MB or 4GB; 7-Zip opens the first of them.</summary>
    [Parameter]
    [ValidateRange(1024L * 1024, long.MaxValue)]
    public long VolumeSize { get; set; }

    /// <summary>The set's name, with {site}, {satker}, {kind}, {type}, {date}, {time}, {year}, {month} or {day} in it.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(BackupNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? NameTemplate { get; set; }

    /// <summary>
    /// The code of the work unit (satker): names the set as the guide to backing up SIPP has it, <c>SIPP-[SATKER]-[YYYY]-[MM]-[DD]</c>.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WorkUnit { get; set; }

    /// <summary>The account to dump the database with, instead of the site's own.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>The dump program; without it mariadb-dump, else mysqldump, from the PATH.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DumpCommand { get; set; }

    /// <summary>Masks of what is fetched from the site's server, such as '*.php; images/'; instead of the site's own.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public string[]? Include { get; set; }

    /// <summary>Masks of what is not fetched, such as '*.log; cache/'; instead of the site's own.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public string[]? Exclude { get; set; }

    /// <summary>How fast files are fetched at most, in KB (1,024 bytes) a second; 0 for as fast as it goes.</summary>
    [Parameter]
    [ValidateRange(0, 10_000_000)]
    public int SpeedLimit { get; set; }

    /// <summary>How many sessions with the server fetch at once; 2 without, and fewer where the server allows no more.</summary>
    [Parameter]
    [ValidateRange(1, 16)]
    public int ThrottleLimit { get; set; } = FetchOptions.UsualSessions;

    /// <summary>Where the copy of the server's files is kept on this machine, instead of the site's own MirrorPath.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? MirrorPath { get; set; }

    /// <summary>The account to log in with at the site's server, instead of the site's own.</summary>
    [Parameter]
    [Credential]
    public PSCredential? SourceCredential { get; set; }

    /// <summary>
    /// WinSCPnet.dll, or the folder that holds it; without it the variable SOPWEBSITE_WINSCP, lib/ beside the module, WinSCP's own folder.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? WinScpPath { get; set; }

    /// <summary>Goes on although the disk looks too small for content that does not compress.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        foreach (var name in Name) Guard(() =>
        {
            foreach (var site in SitesOf(name)) Guard(() => BackUp(site));
        });
    }

    private void BackUp(SopSite site)
    {
        var plan = Workplace.Backups.Plan(site, Options());
        if (!ShouldProcess(plan.Path, "Backup-Website")) return;
        Work(
            new Phrase($"Backing up {site.Name}", $"Mencadangkan {site.Name}").ToString(),
            (backups, progress, cancellation) => backups.Backup(plan, progress, cancellation),
            (made, writer) =>
            {
                foreach (var warning in made.Warnings) writer.WriteWarning($"{site.Name}: {warning}");
            });
    }

    private BackupOptions Options() => new()
    {
        Destination = Destination is null ? null : Resolve(Destination),
        Parts = Part,
        Type = Type,
        Checksum = Checksum,
        Password = Passwords.Text(Password),
        VolumeSize = VolumeSize > 0 ? VolumeSize : null,
        NameTemplate = NameTemplate,
        WorkUnit = WorkUnit,
        DumpCommand = DumpCommand is not null && DumpCommand.IndexOfAny(Separators) >= 0 ? Resolve(DumpCommand) : DumpCommand,
        Login = Logins.Of(Credential),
        IgnoreSpace = Force,
        Fetch = new FetchOptions
        {
            Include = Include,
            Exclude = Exclude,
            SpeedLimit = MyInvocation.BoundParameters.ContainsKey(nameof(SpeedLimit)) ? SpeedLimit : null,
            Sessions = ThrottleLimit,
            MirrorPath = MirrorPath is null ? null : Resolve(MirrorPath),
            Login = Logins.Of(SourceCredential),
            WinScpPath = WinScpPath is null ? null : Resolve(WinScpPath),
        },
    };
}
