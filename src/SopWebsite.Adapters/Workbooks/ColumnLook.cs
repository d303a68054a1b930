using ClosedXML.Excel;
using SopWebsite.Languages;
using SopWebsite.Reporting;

namespace SopWebsite.Adapters.Workbooks;

/// <summary>How the cells of a column look, by the kind of what they hold.</summary>
internal static class ColumnLook
{
    public static void Apply(IXLRange cells, WorkbookCellStyle look, Language language)
    {
        var style = cells.Style;
        style.Alignment.WrapText = look is WorkbookCellStyle.Text or WorkbookCellStyle.Centred or WorkbookCellStyle.Digest;
        switch (look)
        {
            case WorkbookCellStyle.Text:
                style.Alignment.Horizontal = XLAlignmentHorizontalValues.Left;
                break;
            case WorkbookCellStyle.Centred:
                style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
                style.NumberFormat.Format = "0";
                break;
            case WorkbookCellStyle.Number:
                style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
                style.Alignment.Indent = 1;
                style.NumberFormat.Format = "#,##0";
                break;
            case WorkbookCellStyle.Decimal:
                style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
                style.Alignment.Indent = 1;
                // General shows a decimal only where there is one.
                style.NumberFormat.NumberFormatId = 0;
                break;
            case WorkbookCellStyle.Percent:
                style.Alignment.Horizontal = XLAlignmentHorizontalValues.Right;
                style.Alignment.Indent = 1;
                style.NumberFormat.Format = "0%";
                break;
            case WorkbookCellStyle.DateTime:
                style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
                // The locale in brackets names the months in the workbook's language, on every machine.
                style.NumberFormat.Format = language == Language.Indonesian ? @"[$-421]d\ mmm\ yyyy\ hh\.mm" : @"[$-809]d\ mmm\ yyyy\ hh:mm";
                break;
            case WorkbookCellStyle.Date:
                style.Alignment.Horizontal = XLAlignmentHorizontalValues.Center;
                style.NumberFormat.Format = language == Language.Indonesian ? @"[$-421]d\ mmm\ yyyy" : @"[$-809]d\ mmm\ yyyy";
                break;
            case WorkbookCellStyle.Digest:
                style.Font.FontName = "Consolas";
                style.Font.FontSize = 7;
                break;
        }
    }
}
