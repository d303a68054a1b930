using System.Management.Automation;
using SopWebsite.Escalations;
using SopWebsite.Escalations.Exports;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Binding;

namespace SopWebsite.PowerShell.Cmdlets.Reporting;

/// <summary>Checks the chain of hashes of the escalation log from its first entry to its last: the register's, or a signed export's.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SopEscalationLog", DefaultParameterSetName = RegisterSet)]
[OutputType(typeof(EscalationLogVerification), typeof(SignedLogVerification))]
public sealed class TestSopEscalationLogCommand : AsyncSopCommandBase
{
    private const string RegisterSet = "Register";

    /// <summary>The LastHash of an earlier check, as it was written down: the log must still hold it.</summary>
    [Parameter(ParameterSetName = RegisterSet)]
    [ValidatePattern("^[0-9A-Fa-f]{64}$")]
    public string? ExpectedHash { get; set; }

    /// <summary>The Entries of an earlier check: the log must have at least that many, and ExpectedHash must be that entry's.</summary>
    [Parameter(ParameterSetName = RegisterSet)]
    [ValidateRange(0, long.MaxValue)]
    public long ExpectedEntries { get; set; }

    /// <summary>Signed exports, wildcards allowed. No register is opened.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSets.Path)]
    [FileNameTransformation(IsPattern = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Signed exports, taken exactly as they are written. No register is opened.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = PathSets.LiteralPath)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The signature, where it is not beside the export under its name with .sig after it.</summary>
    [Parameter(ParameterSetName = PathSets.Path)]
    [Parameter(ParameterSetName = PathSets.LiteralPath)]
    [ValidateNotNullOrEmpty]
    public string? SignaturePath { get; set; }

    /// <summary>The fingerprint of the register's key, as it was written down: the signature must be by this key.</summary>
    [Parameter(ParameterSetName = PathSets.Path)]
    [Parameter(ParameterSetName = PathSets.LiteralPath)]
    [ValidatePattern("^[0-9A-Fa-f]{64}$")]
    public string? KeyFingerprint { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        if (ParameterSetName == RegisterSet)
        {
            var entries = MyInvocation.BoundParameters.ContainsKey(nameof(ExpectedEntries)) ? ExpectedEntries : (long?)null;
            WriteObject(EscalationChain.Verify(OpenedRegister.Log.Read(), new EscalationLogHead(entries, ExpectedHash?.ToLowerInvariant())));
            return;
        }
        var literal = ParameterSetName == PathSets.LiteralPath;
        var signature = SignaturePath is null ? null : TargetFile.Resolve(this, SignaturePath);
        foreach (var path in SessionPaths.Existing(this, literal ? LiteralPath : Path, literal))
        {
            Guard(() => Pump((writer, stop) =>
            {
                writer.WriteObject(SignedLogCheck.Check(path, signature, KeyFingerprint, stop));
                return Task.CompletedTask;
            }));
        }
    }
}
