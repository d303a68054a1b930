using System.Management.Automation;
using SopWebsite.Escalations;
using SopWebsite.PowerShell.Abstractions;

namespace SopWebsite.PowerShell.Cmdlets.Reporting;

/// <summary>Checks the chain of hashes of the escalation log from its first entry to its last.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SopEscalationLog")]
[OutputType(typeof(EscalationLogVerification))]
public sealed class TestSopEscalationLogCommand : RegisterCommandBase
{
    /// <summary>The LastHash of an earlier check, as it was written down: the log must still hold it.</summary>
    [Parameter]
    [ValidatePattern("^[0-9A-Fa-f]{64}$")]
    public string? ExpectedHash { get; set; }

    /// <summary>The Entries of an earlier check: the log must have at least that many, and ExpectedHash must be that entry's.</summary>
    [Parameter]
    [ValidateRange(0, long.MaxValue)]
    public long ExpectedEntries { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var entries = MyInvocation.BoundParameters.ContainsKey(nameof(ExpectedEntries)) ? ExpectedEntries : (long?)null;
        WriteObject(EscalationChain.Verify(OpenedRegister.Log.Read(), new EscalationLogHead(entries, ExpectedHash?.ToLowerInvariant())));
    }
}
