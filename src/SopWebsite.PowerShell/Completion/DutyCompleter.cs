using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SopWebsite.Procedures;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the duties that activities belong to.</summary>
public sealed class DutyCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Quoting.Match(SopDuties.All, wordToComplete);
}
