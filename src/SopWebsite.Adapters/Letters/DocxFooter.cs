using DocumentFormat.OpenXml.Wordprocessing;
using SopWebsite.Reporting.Letters;

namespace SopWebsite.Adapters.Letters;

/// <summary>The foot of each page: what the letter is about, and which page of how many.</summary>
internal static class DocxFooter
{
    public static Footer Make(Letter letter)
    {
        var line = DocxText.Paragraph(DocxStyles.Footer, LetterText.Line(letter.Reference));
        line.AppendChild(new Run(new TabChar()));
        line.AppendChild(DocxText.Run(letter.PageWords.Page + " "));
        line.AppendChild(Field("PAGE"));
        line.AppendChild(DocxText.Run(" " + letter.PageWords.Of + " "));
        line.AppendChild(Field("NUMPAGES"));
        return new Footer(line);
    }

    private static SimpleField Field(string instruction) => new(DocxText.Run("1")) { Instruction = " " + instruction + " " };
}
