using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SopWebsite.Backups.Transport;

namespace SopWebsite.PowerShell.Completion;

/// <summary>
/// Completes what addresses of servers begin with. Where nothing was typed, or none begins so, it says nothing: then the shell offers folders.
/// </summary>
public sealed class RemoteAddressCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        wordToComplete.Length == 0 ? [] : Quoting.Match(RemoteAddress.Beginnings, wordToComplete);
}
