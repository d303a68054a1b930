using System.Management.Automation;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.Procedures;

namespace SopWebsite.PowerShell.Cmdlets.Procedures;

/// <summary>Takes the court's own procedures into the register.</summary>
[Cmdlet(VerbsData.Import, "SopProcedure", SupportsShouldProcess = true, DefaultParameterSetName = PathSets.Path)]
[OutputType(typeof(SopProcedure))]
public sealed class ImportSopProcedureCommand : ProcedureCommandBase
{
    /// <summary>Files of procedures, wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PathSets.Path)]
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
        var literal = ParameterSetName == PathSets.LiteralPath;
        foreach (var path in SessionPaths.Existing(this, literal ? LiteralPath : Path, literal)) Guard(() => Import(path));
    }

    private void Import(string path)
    {
        var import = new ProcedureImport(AdapterSet.ProcedureReader, OpenedRegister.Procedures, Workplace.Clock);
        var file = import.Check(path);
        foreach (var finding in ProcedureLinter.Check(file.Procedure, file)) WriteWarning($"{path}:{finding.Line} {finding.Id}: {finding.Message}");
        if (!ShouldProcess(file.Procedure.Code, "Import-SopProcedure")) return;
        import.Put(file);
        WriteObject(file.Procedure);
    }
}
