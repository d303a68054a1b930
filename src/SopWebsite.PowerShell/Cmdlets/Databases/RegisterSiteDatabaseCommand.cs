using System.Management.Automation;
using SopWebsite.Backups.Databases;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Databases;

/// <summary>Registers a database of a site, or changes the one of its name. The first one of a site becomes its main database.</summary>
[Cmdlet(VerbsLifecycle.Register, "SiteDatabase", SupportsShouldProcess = true)]
[OutputType(typeof(SiteDatabaseEntry))]
public sealed class RegisterSiteDatabaseCommand : RegisterCommandBase
{
    /// <summary>The site.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Site")]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The database's name; of SQLite, the path of its file.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string DatabaseName { get; set; } = "";

    /// <summary>MySql (MariaDB too), PostgreSql or Sqlite.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public DatabaseEngine Engine { get; set; }

    /// <summary>The server's host, seen from where the dump program runs or the tunnel ends; none for the local socket.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? HostName { get; set; }

    /// <summary>The server's port; none for the client's default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public int? Port { get; set; }

    /// <summary>The server's Unix socket; of PostgreSQL, its folder.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Socket { get; set; }

    /// <summary>The account that reads the database.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? UserName { get; set; }

    /// <summary>
    /// Where the password is: env:NAME, file:path (readable by its owner alone), or php:path for the site's own configuration.php or
    /// wp-config.php; never the password itself.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [SecretPlace("env", "file", "php")]
    public string? Secret { get; set; }

    /// <summary>
    /// The host to go through by SSH, as user@host or user@host:port: the dump program runs there and its output comes here. It logs in by key.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Ssh { get; set; }

    /// <summary>The file of the private key for SSH; without it the agent's, or the client's own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SshKeyFile { get; set; }

    /// <summary>
    /// The keys that the host may show, such as 'ssh-ed25519 AAAA...' or 'SHA256:...', where it is another host than the site's own server: of that
    /// one they are pinned once, with Set-SopSite -HostKey. Without either the client's known_hosts counts. Any other key is refused.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] SshHostKey { get; set; } = [];

    /// <summary>The dump program runs here, and only its connection goes through SSH: for hosts without a shell.</summary>
    [Parameter]
    public SwitchParameter SshTunnel { get; set; }

    /// <summary>Locks the tables while they are dumped: MyISAM and Aria tables are consistent then, and the site's writes wait meanwhile.</summary>
    [Parameter]
    public SwitchParameter LockTable { get; set; }

    /// <summary>Write the registered database to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var site = SiteOf(Name);
        var database = new SiteDatabase
        {
            Name = Engine == DatabaseEngine.Sqlite && Ssh is null ? Resolve(DatabaseName) : DatabaseName,
            Engine = Engine,
            Host = Given(HostName),
            Port = Port,
            Socket = Given(Socket),
            UserName = Given(UserName),
            Secret = Given(Secret),
            Ssh = Route(),
            LockTables = LockTable,
        };
        SiteDatabases.Check(database);
        if (!ShouldProcess($"{site.Name}: {database}", "Register-SiteDatabase")) return;
        var entry = Workplace.Databases.Register(site.Name, database);
        if (PassThru) WriteObject(entry);
    }

    private SshRoute? Route() => Ssh is null ? null : SshRoute.Parse(Ssh) with
    {
        KeyFile = SshKeyFile is null ? null : Resolve(SshKeyFile), HostKey = SshHostKey, Tunnel = SshTunnel,
    };

    private static string? Given(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
