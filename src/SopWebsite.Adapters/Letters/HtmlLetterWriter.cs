using System.Globalization;
using SopWebsite.Languages;
using SopWebsite.Reporting.Letters;

namespace SopWebsite.Adapters.Letters;

/// <summary>Draws letters as one HTML file that needs nothing else: no scripts, nothing loaded, printed on A4.</summary>
internal sealed class HtmlLetterWriter : ILetterWriter
{
    public string Extension => ".html";

    public void Write(Letter letter, Stream stream)
    {
        var page = new HtmlPage();
        page.Markup("<!DOCTYPE html>\n<html lang=\"").Markup(letter.Language == Language.Indonesian ? "id" : "en")
            .Markup("\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Markup("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">\n")
            .Markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"author\" content=\"").Value(letter.Author)
            .Markup("\">\n<meta name=\"dcterms.created\" content=\"")
            .Value(letter.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)).Markup("\">\n")
            .Element("title", letter.Title)
            .Markup("<style>").Markup(HtmlStyle.Of(letter)).Markup("</style>\n</head>\n<body>\n<main>\n");
        HtmlLetterhead.Draw(page, letter);
        // The subject is the letter's one main heading; a form has its title for it.
        var blocks = new HtmlBlocks(page, letter, titleIsMain: !letter.Blocks.OfType<LetterOpening>().Any());
        foreach (var block in letter.Blocks) blocks.Draw(block);
        page.Markup("</main>\n<footer>").Text(letter.Reference).Markup("</footer>\n</body>\n</html>\n");
        var bytes = page.ToBytes();
        stream.Write(bytes, 0, bytes.Length);
    }
}
