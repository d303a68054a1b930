using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the numbers of problem records that are open.</summary>
public sealed class ProblemNumberCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) =>
        register.Problems.Find(site: null, openOnly: true).Select(problem => problem.Number);
}
