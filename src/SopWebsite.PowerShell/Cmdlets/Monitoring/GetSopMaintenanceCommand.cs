using System.Management.Automation;
using SopWebsite.Monitoring.History;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>Shows the maintenance windows that are planned or under way.</summary>
[Cmdlet(VerbsCommon.Get, "SopMaintenance")]
[OutputType(typeof(SopMaintenance))]
public sealed class GetSopMaintenanceCommand : RegisterCommandBase
{
    /// <summary>Only those that concern this site, those of all sites among them.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(SiteNameCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Site { get; set; }

    /// <summary>Those too that are over or cancelled.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem() => WriteObject(
        Workplace.Maintenances.Find(Site is null ? null : SiteOf(Site).Name)
            .Where(window => All || window.State is MaintenanceState.Planned or MaintenanceState.UnderWay),
        enumerateCollection: true);
}
