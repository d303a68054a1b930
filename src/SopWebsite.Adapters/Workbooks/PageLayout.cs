using System.Text;
using ClosedXML.Excel;
using SopWebsite.Reporting;

namespace SopWebsite.Adapters.Workbooks;

/// <summary>How a sheet shows and prints: frozen header, A4 landscape, one page wide, the header on every page, numbered pages.</summary>
internal static class PageLayout
{
    private const int PartLimit = 70;

    public static void Apply(IXLWorksheet page, WorkbookSheet sheet, int header, int bottom)
    {
        page.SheetView.FreezeRows(header);
        page.ShowGridLines = false;
        var setup = page.PageSetup;
        setup.PaperSize = XLPaperSize.A4Paper;
        setup.PageOrientation = XLPageOrientation.Landscape;
        setup.PagesWide = 1;
        setup.PagesTall = 0;
        setup.Margins.Left = setup.Margins.Right = 0.4;
        setup.Margins.Top = 0.5;
        setup.Margins.Bottom = 0.6;
        setup.Margins.Header = setup.Margins.Footer = 0.25;
        setup.CenterHorizontally = true;
        setup.SetRowsToRepeatAtTop(header, header);
        setup.PrintAreas.Add(1, 1, bottom, sheet.Table.Columns.Count);
        setup.Footer.Left.AddText(Escape(sheet.Heading[0]));
        setup.Footer.Center.AddText(Escape(sheet.Heading.Count > 1 ? sheet.Heading[1] : string.Empty));
        setup.Footer.Right.AddText(Escape(sheet.PageWords.Page) + " ");
        setup.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        setup.Footer.Right.AddText(" " + Escape(sheet.PageWords.Of) + " ");
        setup.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
    }

    // An ampersand begins a code there. All three parts together may have 255 characters.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var letter in CellText.Fit(text).Take(PartLimit)) escaped.Append(letter == '\n' ? ' ' : letter).Append(letter == '&' ? "&" : "");
        return escaped.ToString();
    }
}
