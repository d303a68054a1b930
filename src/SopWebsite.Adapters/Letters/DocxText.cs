using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SopWebsite.Adapters.Letters;

/// <summary>Paragraphs and runs.</summary>
internal static class DocxText
{
    /// <summary>A paragraph; a line feed within the text begins a new line.</summary>
    public static Paragraph Paragraph(string style, string text, params OpenXmlElement[] looks)
    {
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = style });
        foreach (var look in looks) properties.AddChild(look);
        return new Paragraph(properties, Run(text));
    }

    /// <summary>A run of text.</summary>
    public static Run Run(string text, params OpenXmlElement[] looks)
    {
        var run = new Run();
        if (looks.Length > 0) run.AppendChild(new RunProperties(looks));
        var lines = LetterText.Lines(text);
        for (var at = 0; at < lines.Length; at++)
        {
            if (at > 0) run.AppendChild(new Break());
            run.AppendChild(new Text(lines[at]) { Space = SpaceProcessingModeValues.Preserve });
        }
        return run;
    }
}
