using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using SopWebsite.Reporting.Letters;

namespace SopWebsite.Adapters.Letters;

/// <summary>The letterhead (kop surat): emblem, offices, court, address, and the double rule under them.</summary>
internal static class DocxLetterhead
{
    private const int LogoWidth = 1300;

    public static IEnumerable<OpenXmlElement> Draw(Letter letter, int ordinal)
    {
        var lines = Lines(letter).ToList();
        if (lines.Count == 0) yield break;
        if (letter.Logo is { } logo)
        {
            // A cell as wide as the emblem's at the other side keeps the lines in the middle of the page.
            yield return DocxTables.Plain(
                [LogoWidth, DocxPage.TextWidth - 2 * LogoWidth, LogoWidth],
                DocxTables.Row(
                    DocxTables.Cell(
                        LogoWidth, new Paragraph(new Run(DocxPicture.Inline(logo, (uint)ordinal, LetterText.Line("Logo " + letter.Head.Name))))),
                    DocxTables.Cell(DocxPage.TextWidth - 2 * LogoWidth, [.. lines]),
                    DocxTables.Cell(LogoWidth, new Paragraph())));
        }
        else
        {
            foreach (var line in lines) yield return line;
        }
        yield return Rule();
    }

    private static IEnumerable<Paragraph> Lines(Letter letter)
    {
        for (var at = 0; at < letter.Head.Lines.Count; at++)
            yield return DocxText.Paragraph(at == letter.Head.Lines.Count - 1 ? DocxStyles.HeadName : DocxStyles.HeadLine, letter.Head.Lines[at]);
        foreach (var line in letter.Head.Contact) yield return DocxText.Paragraph(DocxStyles.HeadContact, line);
    }

    private static Paragraph Rule() => new(new ParagraphProperties(
        new ParagraphBorders(new BottomBorder { Val = BorderValues.ThinThickSmallGap, Size = 24, Space = 1, Color = "000000" }),
        new SpacingBetweenLines { Before = "0", After = "200", Line = "100", LineRule = LineSpacingRuleValues.Exact },
        new ParagraphMarkRunProperties(new FontSize { Val = "4" })));
}
