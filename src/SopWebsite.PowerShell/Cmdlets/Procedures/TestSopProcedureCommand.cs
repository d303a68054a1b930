using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.PowerShell.Completion;
using SopWebsite.Procedures;

namespace SopWebsite.PowerShell.Cmdlets.Procedures;

/// <summary>Finds what is wrong with procedures: sums, conversions, numbers, times, roles and duties.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SopProcedure", DefaultParameterSetName = CodeSet)]
[OutputType(typeof(SopProcedureFinding))]
public sealed class TestSopProcedureCommand : ProcedureCommandBase
{
    private const string CodeSet = "Code";

    /// <summary>Codes of known procedures, wildcards allowed; all without.</summary>
    [Parameter(Position = 0, ParameterSetName = CodeSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProcedureCodeCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Code { get; set; } = ["*"];

    /// <summary>Files of procedures, wildcards allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSets.Path)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>Files of procedures, the text taken as it is.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PathSets.LiteralPath, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessItem()
    {
        if (ParameterSetName == CodeSet)
        {
            foreach (var code in Code)
                Guard(() => WriteObject(ProceduresOf(code).SelectMany(procedure => ProcedureLinter.Check(procedure)), enumerateCollection: true));
            return;
        }
        var literal = ParameterSetName == PathSets.LiteralPath;
        foreach (var path in SessionPaths.Existing(this, literal ? LiteralPath : Path, literal))
            Guard(() =>
            {
                var file = AdapterSet.ProcedureReader.Read(path);
                WriteObject(ProcedureLinter.Check(file.Procedure, file), enumerateCollection: true);
            });
    }
}
