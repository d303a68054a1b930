using System.Management.Automation;
using SopWebsite.Backups;
using SopWebsite.Languages;
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
        WorkUnit = WorkUnit,
        DumpCommand = DumpCommand is not null && DumpCommand.IndexOfAny(Separators) >= 0 ? Resolve(DumpCommand) : DumpCommand,
        Login = Credential is null || Credential == PSCredential.Empty
            ? null
            : new DatabaseLogin(Credential.UserName, Credential.GetNetworkCredential().Password),
        IgnoreSpace = Force,
    };
}
