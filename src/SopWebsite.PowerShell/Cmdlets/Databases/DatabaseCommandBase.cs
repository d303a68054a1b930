using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.Backups.Databases;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Databases;

/// <summary>Cmdlets that choose registered databases by site and name.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DatabaseCommandBase : AsyncSopCommandBase
{
    /// <summary>The registered sites, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Site")]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public virtual string[] Name { get; set; } = ["*"];

    /// <summary>The names of databases, wildcards allowed; all of the site without.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(SiteDatabaseNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] DatabaseName { get; set; } = ["*"];

    /// <summary>Does the work for one database.</summary>
    protected abstract void ProcessDatabase(SiteDatabaseEntry entry);

    /// <inheritdoc/>
    protected sealed override void ProcessItem()
    {
        foreach (var name in Name) Guard(() =>
        {
            foreach (var site in SitesOf(name))
                foreach (var database in DatabaseName)
                    Guard(() =>
                    {
                        foreach (var entry in NamePattern.Choose(
                            database, plain => SiteDatabases.Get(site, plain), () => SiteDatabases.Of(site), entry => entry.DatabaseName))
                            Guard(() => ProcessDatabase(entry));
                    });
        });
    }
}
