using System.ComponentModel;
using System.Management.Automation;
using SopWebsite.Procedures;

namespace SopWebsite.PowerShell.Abstractions;

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
    protected IReadOnlyList<SopProcedure> ProceduresOf(string code)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(code)) return [Catalog.Get(code)];
        var pattern = WildcardPattern.Get(code, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
        return [.. Catalog.All().Where(procedure => pattern.IsMatch(procedure.Code))];
    }
}
