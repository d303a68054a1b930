using System.Management.Automation;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Procedures;

namespace SopWebsite.PowerShell.Cmdlets.Procedures;

/// <summary>Lists the procedures.</summary>
[Cmdlet(VerbsCommon.Get, "SopProcedure")]
[OutputType(typeof(SopProcedure))]
public sealed class GetSopProcedureCommand : ProcedureCommandBase
{
    /// <summary>Codes, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Procedure")]
    [ArgumentCompleter(typeof(ProcedureCodeCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Code { get; set; } = ["*"];

    /// <summary>Only this kind.</summary>
    [Parameter]
    public SopProcedureKind Kind { get; set; }

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        var anyKind = !MyInvocation.BoundParameters.ContainsKey(nameof(Kind));
        foreach (var code in Code)
            Guard(() =>
            {
                foreach (var procedure in ProceduresOf(code))
                    if (anyKind || procedure.Kind == Kind) WriteObject(procedure);
            });
    }
}
