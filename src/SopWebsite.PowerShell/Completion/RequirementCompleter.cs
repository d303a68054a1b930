using System.Collections;
using SopWebsite.PowerShell.Loading;
using SopWebsite.Procedures;
using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the names of requirements: those of the run's or the procedure's activities that the command line names, else of all.</summary>
public sealed class RequirementCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => NamesOf(Adapters.Current.ProceduresFor(register.Procedures).All());

    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register, IDictionary given)
    {
        if (given["Run"] is string id && register.Runs.Find(id) is { } run) return NamesOf([run.Procedure]);
        var code = given["Procedure"] as string ?? (given["Site"] is string site ? register.Sites.Find(site)?.Procedure : null);
        return code is null ? Names(register) : NamesOf([Adapters.Current.ProceduresFor(register.Procedures).Get(code)]);
    }

    private static IEnumerable<string> NamesOf(IEnumerable<SopProcedure> procedures) => procedures
        .SelectMany(procedure => procedure.Activities).SelectMany(activity => activity.Requirements).Distinct(StringComparer.OrdinalIgnoreCase);
}
