using System.Management.Automation;

namespace SopWebsite.PowerShell.Completion;

/// <summary>Matches completions to what was typed, keeping the user's quote and quoting what needs it.</summary>
internal static class Quoting
{
    private static readonly char[] NeedsQuotes = [' ', '\'', '"', '`', '$', '(', ')', '{', '}', ';', ',', '|', '&', '@', '#', '<', '>'];

    public static IEnumerable<CompletionResult> Match(IEnumerable<string> candidates, string typed)
    {
        var quote = typed.Length > 0 && typed[0] is '\'' or '"' ? typed[0] : '\0';
        var word = quote == '\0' ? typed : typed.Substring(1).TrimEnd(quote);
        return candidates
            .Where(candidate => candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            .Select(candidate => new CompletionResult(Quote(candidate, quote), candidate, CompletionResultType.ParameterValue, candidate));
    }

    private static string Quote(string text, char quote) => quote switch
    {
        '"' => "\"" + text.Replace("`", "``").Replace("\"", "`\"").Replace("$", "`$") + "\"",
        '\'' => "'" + text.Replace("'", "''") + "'",
        _ => text.IndexOfAny(NeedsQuotes) >= 0 ? "'" + text.Replace("'", "''") + "'" : text,
    };
}
