using SopWebsite.PowerShell.Loading;
using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the codes of the procedures, shipped and imported.</summary>
public sealed class ProcedureCodeCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) =>
        Adapters.Current.ProceduresFor(register.Procedures).All().Select(procedure => procedure.Code);
}
