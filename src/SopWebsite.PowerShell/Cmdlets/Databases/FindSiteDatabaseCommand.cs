using System.Management.Automation;
using SopWebsite.Backups.Configurations;
using SopWebsite.Backups.Databases;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Databases;

/// <summary>Finds the database that a site's own configuration names: Joomla's configuration.php, WordPress's wp-config.php.</summary>
[Cmdlet(VerbsCommon.Find, "SiteDatabase", DefaultParameterSetName = NameSet)]
[OutputType(typeof(SiteDatabaseFinding))]
public sealed class FindSiteDatabaseCommand : RegisterCommandBase
{
    private const string NameSet = "Name";

    /// <summary>The registered sites, wildcards allowed; their document roots are looked into.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = NameSet)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Configuration files, wildcards allowed: those of a mirror, say. They need not be of a registered site.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSets.Path)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Configuration files, taken as they are.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSets.LiteralPath)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The site that the files are of.</summary>
    [Parameter(ParameterSetName = PathSets.Path)]
    [Parameter(ParameterSetName = PathSets.LiteralPath)]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Site { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        if (ParameterSetName == NameSet)
        {
            foreach (var name in Name) Guard(() =>
            {
                foreach (var site in SitesOf(name)) Guard(() => WriteObject(SiteDatabases.Find(site)));
            });
            return;
        }
        var literal = ParameterSetName == PathSets.LiteralPath;
        foreach (var file in SessionPaths.Existing(this, literal ? LiteralPath : Path, literal))
            Guard(() => WriteObject(SiteDatabaseFinding.Of(SiteConfigurationReader.ReadFile(file), Site is null ? null : SiteOf(Site).Name)));
    }
}
