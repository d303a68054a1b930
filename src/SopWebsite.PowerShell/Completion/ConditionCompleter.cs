using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes conditions with one of each kind, to be changed as needed.</summary>
public sealed class ConditionCompleter : IArgumentCompleter
{
    private static readonly string[] Samples =
    [
        "status == 200", "status == any(200, 401)", "header.content-type ~ html", "header.x-powered-by !exists", "body contains Pengadilan",
        "body !~ (slot|gacor)", "json $.status == ok", "time < 2 s", "size > 2 KB", "certificate > 14 days", "redirects <= 2", "address == 192.0.2.1",
        "answer contains MariaDB",
    ];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Quoting.Match(Samples, wordToComplete);
}
