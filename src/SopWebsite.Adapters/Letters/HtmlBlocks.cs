using System.Globalization;
using SopWebsite.Reporting;
using SopWebsite.Reporting.Letters;

namespace SopWebsite.Adapters.Letters;

/// <summary>Draws the parts of a letter as HTML.</summary>
internal sealed class HtmlBlocks(HtmlPage page, Letter letter, bool titleIsMain)
{
    private bool _mainIsDue = titleIsMain;

    public void Draw(LetterBlock block)
    {
        switch (block)
        {
            case LetterTitle title:
                page.Element((_mainIsDue ? "h1" : "h2") + " class=\"title" + (title.OnNewPage ? " page" : "") + "\"", title.Text);
                _mainIsDue = false;
                break;
            case LetterheadAgain:
                page.Markup("<div class=\"page\"></div>\n");
                HtmlLetterhead.Draw(page, letter);
                break;
            case LetterHeading heading:
                page.Element("h2", heading.Text);
                break;
            case LetterParagraph paragraph:
                page.Element(paragraph.Style switch
                {
                    LetterParagraphStyle.Note => "p class=\"note\"",
                    LetterParagraphStyle.Alarm => "p class=\"alarm\"",
                    _ => "p",
                }, paragraph.Text);
                break;
            case LetterAddressee addressee:
                page.Element("p class=\"to\"", string.Join("\n", addressee.Lines));
                break;
            case LetterList list:
                page.Markup("<ol>\n");
                foreach (var item in list.Items) page.Element("li", item);
                page.Markup("</ol>\n");
                break;
            case LetterOpening opening:
                Opening(opening);
                break;
            case LetterFields fields:
                Fields(fields.Fields, "fields");
                break;
            case LetterTable table:
                Table(table);
                break;
            case LetterSignatures signatures:
                page.Markup("<div class=\"signatures\">\n");
                foreach (var signature in signatures.Signatures) Signature(signature);
                page.Markup("</div>\n");
                break;
            case LetterForm form:
                Form(form);
                break;
            default:
                throw new NotSupportedException(block.GetType().Name);
        }
    }

    private void Opening(LetterOpening opening)
    {
        page.Markup("<div class=\"opening\">\n").Element("p class=\"date\"", opening.PlaceAndDate).Markup("<dl class=\"fields\">\n");
        for (var at = 0; at < opening.Fields.Count; at++)
        {
            page.Element("dt", opening.Fields[at].Label).Markup("<dd>");
            if (at == opening.Fields.Count - 1) page.Element("h1 class=\"subject\"", opening.Fields[at].Text);
            else page.Text(opening.Fields[at].Text);
            page.Markup("</dd>\n");
        }
        page.Markup("</dl>\n</div>\n");
    }

    private void Fields(IReadOnlyList<LetterField> fields, string look)
    {
        page.Markup("<dl class=\"" + look + "\">\n");
        foreach (var field in fields) page.Element("dt", field.Label).Element("dd", field.Text);
        page.Markup("</dl>\n");
    }

    private void Table(LetterTable table)
    {
        page.Markup("<table>\n").Element("caption", table.Caption).Markup("<colgroup>");
        foreach (var column in table.Columns) page.Markup("<col style=\"width:" + Percent(column.Share) + "\">");
        page.Markup("</colgroup>\n<thead>\n<tr>\n");
        foreach (var column in table.Columns) page.Element("th scope=\"col\"", column.Header);
        page.Markup("</tr>\n</thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            page.Markup("<tr>\n");
            for (var at = 0; at < row.Count; at++)
                page.Element(table.Columns[at].Style switch
                {
                    LetterCellStyle.RowHeader => "th scope=\"row\"",
                    LetterCellStyle.Centred => "td class=\"centred\"",
                    LetterCellStyle.Number => "td class=\"number\"",
                    LetterCellStyle.Digest => "td class=\"digest\"",
                    _ => "td",
                }, row[at]);
            page.Markup("</tr>\n");
        }
        page.Markup("</tbody>\n</table>\n");
    }

    private void Signature(PaperSignature signature)
    {
        page.Markup("<div class=\"signature\">\n").Element("p", signature.Above).Element("p class=\"office\"", signature.Role);
        if (signature.Name is { } name) page.Element("p class=\"name\"", name);
        else page.Element("p", "(....................................)");
        page.Element("p", "NIP. " + (signature.Nip ?? "............................")).Markup("</div>\n");
    }

    private void Form(LetterForm form)
    {
        page.Markup("<section class=\"form\" aria-label=\"").Value(form.Caption).Markup("\">\n");
        foreach (var row in form.Rows)
        {
            page.Markup("<div class=\"row\">\n");
            foreach (var box in row)
            {
                page.Markup(
                    "<div class=\"box\" style=\"width:" + Percent(box.Share) + ";height:"
                        + (1.2 + 1.2 * box.Lines).ToString("0.##", CultureInfo.InvariantCulture) + "em\">\n")
                    .Element("p class=\"label\"", box.Label);
                if (box.Text.Length > 0) page.Element("p", box.Text);
                if (box.Choices.Count > 0) Choices(box.Choices);
                page.Markup("</div>\n");
            }
            page.Markup("</div>\n");
        }
        page.Markup("</section>\n");
    }

    private void Choices(IReadOnlyList<LetterChoice> choices)
    {
        page.Markup("<ul>\n");
        foreach (var choice in choices)
            page.Element(choice.IsChosen ? "li class=\"chosen\"" : "li", (choice.IsChosen ? "\u2612 " : "\u2610 ") + choice.Text);
        page.Markup("</ul>\n");
    }

    private static string Percent(int share) => share.ToString(CultureInfo.InvariantCulture) + "%";
}
