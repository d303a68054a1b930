using System.ComponentModel;
using SopWebsite.Languages;
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

    /// <summary>Warns of what a step is wanting: requirements that are not met, or an output.</summary>
    protected void WarnOf(SopRunStep? step)
    {
        if (step?.Shortfall is not { } shortfall) return;
        WriteWarning(new Phrase(
            $"{step.Run}, activity {step.Activity}: {shortfall.English}.",
            $"{step.Run}, aktivitas {step.Activity}: {shortfall.Indonesian}.").ToString());
    }
}
