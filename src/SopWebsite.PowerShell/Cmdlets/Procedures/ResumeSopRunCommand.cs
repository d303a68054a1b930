using System.Management.Automation;
using SopWebsite.Procedures;

namespace SopWebsite.PowerShell.Cmdlets.Procedures;

/// <summary>Lets the clock of a suspended run go on.</summary>
[Cmdlet(VerbsLifecycle.Resume, "SopRun", SupportsShouldProcess = true)]
[OutputType(typeof(SopRun))]
public sealed class ResumeSopRunCommand : RunCommandBase
{
    /// <inheritdoc/>
    protected override SopRun Move(SopRuns runs) => runs.Resume(Run, By);
}
