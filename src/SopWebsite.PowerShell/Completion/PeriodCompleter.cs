using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the periods that procedures use most.</summary>
public sealed class PeriodCompleter : IArgumentCompleter
{
    private static readonly string[] Common = ["1 minggu", "1 bulan", "3 bulan", "6 bulan", "1 tahun", "1 hari", "2 minggu"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Quoting.Match(Common, wordToComplete);
}
