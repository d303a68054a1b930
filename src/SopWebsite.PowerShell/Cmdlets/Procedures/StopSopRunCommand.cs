using System.Management.Automation;
using SopWebsite.Procedures;

namespace SopWebsite.PowerShell.Cmdlets.Procedures;

/// <summary>Ends a run before its last activity; the activities left are not needed.</summary>
[Cmdlet(VerbsLifecycle.Stop, "SopRun", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(SopRun))]
public sealed class StopSopRunCommand : RunCommandBase
{
    /// <summary>Why the run ends.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <inheritdoc/>
    protected override SopRun Move(SopRuns runs) => runs.Close(Run, Reason, By);
}
