using System.Management.Automation;
using System.Security;
using SopWebsite.Backups;
using SopWebsite.Backups.Drills;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Restores a backup set into a folder and a database made for the trial, compares it with what it must be, and clears them away.</summary>
[Cmdlet(VerbsLifecycle.Start, "RestoreDrill", SupportsShouldProcess = true)]
[OutputType(typeof(RestoreDrill))]
public sealed class StartRestoreDrillCommand : BackupCommandBase
{
    /// <summary>The registered sites, wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>The set's name; without it the newest whole set.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(BackupSetNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Set { get; set; }

    /// <summary>
    /// A folder with room for the site, in which one is made for the drill and removed again; without it the system's temporary folder.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ScratchPath { get; set; }

    /// <summary>The password of an encrypted set. Without it the site's BackupSecret counts, if it has one.</summary>
    [Parameter]
    [ValidateNotNull]
    public SecureString? Password { get; set; }

    /// <summary>Leaves the dump out: only files are tried.</summary>
    [Parameter]
    public SwitchParameter SkipDatabase { get; set; }

    /// <summary>The server that gets the database made for the drill; without it the one of the site's own database.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DatabaseHost { get; set; }

    /// <summary>That server's port.</summary>
    [Parameter]
    [ValidateRange(1, 65535)]
    public int DatabasePort { get; set; }

    /// <summary>That server's socket.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? DatabaseSocket { get; set; }

    /// <summary>The account that may make and drop databases there, instead of the site's own.</summary>
    [Parameter]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>Who holds the drill: an officer's name, for the log and the minutes.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        foreach (var name in Name) Guard(() =>
        {
            foreach (var site in SitesOf(name)) Guard(() => Hold(site));
        });
    }

    private void Hold(SopSite site)
    {
        var drills = Workplace.Drills;
        var plan = drills.Plan(site, Options(site));
        var places = string.Join(", ", plan.Databases.Select(target => target.Scratch.ToString()).Prepend(plan.ScratchPath));
        if (!ShouldProcess($"{plan.Set.Name} > {places}", "Start-RestoreDrill")) return;
        Work(
            new Phrase($"Restore drill of {plan.Set.Name}", $"Uji restorasi {plan.Set.Name}").ToString(),
            (_, progress, cancellation) => drills.Hold(plan, progress, cancellation),
            (held, writer) =>
            {
                if (held.State != RestoreDrillState.Passed) writer.WriteWarning(DrillWords.Account(held).ToString());
            });
    }

    private DrillOptions Options(SopSite site) => new()
    {
        Set = Set,
        ScratchPath = ScratchPath is null ? null : Resolve(ScratchPath),
        Password = Passwords.Text(Password),
        SkipDatabase = SkipDatabase,
        Server = Server(site),
        Login = Logins.Of(Credential),
        By = By,
    };

    private SiteDatabase? Server(SopSite site)
    {
        var given = DatabaseHost is not null || DatabasePort != 0 || DatabaseSocket is not null;
        if (!given) return null;
        var own = site.Database ?? new SiteDatabase { Name = site.Name };
        return new SiteDatabase
        {
            Name = own.Name,
            Engine = own.Engine,
            Host = DatabaseHost,
            Port = DatabasePort == 0 ? null : DatabasePort,
            Socket = DatabaseSocket,
            UserName = own.UserName,
            Secret = own.Secret,
        };
    }
}
