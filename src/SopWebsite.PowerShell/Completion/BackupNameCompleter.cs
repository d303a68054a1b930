using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SopWebsite.Backups;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes names for backup sets.</summary>
public sealed class BackupNameCompleter : IArgumentCompleter
{
    private static readonly string[] Templates = [BackupName.Usual, "{site}-{type}-{date}", "{site}-{date}", BackupName.OfSipp];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Quoting.Match(Templates, wordToComplete);
}
