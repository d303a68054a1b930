using System.Globalization;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Reporting;
using Workbook = SopWebsite.Reporting.Workbook;

namespace SopWebsite.Adapters.Workbooks;

/// <summary>Draws workbooks with ClosedXML; the Open XML SDK adds what ClosedXML has no word for.</summary>
internal sealed class ClosedXmlWorkbookWriter : IWorkbookWriter
{
    public void Write(Workbook workbook, Stream stream)
    {
        foreach (var sheet in workbook.Sheets) CheckLength(sheet);
        using var package = new MemoryStream();
        // ClosedXML formats some of what it writes by the current culture.
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            using var drawn = new XLWorkbook(XLEventTracking.Disabled);
            Describe(drawn, workbook);
            foreach (var sheet in workbook.Sheets) SheetDrawing.Draw(drawn, sheet, workbook.Language);
            drawn.SaveAs(package, validate: false);
            Finish(package, workbook);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
        package.Position = 0;
        package.CopyTo(stream);
    }

    private static void Describe(XLWorkbook drawn, Workbook workbook)
    {
        drawn.Properties.Title = CellText.Fit(workbook.Title);
        drawn.Properties.Subject = CellText.Fit(workbook.Subject ?? string.Empty);
        drawn.Properties.Author = CellText.Fit(workbook.Creator);
        drawn.Properties.LastModifiedBy = "SopWebsite";
        drawn.Properties.Created = workbook.CreatedAt.UtcDateTime;
        drawn.Properties.Modified = workbook.CreatedAt.UtcDateTime;
    }

    /// <summary>The document's language, which readers aloud go by, and what the schema asks that ClosedXML leaves out.</summary>
    private static void Finish(MemoryStream package, Workbook workbook)
    {
        package.Position = 0;
        using var document = SpreadsheetDocument.Open(package, isEditable: true);
        foreach (var part in document.WorkbookPart!.WorksheetParts)
            foreach (var pane in part.Worksheet.Descendants<Pane>()) pane.State = PaneStateValues.Frozen;
        // Excel writes rows to repeat as absolute references.
        foreach (var name in document.WorkbookPart.Workbook.DefinedNames!.Elements<DefinedName>().Where(name => name.Name == "_xlnm.Print_Titles"))
            name.Text = Regex.Replace(name.Text, @"!(\d+):(\d+)$", "!$$$1:$$$2");
        document.PackageProperties.Language = workbook.Language == Language.Indonesian ? "id-ID" : "en-GB";
        document.PackageProperties.Created = workbook.CreatedAt.UtcDateTime;
        document.PackageProperties.Modified = workbook.CreatedAt.UtcDateTime;
    }

    private static void CheckLength(WorkbookSheet sheet)
    {
        const int most = 1_048_000;
        if (sheet.Table.Rows.Count <= most) return;
        throw new SopException(
            "SopWorkbookTooLong", SopErrorKind.InvalidData,
            new Phrase($"The sheet '{sheet.Name}' would have {sheet.Table.Rows.Count} rows; a worksheet holds {most}. Choose a shorter period.",
                $"Lembar '{sheet.Name}' akan berisi {sheet.Table.Rows.Count} baris; satu lembar memuat {most}. Pilih periode yang lebih pendek."),
            sheet.Name);
    }
}
