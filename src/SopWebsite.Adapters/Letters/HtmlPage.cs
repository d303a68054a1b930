using System.Text;

namespace SopWebsite.Adapters.Letters;

/// <summary>Builds a page of HTML: every text that is put into it is escaped.</summary>
internal sealed class HtmlPage
{
    private readonly StringBuilder _page = new();

    /// <summary>Adds markup of our own.</summary>
    public HtmlPage Markup(string markup)
    {
        _page.Append(markup);
        return this;
    }

    /// <summary>Adds text; a line feed begins a new line.</summary>
    public HtmlPage Text(string text)
    {
        var lines = LetterText.Lines(text);
        for (var at = 0; at < lines.Length; at++)
        {
            if (at > 0) _page.Append("<br>");
            Escape(lines[at]);
        }
        return this;
    }

    /// <summary>Adds text as the value of an attribute, between its quotes.</summary>
    public HtmlPage Value(string text)
    {
        Escape(LetterText.Line(text));
        return this;
    }

    /// <summary>Adds an element that holds text.</summary>
    /// <param name="tag">The element with its attributes, which are our own words.</param>
    /// <param name="text">The text.</param>
    public HtmlPage Element(string tag, string text)
    {
        Markup("<" + tag + ">").Text(text);
        return Markup("</" + tag.Split(' ')[0] + ">\n");
    }

    /// <summary>The page in UTF-8, without a byte order mark.</summary>
    public byte[] ToBytes() => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(_page.ToString());

    private void Escape(string text)
    {
        foreach (var letter in text)
        {
            switch (letter)
            {
                case '&': _page.Append("&amp;"); break;
                case '<': _page.Append("&lt;"); break;
                case '>': _page.Append("&gt;"); break;
                case '"': _page.Append("&quot;"); break;
                case '\'': _page.Append("&#39;"); break;
                default: _page.Append(letter); break;
            }
        }
    }
}
