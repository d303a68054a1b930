using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Visitors;

namespace SopWebsite.Reporting;

/// <summary>Writes the log of visitors' activity as an Excel workbook.</summary>
/// <param name="writer">Draws the workbook.</param>
/// <param name="clock">The time.</param>
public sealed class VisitorLogExport(IWorkbookWriter writer, IClock clock)
{
    /// <summary>Writes it, whole or not at all.</summary>
    /// <param name="summary">The activity, masked as it is to be shown.</param>
    /// <param name="path">Where to.</param>
    /// <param name="language">The language of its texts.</param>
    /// <param name="letterhead">The court's name, or the lines of its letterhead; may be empty.</param>
    /// <param name="top">How many pages, referrers, user agents and addresses are listed each.</param>
    /// <param name="overwrite">True replaces a file that is there.</param>
    /// <exception cref="SopException"><c>SopFileExists</c>, <c>SopFileNotWritten</c>.</exception>
    public void Write(VisitorActivitySummary summary, string path, Language language, IReadOnlyList<string> letterhead, int top, bool overwrite)
    {
        var workbook = VisitorWorkbook.Compose(summary, language, letterhead, clock.UtcNow, top);
        ReportFile.Write(path, overwrite, stream => writer.Write(workbook, stream));
    }
}
