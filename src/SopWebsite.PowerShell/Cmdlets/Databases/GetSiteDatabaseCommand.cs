using System.Management.Automation;
using SopWebsite.Backups.Databases;

namespace SopWebsite.PowerShell.Cmdlets.Databases;

/// <summary>Lists the databases that are registered of sites.</summary>
[Cmdlet(VerbsCommon.Get, "SiteDatabase")]
[OutputType(typeof(SiteDatabaseEntry))]
public sealed class GetSiteDatabaseCommand : DatabaseCommandBase
{
    /// <inheritdoc/>
    protected override void ProcessDatabase(SiteDatabaseEntry entry) => WriteObject(entry);
}
