using System.Net;
using System.Text;

namespace SopWebsite.Monitoring.Parking;

/// <summary>
/// What a visitor sees of a page at a glance: its title and its words, with single spaces. One walk over the text, whatever the page does;
/// it needs no parser because parked pages are simple, and a page that is not is no parked page.
/// </summary>
internal sealed class PageGlance
{
    private static readonly string[] Unseen = ["script", "style", "noscript", "template", "svg"];

    private PageGlance(string title, string text) => (Title, Text) = (title, text);

    public string Title { get; }

    public string Text { get; }

    public static PageGlance Of(string html)
    {
        var title = "";
        var text = new StringBuilder();
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            if (tag < 0) tag = html.Length;
            text.Append(html, at, tag - at).Append(' ');
            if (tag == html.Length) break;
            if (Follows(html, tag, "<!--"))
            {
                at = After(html, "-->", tag + 4);
                continue;
            }
            var name = NameAt(html, tag + 1);
            var end = html.IndexOf('>', tag);
            if (end < 0) break;
            at = end + 1;
            if (name == "title" && title.Length == 0)
            {
                var close = html.IndexOf("</title", at, StringComparison.OrdinalIgnoreCase);
                if (close < 0) break;
                title = Plain(html.Substring(at, close - at));
                at = After(html, ">", close);
            }
            else if (name == "head")
            {
                // Its title is wanted, so it is walked through; texts in it are none that a visitor sees.
                text.Clear();
            }
            else if (Array.IndexOf(Unseen, name) > -1)
            {
                var close = html.IndexOf("</" + name, at, StringComparison.OrdinalIgnoreCase);
                at = close < 0 ? html.Length : After(html, ">", close);
            }
        }
        return new PageGlance(title, Plain(text.ToString()));
    }

    private static string NameAt(string html, int at)
    {
        var end = at;
        while (end < html.Length && end - at < 10 && char.IsLetterOrDigit(html[end])) end++;
        return html.Substring(at, end - at).ToLowerInvariant();
    }

    private static bool Follows(string html, int at, string mark) => string.CompareOrdinal(html, at, mark, 0, mark.Length) == 0;

    private static int After(string html, string mark, int from)
    {
        var found = from >= html.Length ? -1 : html.IndexOf(mark, from, StringComparison.Ordinal);
        return found < 0 ? html.Length : found + mark.Length;
    }

    private static string Plain(string html)
    {
        var plain = new StringBuilder();
        foreach (var letter in WebUtility.HtmlDecode(html))
        {
            if (!char.IsWhiteSpace(letter) && !char.IsControl(letter)) plain.Append(letter);
            else if (plain.Length > 0 && plain[plain.Length - 1] != ' ') plain.Append(' ');
        }
        return plain.ToString().TrimEnd();
    }
}
