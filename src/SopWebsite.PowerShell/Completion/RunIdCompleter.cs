using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the ids of runs, the newest first.</summary>
public sealed class RunIdCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => Ids(register, openOnly: false);

    internal static IEnumerable<string> Ids(IRegister register, bool openOnly) =>
        register.Runs.Find(site: null, procedure: null, openOnly, report: null).Reverse().Select(run => run.Id);
}

/// <summary>Completes the ids of runs that have not ended, the newest first.</summary>
public sealed class OpenRunIdCompleter : RegisterCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<string> Names(IRegister register) => RunIdCompleter.Ids(register, openOnly: true);
}
