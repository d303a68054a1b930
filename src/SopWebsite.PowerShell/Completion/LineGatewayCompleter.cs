using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SopWebsite.Probing;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the gateway that stands for none.</summary>
public sealed class LineGatewayCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Quoting.Match([OwnLineSettings.NoGateway], wordToComplete);
}
