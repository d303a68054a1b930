using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SopWebsite.Adapters.Html;

/// <summary>The texts that style sheets put into a page: <c>content: "..."</c>.</summary>
internal static class StyleTexts
{
    private const int Most = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Regex Content = new(@"\bcontent\s*:\s*(?:""([^""]{4,2000})""|'([^']{4,2000})')", RegexOptions.IgnoreCase, Patience);

    private static readonly Regex Escape = new(@"\\([0-9a-f]{1,6})\s?|\\(.)", RegexOptions.IgnoreCase, Patience);

    /// <summary>Each text on a line of its own.</summary>
    public static string Of(IEnumerable<string> sheets)
    {
        var all = new StringBuilder();
        foreach (var css in sheets)
        {
            try
            {
                foreach (var match in Content.Matches(css).Cast<Match>().Take(Most))
                    all.Append(Escape.Replace(match.Groups[1].Value + match.Groups[2].Value, Unescape)).Append('\n');
            }
            catch (RegexMatchTimeoutException)
            {
                // What was read until here stays.
            }
        }
        return all.ToString();
    }

    private static string Unescape(Match escape) =>
        escape.Groups[2].Success ? escape.Groups[2].Value
        : int.Parse(escape.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is var code
            && code is > 0x1f and <= 0x10ffff and not (>= 0xd800 and <= 0xdfff) ? char.ConvertFromUtf32(code)
        : " ";
}
