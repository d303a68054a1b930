using System.ComponentModel;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.Procedures;

namespace SopWebsite.PowerShell.Cmdlets.Procedures;

/// <summary>Cmdlets about procedures and their runs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ProcedureCommandBase : RegisterCommandBase
{
    /// <summary>The shipped procedures and those of the register.</summary>
    protected IProcedureCatalog Catalog => Workplace.Procedures;

    /// <summary>The runs of the register.</summary>
    protected SopRuns Runs => Workplace.Runs;

    /// <summary>The procedures of a code or a wildcard pattern.</summary>
    /// <exception cref="SopWebsite.Errors.SopException"><c>SopProcedureNotFound</c>: a plain code that there is none of.</exception>
    protected IEnumerable<SopProcedure> ProceduresOf(string code) =>
        NamePattern.Choose(code, Catalog.Get, Catalog.All, procedure => procedure.Code);
}
