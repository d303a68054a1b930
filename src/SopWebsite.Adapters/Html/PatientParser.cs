using System.Diagnostics;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace SopWebsite.Adapters.Html;

/// <summary>
/// Parses HTML within limits. The parser looks through all open elements at each tag, so some hundred thousand of them would keep it busy
/// for hours: it gets three seconds.
/// </summary>
internal static class PatientParser
{
    /// <summary>The time for one page.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private const int FewAdjacent = 200;

    private static readonly Regex Adjacent = new(
        ">(?=<(?:pre|listing))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(30));

    /// <summary>The document; null for a page that is too much work.</summary>
    public static IDocument? Parse(string html)
    {
        var begun = Stopwatch.StartNew();
        try
        {
            return new HtmlParser(new HtmlParserOptions
            {
                OnToken = (_, _) =>
                {
                    if (begun.Elapsed > Patience) throw new TooMuchWork();
                },
            }).ParseDocument(Apart(html));
        }
        catch (TooMuchWork)
        {
            return null;
        }
    }

    /// <summary>
    /// The parser calls itself at each element whose first line feed does not count (HTML, 13.1.2.5) when the next follows with nothing between
    /// them, and some thousands of these end the process: so a line feed is put between them.
    /// </summary>
    private static string Apart(string html) =>
        html.IndexOf("><pre", StringComparison.OrdinalIgnoreCase) < 0 && html.IndexOf("><listing", StringComparison.OrdinalIgnoreCase) < 0
            ? html
            : Adjacent.Matches(html).Count <= FewAdjacent ? html : Adjacent.Replace(html, ">\n");

    /// <summary>The text of a page that is too much work, its tags left out without understanding them.</summary>
    public static string WithoutTags(string html)
    {
        var text = new System.Text.StringBuilder(html.Length);
        var within = false;
        foreach (var letter in html)
        {
            within = letter == '<' || (within && letter != '>');
            text.Append(within ? '\n' : letter);
        }
        return text.ToString();
    }

    /// <summary>Ends a parse; the parser has no other way to be stopped.</summary>
    private sealed class TooMuchWork : Exception;
}
