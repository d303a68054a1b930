using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SopWebsite.Calendars;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes Indonesia's time zones.</summary>
public sealed class ZoneCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Quoting.Match(IndonesianZone.Names, wordToComplete);
}
