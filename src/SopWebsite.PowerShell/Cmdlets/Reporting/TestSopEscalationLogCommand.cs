using System.Management.Automation;
using SopWebsite.Escalations;
using SopWebsite.PowerShell.Abstractions;

namespace SopWebsite.PowerShell.Cmdlets.Reporting;

/// <summary>Checks the chain of hashes of the escalation log from its first entry to its last.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SopEscalationLog")]
[OutputType(typeof(EscalationLogVerification))]
public sealed class TestSopEscalationLogCommand : RegisterCommandBase
{
    /// <inheritdoc/>
    protected override void ProcessItem() => WriteObject(EscalationChain.Verify(OpenedRegister.Log.Read()));
}
