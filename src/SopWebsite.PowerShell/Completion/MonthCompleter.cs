using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using SopWebsite.Calendars;
using SopWebsite.Reporting;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Completes the months that are reported on most: the last one first, then this one and those before.</summary>
public sealed class MonthCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var now = SystemClock.Instance.UtcNow;
        int[] back = [1, 0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
        return Quoting.Match(back.Select(months => ReportMonth.Of(now.AddMonths(-months), "WIB").ToString()), wordToComplete);
    }
}
