using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SopWebsite.Sites;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the codes of the officers' roles.</summary>
public sealed class RoleCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Quoting.Match(SopRoles.Codes, wordToComplete);
}
