using System.Text.RegularExpressions;

namespace SopWebsite.Adapters.Html;

/// <summary>
/// What the simplest scripts hide when a page is opened, as style sheets: the usual way to hide a block from those who look at its style.
/// </summary>
internal static class ScriptedStyles
{
    private const int Most = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Regex ById = new(
        @"getElementById\(\s*[""'`]([\w-]{1,100})[""'`]\s*\)\s*\.style\.(display|visibility|opacity|height|fontSize)\s*=\s*[""'`]?([\w.]{1,12})",
        RegexOptions.None, Patience);

    private static readonly Regex BySelector = new(
        @"querySelector(?:All)?\(\s*[""'`]([#.]?[\w-]{1,100})[""'`]\s*\)\s*\.style\.(display|visibility|opacity|height|fontSize)\s*=\s*[""'`]?([\w.]{1,12})",
        RegexOptions.None, Patience);

    private static readonly Regex ByJQuery = new(@"(?:\$|jQuery)\(\s*[""'`]([#.]?[\w-]{1,100})[""'`]\s*\)\s*\.hide\(", RegexOptions.None, Patience);

    private static readonly Regex Written = new(@"<style[^>]*>([^<]{1,4000})<\\?/style", RegexOptions.IgnoreCase, Patience);

    public static IEnumerable<string> Of(IEnumerable<string> scripts)
    {
        foreach (var script in scripts)
        {
            foreach (var match in Matches(ById, script)) yield return $"#{match.Groups[1].Value}{{{Property(match)}:{match.Groups[3].Value}}}";
            foreach (var match in Matches(BySelector, script)) yield return $"{match.Groups[1].Value}{{{Property(match)}:{match.Groups[3].Value}}}";
            foreach (var match in Matches(ByJQuery, script)) yield return $"{match.Groups[1].Value}{{display:none}}";
            foreach (var match in Matches(Written, script)) yield return match.Groups[1].Value;
        }
    }

    private static string Property(Match match) => match.Groups[2].Value == "fontSize" ? "font-size" : match.Groups[2].Value;

    private static List<Match> Matches(Regex pattern, string text)
    {
        try
        {
            return pattern.Matches(text).Cast<Match>().Take(Most).ToList();
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
    }
}
