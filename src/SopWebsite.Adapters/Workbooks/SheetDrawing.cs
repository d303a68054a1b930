using ClosedXML.Excel;
using SopWebsite.Languages;
using SopWebsite.Reporting;

namespace SopWebsite.Adapters.Workbooks;

/// <summary>Draws one sheet from top to bottom: letterhead, heading, facts, table, notes, signatures. No merged cells.</summary>
internal sealed class SheetDrawing
{
    private const string FontName = "Arial";

    private readonly IXLWorksheet _page;
    private readonly WorkbookSheet _sheet;
    private readonly int _columns;
    private int _row = 1;

    private SheetDrawing(IXLWorksheet page, WorkbookSheet sheet)
    {
        _page = page;
        _sheet = sheet;
        _columns = sheet.Table.Columns.Count;
    }

    public static void Draw(XLWorkbook workbook, WorkbookSheet sheet, Language language)
    {
        var page = workbook.Worksheets.Add(sheet.Name);
        page.Style.Font.FontName = FontName;
        page.Style.Font.FontSize = 9;
        page.Style.Alignment.Vertical = XLAlignmentVerticalValues.Top;
        var drawing = new SheetDrawing(page, sheet);
        drawing.Letterhead();
        drawing.Heading();
        drawing.Facts();
        var header = drawing._row;
        drawing.Table(language);
        drawing.Notes();
        drawing.Signatures();
        PageLayout.Apply(page, sheet, header, drawing._row - 1);
    }

    private void Letterhead()
    {
        if (_sheet.Letterhead.Count == 0) return;
        foreach (var line in _sheet.Letterhead)
        {
            var last = ReferenceEquals(line, _sheet.Letterhead[_sheet.Letterhead.Count - 1]);
            Centred(line.ToUpperInvariant(), last ? 14 : 11);
        }
        // The rule under a letterhead.
        Line(_row - 1).Style.Border.BottomBorder = XLBorderStyleValues.Double;
        _page.Row(_row).Height = 6;
        _row++;
    }

    private void Heading()
    {
        for (var index = 0; index < _sheet.Heading.Count; index++)
        {
            var line = _sheet.Heading[index];
            Centred(index == 0 ? line.ToUpperInvariant() : line, index == 0 ? 13 : 11);
        }
        _row++;
    }

    private void Facts()
    {
        if (_sheet.Facts.Count == 0) return;
        foreach (var fact in _sheet.Facts)
        {
            Put(_page.Cell(_row, 1), fact.Label);
            Put(_page.Cell(_row, 2), ": " + fact.Text);
            if (fact.IsAlarm)
            {
                _page.Cell(_row, 2).Style.Font.Bold = true;
                _page.Cell(_row, 2).Style.Font.FontColor = XLColor.FromHtml("#9C0006");
            }
            _row++;
        }
        _row++;
    }

    private void Table(Language language)
    {
        var table = _sheet.Table;
        var (top, bottom) = (_row, _row + table.Rows.Count);
        for (var column = 0; column < _columns; column++)
        {
            Put(_page.Cell(top, column + 1), table.Columns[column].Header);
            _page.Column(column + 1).Width = table.Columns[column].Width;
            ColumnLook.Apply(_page.Range(top + 1, column + 1, bottom, column + 1), table.Columns[column].Style, language);
        }
        for (var row = 0; row < table.Rows.Count; row++)
        {
            for (var column = 0; column < _columns; column++) Put(_page.Cell(top + 1 + row, column + 1), table.Rows[row][column]);
            _page.Row(top + 1 + row).Height = RowHeight.Of(table.Rows[row], table.Columns);
        }

        var drawn = _page.Range(top, 1, bottom, _columns).CreateTable(table.Name);
        drawn.Theme = XLTableTheme.TableStyleLight1;
        drawn.ShowAutoFilter = true;
        var header = _page.Range(top, 1, top, _columns);
        header.Style.Font.Bold = true;
        header.Style.Font.FontColor = XLColor.White;
        header.Style.Fill.BackgroundColor = XLColor.FromHtml("#1F3864");
        header.Style.Alignment.WrapText = true;
        header.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
        header.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        _page.Row(top).Height = 38;
        var all = _page.Range(top, 1, bottom, _columns);
        all.Style.Border.InsideBorder = XLBorderStyleValues.Thin;
        all.Style.Border.OutsideBorder = XLBorderStyleValues.Thin;
        all.Style.Border.InsideBorderColor = XLColor.FromHtml("#8EA9DB");
        all.Style.Border.OutsideBorderColor = XLColor.FromHtml("#8EA9DB");
        _row = bottom + 1;
    }

    private void Notes()
    {
        if (_sheet.Notes.Count == 0) return;
        _row++;
        foreach (var note in _sheet.Notes)
        {
            Put(_page.Cell(_row, 1), note);
            _page.Cell(_row, 1).Style.Font.Italic = true;
            _page.Cell(_row, 1).Style.Font.FontSize = 9;
            _row++;
        }
    }

    private void Signatures()
    {
        if (_sheet.Signatures.Count == 0) return;
        _row++;
        // The first at the left edge, the last in the right third.
        for (var index = 0; index < _sheet.Signatures.Count; index++)
        {
            var (signature, column) = (_sheet.Signatures[index], 1 + index * (_columns - 4) / Math.Max(1, _sheet.Signatures.Count - 1));
            Put(_page.Cell(_row, column), signature.Above);
            Put(_page.Cell(_row + 1, column), signature.Role + ",");
            Put(_page.Cell(_row + 5, column), signature.Name ?? "................................");
            _page.Cell(_row + 5, column).Style.Font.Bold = true;
            Put(_page.Cell(_row + 6, column), "NIP " + (signature.Nip ?? "................................"));
        }
        _row += 7;
    }

    // Centred over the table's width without merging, which readers aloud and sorting stumble over.
    private void Centred(string text, double size)
    {
        var line = Line(_row);
        line.Style.Alignment.Horizontal = XLAlignmentHorizontalValues.CenterContinuous;
        Put(_page.Cell(_row, 1), text);
        line.Style.Font.Bold = true;
        line.Style.Font.FontSize = size;
        line.Style.Alignment.Vertical = XLAlignmentVerticalValues.Center;
        _page.Row(_row).Height = size * 1.5;
        _row++;
    }

    private IXLRange Line(int row) => _page.Range(row, 1, row, _columns);

    private static void Put(IXLCell cell, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case int number:
                cell.SetValue(number);
                break;
            case long number:
                cell.SetValue((double)number);
                break;
            case double number:
                cell.SetValue(number);
                break;
            // What lies before Excel's calendar was put out of form behind the log's back; it is shown as it stands.
            case DateTime { Year: < 1901 } early:
                Text(cell, early.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
                break;
            case DateTime at:
                cell.SetValue(at);
                break;
            default:
                Text(cell, (string)value);
                break;
        }
    }

    private static void Text(IXLCell cell, string text)
    {
        var fit = CellText.Fit(text);
        cell.SetValue(fit);
        cell.SetDataType(XLDataType.Text);
        if (CellText.LooksLikeFormula(text)) cell.Style.IncludeQuotePrefix = true;
    }
}
