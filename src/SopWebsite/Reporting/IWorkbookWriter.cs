namespace SopWebsite.Reporting;

/// <summary>Draws a workbook as an Excel file (Office Open XML).</summary>
public interface IWorkbookWriter
{
    /// <summary>Writes the workbook to a stream.</summary>
    /// <exception cref="Errors.SopException"><c>SopWorkbookTooLong</c>: a table has more rows than a worksheet holds.</exception>
    void Write(Workbook workbook, Stream stream);
}
