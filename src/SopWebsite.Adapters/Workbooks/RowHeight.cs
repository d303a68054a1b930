using SopWebsite.Reporting;

namespace SopWebsite.Adapters.Workbooks;

/// <summary>
/// How high a row must be for its wrapped text. Computed, because a spreadsheet program that opens the file does not fit rows by itself.
/// </summary>
internal static class RowHeight
{
    private const double LinePoints = 12;
    private const double PaddingPoints = 4;
    private const double MostPoints = 409;

    public static double Of(IReadOnlyList<object?> row, IReadOnlyList<WorkbookColumn> columns)
    {
        var height = LinePoints;
        for (var column = 0; column < columns.Count; column++)
        {
            if (row[column] is not string text) continue;
            var (points, perLine) = columns[column].Style == WorkbookCellStyle.Digest
                ? (9.0, columns[column].Width * 1.2)
                : (LinePoints, columns[column].Width);
            height = Math.Max(height, points * Lines(text, (int)perLine));
        }
        return Math.Min(MostPoints, height + PaddingPoints);
    }

    // Words that do not fit go to the next line; a word longer than a line is broken.
    private static int Lines(string text, int perLine)
    {
        const int enough = 40;
        var lines = 1;
        var used = 0;
        var word = 0;
        foreach (var letter in text)
        {
            if (letter is ' ' or '\n')
            {
                used += word + 1;
                word = 0;
                if (letter == '\n') (lines, used) = (lines + 1, 0);
            }
            else if (++word + used > perLine)
            {
                if (word > perLine) word = 1;
                (lines, used) = (lines + 1, 0);
            }
            if (lines >= enough) break;
        }
        return lines;
    }
}
