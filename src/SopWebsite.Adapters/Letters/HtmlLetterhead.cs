using SopWebsite.Reporting.Letters;

namespace SopWebsite.Adapters.Letters;

/// <summary>The letterhead (kop surat) of a page.</summary>
internal static class HtmlLetterhead
{
    /// <summary>Draws it, if there is one.</summary>
    /// <param name="page">Onto what.</param>
    /// <param name="letter">The letter.</param>
    public static void Draw(HtmlPage page, Letter letter)
    {
        if (letter.Head.Lines.Count + letter.Head.Contact.Count == 0) return;
        page.Markup("<header>\n");
        if (letter.Logo is { } logo)
            page.Markup("<img src=\"data:" + logo.MediaType + ";base64," + Convert.ToBase64String(logo.Content) + "\" alt=\"")
                .Value("Logo " + letter.Head.Name).Markup("\">\n");
        page.Markup("<div>\n");
        for (var at = 0; at < letter.Head.Lines.Count; at++)
            page.Element(at == letter.Head.Lines.Count - 1 ? "p class=\"court\"" : "p class=\"above\"", letter.Head.Lines[at]);
        foreach (var line in letter.Head.Contact) page.Element("p class=\"contact\"", line);
        page.Markup("</div>\n</header>\n");
    }
}
