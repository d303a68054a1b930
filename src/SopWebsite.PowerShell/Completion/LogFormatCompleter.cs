using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SopWebsite.Visitors;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the formats of access logs that have a name.</summary>
public sealed class LogFormatCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Quoting.Match(VisitorLogFormats.Names, wordToComplete);
}
