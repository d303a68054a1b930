using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Sites;
using SopWebsite.Visitors;

namespace SopWebsite.PowerShell.Cmdlets.Sites;

/// <summary>What is registered of a site, shared by the cmdlets that add and change one. Only what was given is applied.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SiteParametersCommandBase : RegisterCommandBase
{
    /// <summary>Website or Sipp.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SiteKind Kind { get; set; }

    /// <summary>
    /// The addresses to check; the first page is the front page. Beside pages: tcp://host:port, dns://name, ping://host, mysql://host.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [WebAddressTransformation(Probes = true)]
    public Uri[]? Uri { get; set; }

    /// <summary>What answers must meet, such as 'status == 200', 'body contains Pengadilan' or 'time &lt; 2 s'; an empty list removes all.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConditionCompleter))]
    [AllowEmptyCollection]
    public string[]? Condition { get; set; }

    /// <summary>The site's files as this machine sees them.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? DocumentRoot { get; set; }

    /// <summary>
    /// The site's files on its server, such as sftp://user@host:22/var/www/html or ftpes://user@host/~/public_html; never with a password.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Source")]
    [ArgumentCompleter(typeof(RemoteAddressCompleter))]
    public string? RemoteRoot { get; set; }

    /// <summary>
    /// Where the password of the server's account is, or the passphrase of its key: env:NAME or file:path; never the password itself.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretPlace("env", "file")]
    public string? SourceSecret { get; set; }

    /// <summary>The file of the private key that logs in at the server.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? IdentityFile { get; set; }

    /// <summary>
    /// The keys or certificates that the server may show, as Get-SiteHostKey shows them; an empty list trusts none. They count for the site's
    /// databases that are reached through SSH on that server too.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public string[]? HostKey { get; set; }

    /// <summary>Masks of what is fetched from the server, such as '*.php; images/'; an empty list for everything.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public string[]? Include { get; set; }

    /// <summary>Masks of what is not fetched, such as '*.log; cache/'.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public string[]? Exclude { get; set; }

    /// <summary>How fast files are fetched at most, in KB (1,024 bytes) a second; 0 for as fast as it goes.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, 10_000_000)]
    public int SpeedLimit { get; set; }

    /// <summary>Where the copy of the server's files is kept on this machine; empty for a folder beside the register.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? MirrorPath { get; set; }

    /// <summary>The name of the site's MariaDB or MySQL database.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? DatabaseName { get; set; }

    /// <summary>The database server's host.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? DatabaseHost { get; set; }

    /// <summary>The database server's port.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, 65535)]
    public int DatabasePort { get; set; }

    /// <summary>The database server's Unix socket.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? DatabaseSocket { get; set; }

    /// <summary>The account that reads the database.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? DatabaseUser { get; set; }

    /// <summary>
    /// Where the password is: env:NAME, file:path, or php:path for the site's own configuration.php or wp-config.php; never the password
    /// itself.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidatePattern("^(env|file|php):.+")]
    public string? DatabaseSecret { get; set; }

    /// <summary>
    /// True to lock the tables while they are dumped: MyISAM and Aria tables are consistent then, and the site's writes wait meanwhile.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public bool DatabaseLock { get; set; }

    /// <summary>
    /// The program that switches the public's access off while the site is copied, and its arguments, one an element; an empty list for none.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public string[]? AccessOffCommand { get; set; }

    /// <summary>The program that switches access on again, and its arguments. It must do no harm where access is on already.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyCollection]
    public string[]? AccessOnCommand { get; set; }

    /// <summary>The access logs, wildcards allowed.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[]? LogPath { get; set; }

    /// <summary>
    /// The access logs' format, where their first lines do not tell: a name, a #Fields line of IIS, or a format string of GoAccess, Apache
    /// (LogFormat) or nginx (log_format). auto for their first lines again.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(LogFormatCompleter))]
    public string? LogFormat { get; set; }

    /// <summary>Where backup sets go.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? BackupPath { get; set; }

    /// <summary>How old, in working days, its newest good backup may be (RPO); 0 for what its procedure asks for, or one day.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, 1000)]
    public int BackupWithin { get; set; }

    /// <summary>
    /// Where the password is that backup sets are encrypted with, env:NAME or file:path; never the password itself. An empty text for sets that
    /// are not encrypted.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretPlace("env", "file")]
    public string? BackupSecret { get; set; }

    /// <summary>WIB, WITA or WIT.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ZoneCompleter))]
    public string? Zone { get; set; }

    /// <summary>The working calendar: a shipped name or the path of a court's own.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CalendarCompleter))]
    public string? Calendar { get; set; }

    /// <summary>The procedure's code.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProcedureCodeCompleter))]
    public string? Procedure { get; set; }

    /// <summary>Working days after which a site without new content counts as stale.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, 1000)]
    public int FreshnessLimit { get; set; }

    /// <summary>Failed checks in a row until an address counts as down; 3 without.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, 100)]
    public int DownAfter { get; set; }

    /// <summary>Answered checks in a row until an address that was down counts as up again; 2 without.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(1, 100)]
    public int UpAfter { get; set; }

    /// <summary>Minutes from check to check: for Get-SiteHistory three times as long without one is unobserved. 0 for the usual ones.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, 100000)]
    public int CheckInterval { get; set; }

    /// <summary>The site with what the user gave put over it.</summary>
    protected SopSite Apply(SopSite site) => site with
    {
        Kind = Given(nameof(Kind), Kind, site.Kind),
        Uri = Given(nameof(Uri), Uri, site.Uri)!,
        Condition = Given(nameof(Condition), Condition ?? [], site.Condition),
        DocumentRoot = Given(nameof(DocumentRoot), Folder(DocumentRoot), site.DocumentRoot),
        RemoteRoot = Given(nameof(RemoteRoot), RemoteRoot, site.RemoteRoot),
        SourceSecret = Given(nameof(SourceSecret), string.IsNullOrEmpty(SourceSecret) ? null : SourceSecret, site.SourceSecret),
        IdentityFile = Given(nameof(IdentityFile), Folder(IdentityFile), site.IdentityFile),
        HostKey = Given(nameof(HostKey), HostKey ?? [], site.HostKey),
        Include = Given(nameof(Include), Include ?? [], site.Include),
        Exclude = Given(nameof(Exclude), Exclude ?? [], site.Exclude),
        SpeedLimit = Given(nameof(SpeedLimit), SpeedLimit, site.SpeedLimit),
        MirrorPath = Given(nameof(MirrorPath), Folder(MirrorPath), site.MirrorPath),
        Database = ApplyDatabase(site.Database),
        AccessSwitch = ApplyAccess(site.AccessSwitch),
        LogPath = Given(nameof(LogPath), LogPath?.Select(Resolve).ToArray(), site.LogPath)!,
        LogFormat = Given(nameof(LogFormat), CheckedFormat(), site.LogFormat)!,
        BackupPath = Given(nameof(BackupPath), Folder(BackupPath), site.BackupPath),
        BackupWithin = Given(nameof(BackupWithin), BackupWithin, site.BackupWithin),
        BackupSecret = Given(nameof(BackupSecret), string.IsNullOrEmpty(BackupSecret) ? null : BackupSecret, site.BackupSecret),
        Zone = Given(nameof(Zone), Zone?.ToUpperInvariant(), site.Zone)!,
        Calendar = Given(nameof(Calendar), Calendar is null ? null : ResolveCalendar(Calendar), site.Calendar)!,
        Procedure = Given(nameof(Procedure), Procedure, site.Procedure)!,
        FreshnessLimit = Given(nameof(FreshnessLimit), FreshnessLimit, site.FreshnessLimit),
        DownAfter = Given(nameof(DownAfter), DownAfter, site.DownAfter),
        UpAfter = Given(nameof(UpAfter), UpAfter, site.UpAfter),
        CheckInterval = Given(nameof(CheckInterval), CheckInterval, site.CheckInterval),
    };

    private string CheckedFormat()
    {
        var format = string.IsNullOrWhiteSpace(LogFormat) ? VisitorLogFormats.Auto : LogFormat!;
        VisitorLogFormats.Check(format);
        return format;
    }

    private SiteDatabase? ApplyDatabase(SiteDatabase? database)
    {
        var name = Given(nameof(DatabaseName), DatabaseName, database?.Name);
        return string.IsNullOrEmpty(name)
            ? null
            : (database ?? new SiteDatabase { Name = name! }) with
            {
                Name = name!,
                Host = Given(nameof(DatabaseHost), DatabaseHost, database?.Host),
                Port = Given<int?>(nameof(DatabasePort), DatabasePort, database?.Port),
                Socket = Given(nameof(DatabaseSocket), DatabaseSocket, database?.Socket),
                UserName = Given(nameof(DatabaseUser), DatabaseUser, database?.UserName),
                Secret = Given(nameof(DatabaseSecret), DatabaseSecret, database?.Secret),
                LockTables = Given(nameof(DatabaseLock), DatabaseLock, database?.LockTables ?? false),
            };
    }

    private SiteAccessSwitch? ApplyAccess(SiteAccessSwitch? access)
    {
        var off = Given(nameof(AccessOffCommand), AccessOffCommand ?? [], access?.Off ?? []);
        var on = Given(nameof(AccessOnCommand), AccessOnCommand ?? [], access?.On ?? []);
        if (off.Length == 0 && on.Length == 0) return null;
        // What can be switched off and not on again would stay off.
        if (off.Length == 0 || on.Length == 0)
            throw new SopException(
                "SopSiteAccessInvalid", SopErrorKind.InvalidArgument,
                new Phrase("Give both programs: the one that switches access off and the one that switches it on.",
                    "Berikan kedua program: yang mematikan akses dan yang menyalakannya."),
                AccessOffCommand ?? AccessOnCommand);
        return new SiteAccessSwitch { Off = off, On = on };
    }

    private string? Folder(string? path) => string.IsNullOrEmpty(path) ? null : Resolve(path!);

    private T Given<T>(string parameter, T value, T otherwise) =>
        MyInvocation.BoundParameters.ContainsKey(parameter) ? value : otherwise;
}
