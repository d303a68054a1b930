using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using SopWebsite.Reporting.Letters;

namespace SopWebsite.Adapters.Letters;

/// <summary>Draws what stands on the pages of a letter.</summary>
internal sealed class DocxBody(Letter letter)
{
    private readonly Body _body = new();
    private int _lists;
    private int _heads;

    public Body Draw()
    {
        foreach (var part in DocxLetterhead.Draw(letter, ++_heads)) _body.AppendChild(part);
        foreach (var block in letter.Blocks) Draw(block);
        // A document ends with a paragraph; after a table it is one of no height.
        if (_body.LastChild is Table) _body.AppendChild(Gap(0));
        _body.AppendChild(new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = DocxPackage.FooterId },
            new PageSize { Width = DocxPage.Width, Height = DocxPage.Height },
            new PageMargin
            {
                Left = DocxPage.Left, Right = DocxPage.Right, Top = DocxPage.Top, Bottom = DocxPage.Bottom, Header = 567, Footer = 567, Gutter = 0,
            }));
        return _body;
    }

    private void Draw(LetterBlock block)
    {
        switch (block)
        {
            case LetterTitle title:
                _body.AppendChild(title.OnNewPage
                    ? DocxText.Paragraph(DocxStyles.Title, title.Text, new PageBreakBefore())
                    : DocxText.Paragraph(DocxStyles.Title, title.Text));
                break;
            case LetterheadAgain:
                _body.AppendChild(Gap(0, new PageBreakBefore()));
                foreach (var part in DocxLetterhead.Draw(letter, ++_heads)) _body.AppendChild(part);
                break;
            case LetterHeading heading:
                _body.AppendChild(DocxText.Paragraph(DocxStyles.Heading, heading.Text));
                break;
            case LetterParagraph paragraph:
                _body.AppendChild(DocxText.Paragraph(StyleOf(paragraph.Style), paragraph.Text));
                break;
            case LetterAddressee addressee:
                foreach (var line in addressee.Lines) _body.AppendChild(DocxText.Paragraph(DocxStyles.Plain, line));
                _body.AppendChild(Gap(160));
                break;
            case LetterList list:
                _lists++;
                foreach (var item in list.Items)
                    _body.AppendChild(DocxText.Paragraph(DocxStyles.List, item, new NumberingProperties(
                        new NumberingLevelReference { Val = 0 }, new NumberingId { Val = _lists })));
                break;
            case LetterOpening opening:
                Table(DocxTables.Opening(opening), gap: 160);
                break;
            case LetterFields fields:
                Table(DocxTables.Fields(fields), gap: 80);
                break;
            case LetterTable table:
                _body.AppendChild(DocxText.Paragraph(DocxStyles.Caption, table.Caption));
                Table(DocxTables.Table(table), gap: 80);
                break;
            case LetterSignatures signatures:
                // Signatures never stand alone on a page: the last words before them come along.
                if (_body.LastChild is Paragraph { ParagraphProperties: { } closing }) closing.AddChild(new KeepNext());
                _body.AppendChild(Gap(160, new KeepNext()));
                Table(DocxForms.Signatures(signatures), gap: 0);
                break;
            case LetterForm form:
                Table(DocxForms.Form(form), gap: 80);
                break;
            default:
                throw new NotSupportedException(block.GetType().Name);
        }
    }

    private void Table(Table table, int gap)
    {
        _body.AppendChild(table);
        if (gap > 0) _body.AppendChild(Gap(gap));
    }

    /// <summary>Room between a table and what follows: a paragraph of one point and the space after it.</summary>
    private static Paragraph Gap(int after, OpenXmlElement? looksToo = null)
    {
        var looks = new ParagraphProperties(
            new SpacingBetweenLines
            {
                Before = "0", After = after.ToString(CultureInfo.InvariantCulture), Line = "20", LineRule = LineSpacingRuleValues.Exact,
            },
            new ParagraphMarkRunProperties(new FontSize { Val = "2" }));
        if (looksToo is not null) looks.AddChild(looksToo);
        return new Paragraph(looks);
    }

    private static string StyleOf(LetterParagraphStyle style) => style switch
    {
        LetterParagraphStyle.Note => DocxStyles.Note,
        LetterParagraphStyle.Alarm => DocxStyles.Alarm,
        _ => DocxStyles.Body,
    };
}
