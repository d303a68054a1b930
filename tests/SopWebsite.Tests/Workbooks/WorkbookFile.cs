using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace SopWebsite.Tests.Workbooks;

/// <summary>A workbook as the Open XML SDK reads it back: what is really in the file.</summary>
internal sealed class WorkbookFile : IDisposable
{
    private readonly SpreadsheetDocument _document;
    private readonly List<string> _strings;
    private readonly List<CellFormat> _formats;

    public WorkbookFile(Stream stream)
    {
        _document = SpreadsheetDocument.Open(stream, isEditable: false);
        var book = _document.WorkbookPart!;
        _strings = book.SharedStringTablePart!.SharedStringTable.Elements<SharedStringItem>().Select(item => Decode(item.InnerText)).ToList();
        _formats = book.WorkbookStylesPart!.Stylesheet.CellFormats!.Elements<CellFormat>().ToList();
    }

    public SpreadsheetDocument Document => _document;

    public IReadOnlyList<string> SheetNames =>
        _document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Select(sheet => sheet.Name!.Value!).ToList();

    public void Dispose() => _document.Dispose();

    public WorksheetPart Part(string sheet)
    {
        var id = _document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single(one => one.Name == sheet).Id!.Value!;
        return (WorksheetPart)_document.WorkbookPart.GetPartById(id);
    }

    public Worksheet Page(string sheet) => Part(sheet).Worksheet;

    public Table Table(string sheet) => Part(sheet).TableDefinitionParts.Single().Table;

    public IEnumerable<Cell> Cells(string sheet) => Page(sheet).Descendants<Cell>();

    public Cell Cell(string sheet, int row, int column) =>
        Cells(sheet).Single(cell => cell.CellReference == Column(column) + row.ToString(CultureInfo.InvariantCulture));

    /// <summary>The table's data rows: text, number or null for each column.</summary>
    public List<object?[]> Rows(string sheet)
    {
        var (top, bottom, columns) = Extent(sheet);
        var rows = Enumerable.Range(top + 1, bottom - top).Select(_ => new object?[columns]).ToList();
        foreach (var cell in Cells(sheet))
        {
            var (row, column) = Place(cell);
            if (row > top && row <= bottom) rows[row - top - 1][column - 1] = Value(cell);
        }
        return rows;
    }

    public (int Top, int Bottom, int Columns) Extent(string sheet)
    {
        var ends = Table(sheet).Reference!.Value!.Split(':').Select(Place).ToList();
        return (ends[0].Row, ends[1].Row, ends[1].Column);
    }

    public object? Value(Cell cell) => cell.CellValue is null ? null
        : cell.DataType?.Value == CellValues.SharedString ? _strings[int.Parse(cell.CellValue.Text, CultureInfo.InvariantCulture)]
        : cell.DataType is null || cell.DataType.Value == CellValues.Number ? double.Parse(cell.CellValue.Text, CultureInfo.InvariantCulture)
        : cell.CellValue.Text;

    public CellFormat Format(Cell cell) => _formats[(int)(cell.StyleIndex?.Value ?? 0)];

    public List<string> Faults() => new[] { FileFormatVersions.Office2013, FileFormatVersions.Office2016, FileFormatVersions.Office2019 }
        .SelectMany(version => new OpenXmlValidator(version).Validate(_document))
        .Select(fault => $"{fault.Part?.Uri}{fault.Path?.XPath}: {fault.Description}").Distinct().ToList();

    private static (int Row, int Column) Place(Cell cell) => Place(cell.CellReference!.Value!);

    private static (int Row, int Column) Place(string reference)
    {
        var letters = reference.TakeWhile(char.IsAsciiLetterUpper).ToArray();
        return (
            int.Parse(reference.AsSpan(letters.Length), CultureInfo.InvariantCulture),
            letters.Aggregate(0, (sum, letter) => sum * 26 + letter - 'A' + 1));
    }

    private static string Column(int number) => ((char)('A' + number - 1)).ToString();

    // As Excel reads a string: _xHHHH_ is the character of that number.
    private static string Decode(string text) => System.Text.RegularExpressions.Regex.Replace(
        text, "_x([0-9A-Fa-f]{4})_", match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString());
}
