using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the shares that are usual: a half, a week's, a month's.</summary>
public sealed class ShareCompleter : IArgumentCompleter
{
    private static readonly string[] Usual = ["1/2", "1/7", "1/30"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Quoting.Match(Usual, wordToComplete);
}
