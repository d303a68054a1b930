using System.Text;

namespace SopWebsite.Adapters.Workbooks;

/// <summary>Text from outside, made fit for a cell: legal in XML 1.0, within Excel's limit, and never a formula.</summary>
internal static class CellText
{
    /// <summary>Excel's limit for a cell, in UTF-16 code units.</summary>
    public const int Limit = 32767;

    // The last four are the full-width forms of = + - @, which some programs take for the plain ones.
    private const string FormulaLeads = "=+-@\t\r\n'|%\uFF1D\uFF0B\uFF0D\uFF20";
    private const char Ellipsis = '\u2026';

    /// <summary>The text as a cell can hold it: line ends as line feeds, illegal characters replaced, cut at the limit.</summary>
    public static string Fit(string text)
    {
        var fit = LegalText.Of(text, Limit + 1);
        return fit.Length > Limit ? Cut(fit) : fit.ToString();
    }

    /// <summary>True where a spreadsheet might take the text for a formula when someone edits the cell or saves it as CSV.</summary>
    public static bool LooksLikeFormula(string text) => text.Length > 0 && FormulaLeads.IndexOf(text[0]) >= 0;

    private static string Cut(StringBuilder text)
    {
        var length = Limit - 1;
        if (char.IsHighSurrogate(text[length - 1])) length--;
        text.Length = length;
        return text.Append(Ellipsis).ToString();
    }
}
