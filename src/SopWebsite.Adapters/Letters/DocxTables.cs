using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using SopWebsite.Reporting.Letters;

namespace SopWebsite.Adapters.Letters;

/// <summary>The tables of a letter, with rules and without.</summary>
internal static class DocxTables
{
    // A row longer than this could be taller than a page, and then it must be torn after all.
    private const int LongRow = 1500;

    /// <summary>A table with rules, a header that comes again on each page, and rows that stay whole.</summary>
    public static Table Table(LetterTable table)
    {
        var widths = table.Columns.Select(column => DocxPage.Share(column.Share)).ToArray();
        var drawn = Ruled(widths, table.Caption);
        var header = Row([.. table.Columns.Select((column, at) => Cell(widths[at], DocxText.Paragraph(DocxStyles.CellHeader, column.Header)))]);
        header.TableRowProperties!.AppendChild(new TableHeader());
        foreach (var cell in header.Elements<TableCell>())
            cell.TableCellProperties!.AddChild(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = "E7E6E6" });
        drawn.AppendChild(header);
        foreach (var row in table.Rows)
        {
            var cells = row.Select((text, at) => Cell(widths[at], DocxText.Paragraph(
                table.Columns[at].Style == LetterCellStyle.Digest ? DocxStyles.Digest : DocxStyles.Cell, text,
                Alignment(table.Columns[at].Style)))).ToArray();
            drawn.AppendChild(RowOf(cells, row));
        }
        return drawn;
    }

    /// <summary>Labels, colons and what they say.</summary>
    public static Table Fields(LetterFields fields)
    {
        int[] widths = [2300, 250, DocxPage.TextWidth - 2550];
        return Plain(widths, [.. fields.Fields.Select(field => Row(
            Cell(widths[0], DocxText.Paragraph(DocxStyles.Plain, field.Label)),
            Cell(widths[1], DocxText.Paragraph(DocxStyles.Plain, ":")),
            Cell(widths[2], DocxText.Paragraph(DocxStyles.Plain, field.Text))))]);
    }

    /// <summary>Number and subject at the left, place and date at the right.</summary>
    public static Table Opening(LetterOpening opening)
    {
        int[] widths = [1200, 250, DocxPage.TextWidth - 1450 - 3200, 3200];
        return Plain(widths, [.. opening.Fields.Select((field, at) =>
        {
            // Beside the number stands the date; what is under it has the whole width.
            var value = Cell(at == 0 ? widths[2] : widths[2] + widths[3], at == opening.Fields.Count - 1
                ? new Paragraph(DocxText.Run(field.Text, new Bold()))
                : DocxText.Paragraph(DocxStyles.Plain, field.Text));
            if (at > 0) value.TableCellProperties!.AddChild(new GridSpan { Val = 2 });
            var label = Cell(widths[0], DocxText.Paragraph(DocxStyles.Plain, field.Label));
            var colon = Cell(widths[1], DocxText.Paragraph(DocxStyles.Plain, ":"));
            return at > 0
                ? Row(label, colon, value)
                : Row(label, colon, value, Cell(widths[3], DocxText.Paragraph(
                    DocxStyles.Plain, opening.PlaceAndDate, new Justification { Val = JustificationValues.Right })));
        })]);
    }

    /// <summary>A table without rules, for what stands side by side.</summary>
    public static Table Plain(int[] widths, params TableRow[] rows)
    {
        var table = Empty(widths, new TableProperties(
            new TableWidth { Width = Text(widths.Sum()), Type = TableWidthUnitValues.Dxa }, new TableLayout { Type = TableLayoutValues.Fixed },
            // What stands in it begins where the text does.
            DocxStyles.Margins(0)));
        foreach (var row in rows) table.AppendChild(row);
        return table;
    }

    /// <summary>A table with rules, as yet without rows.</summary>
    public static Table Ruled(int[] widths, string caption) => Empty(widths, new TableProperties(
        new TableWidth { Width = Text(widths.Sum()), Type = TableWidthUnitValues.Dxa },
        new TableBorders(
            new TopBorder { Val = BorderValues.Single, Size = 4, Color = "404040" },
            new LeftBorder { Val = BorderValues.Single, Size = 4, Color = "404040" },
            new BottomBorder { Val = BorderValues.Single, Size = 4, Color = "404040" },
            new RightBorder { Val = BorderValues.Single, Size = 4, Color = "404040" },
            new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4, Color = "404040" },
            new InsideVerticalBorder { Val = BorderValues.Single, Size = 4, Color = "404040" }),
        new TableLayout { Type = TableLayoutValues.Fixed },
        new TableCellMarginDefault(
            new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 70, Type = TableWidthValues.Dxa },
            new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 70, Type = TableWidthValues.Dxa }),
        new TableCaption { Val = LetterText.Line(caption) }));

    /// <summary>A row; it stays whole unless it may be torn.</summary>
    public static TableRow Row(params TableCell[] cells) => Row(cells, mayTear: false);

    /// <summary>A row of what these texts say; it may be torn where they could be taller than a page.</summary>
    public static TableRow RowOf(TableCell[] cells, IEnumerable<string> texts) => Row(cells, mayTear: texts.Sum(text => text.Length) > LongRow);

    /// <summary>A cell.</summary>
    public static TableCell Cell(int width, params Paragraph[] content)
    {
        var cell = new TableCell(new TableCellProperties(new TableCellWidth { Width = Text(width), Type = TableWidthUnitValues.Dxa }));
        foreach (var paragraph in content) cell.AppendChild(paragraph);
        return cell;
    }

    private static TableRow Row(TableCell[] cells, bool mayTear)
    {
        var row = new TableRow(new TableRowProperties());
        if (!mayTear) row.TableRowProperties!.AppendChild(new CantSplit());
        foreach (var cell in cells) row.AppendChild(cell);
        return row;
    }

    private static Table Empty(int[] widths, TableProperties properties) =>
        new(properties, new TableGrid(widths.Select(width => new GridColumn { Width = Text(width) })));

    private static Justification Alignment(LetterCellStyle style) => new()
    {
        Val = style switch
        {
            LetterCellStyle.Centred => JustificationValues.Center,
            LetterCellStyle.Number => JustificationValues.Right,
            _ => JustificationValues.Left,
        },
    };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
