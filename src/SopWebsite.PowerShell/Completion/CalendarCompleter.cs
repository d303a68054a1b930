using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SopWebsite.PowerShell.Loading;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the names of the shipped working calendars.</summary>
public sealed class CalendarCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Quoting.Match(Adapters.Current.Calendars.Names, wordToComplete);
}
