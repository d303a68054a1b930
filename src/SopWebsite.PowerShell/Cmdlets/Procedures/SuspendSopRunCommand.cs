using System.Management.Automation;
using SopWebsite.Procedures;

namespace SopWebsite.PowerShell.Cmdlets.Procedures;

/// <summary>Stops the clock of a run, for a reason.</summary>
[Cmdlet(VerbsLifecycle.Suspend, "SopRun", SupportsShouldProcess = true)]
[OutputType(typeof(SopRun))]
public sealed class SuspendSopRunCommand : RunCommandBase
{
    /// <summary>Why the clock stops.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <inheritdoc/>
    protected override SopRun Move(SopRuns runs) => runs.Suspend(Run, Reason, By);
}
