using System.Management.Automation;
using SopWebsite.Monitoring.History;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;

namespace SopWebsite.PowerShell.Cmdlets.Monitoring;

/// <summary>Ends a maintenance window: one that has not begun is cancelled, one under way or weekly ends now.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "SopMaintenance", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SopMaintenance))]
public sealed class UnregisterSopMaintenanceCommand : RegisterCommandBase
{
    /// <summary>The window's number, such as PM-2026-11-0001.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(MaintenanceNumberCompleter))]
    [ValidateNotNullOrEmpty]
    public string Number { get; set; } = "";

    /// <summary>Who ends it; an officer's name, for the log.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OfficerNameCompleter))]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var window = Workplace.Maintenances.Get(Number);
        if (ShouldProcess(window.ToString(), "Unregister-SopMaintenance")) WriteObject(Workplace.Maintenances.End(window.Number, By));
    }
}
