using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SopWebsite.Errors;
using SopWebsite.PowerShell.Loading;
using SopWebsite.Register;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes names that the register knows. Never throws and never makes a register: without one there is nothing to offer.</summary>
public abstract class RegisterCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(1);

    /// <summary>The names to offer.</summary>
    protected abstract IEnumerable<string> Names(IRegister register);

    /// <summary>The names to offer beside what is on the command line already.</summary>
    protected virtual IEnumerable<string> Names(IRegister register, IDictionary given) => Names(register);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var location = RegisterLocation.Resolve(fakeBoundParameters["Register"] as string);
        var names = Task.Run(() => Read(location, fakeBoundParameters));
        return names.Wait(Budget) ? Quoting.Match(names.Result, wordToComplete) : [];
    }

    private List<string> Read(string location, IDictionary given)
    {
        try
        {
            using var register = Adapters.Current.OpenRegister(location, RegisterAccess.Read);
            return Names(register, given).ToList();
        }
        catch (SopException)
        {
            // A completer that cannot read the register offers nothing; the cmdlet itself will say why.
            return [];
        }
    }
}
