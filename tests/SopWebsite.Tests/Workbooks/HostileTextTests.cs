using System.Globalization;
using DocumentFormat.OpenXml.Spreadsheet;
using SopWebsite.Adapters.Workbooks;
using SopWebsite.Tests.Reporting;

namespace SopWebsite.Tests.Workbooks;

/// <summary>What came from outside stays text: never a formula, never a broken file, never lost without a mark.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> Leads => new(
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "=cmd|'/c calc'!A0", "=HYPERLINK(\"http://example.go.id\")", "'=1+1", "%0A=1",
        "|calc", "\uFF1D1+1", "=", "-", "12", "0012", "1e5", "TRUE", "2026-11-01", "{=1+1}", " =1+1");

    [Theory]
    [MemberData(nameof(Leads))]
    public void AFormulaInTheLogStaysText(string text)
    {
        using var file = new WorkbookFile(MonthlyWorkbookTests.Written(SampleLog.Chain([SampleLog.Note(SampleLog.FirstOfNovember, text)])));

        var (top, _, _) = file.Extent("Log Eskalasi");
        var cell = file.Cell("Log Eskalasi", top + 1, 12);

        Assert.Equal(CellValues.SharedString, cell.DataType!.Value);
        Assert.Equal(text.Replace('\r', '\n'), file.Value(cell));
        if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') Assert.True(file.Format(cell).QuotePrefix?.Value);
        Assert.Empty(file.Document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<CellFormula>()));
        Assert.Empty(file.Faults());
    }

    [Fact]
    public void RandomTextComesBackAsItWasAndTheFileStaysValid()
    {
        var random = new Random(32767);
        const string alphabet = "=+-@\t\r\n'\"<>&;{}[]_x0041_|%!,.AZaz09 "
            + "\u0000\u0001\u000B\u001F\u007F\u0085\u00A0\u200B\u202E\uFEFF\uFFFE\uFFFF\uD83D\uDE00\uD800é語";
        var texts = Enumerable.Range(0, 2000)
            .Select(_ => new string(Enumerable.Range(0, random.Next(1, 30)).Select(_ => alphabet[random.Next(alphabet.Length)]).ToArray())).ToList();

        using var file = new WorkbookFile(
            MonthlyWorkbookTests.Written(SampleLog.Chain(texts.Select(text => SampleLog.Note(SampleLog.FirstOfNovember, text)))));

        Assert.Equal(texts.Select(CellText.Fit), file.Rows("Log Eskalasi").Select(row => (string)row[11]!));
        Assert.Empty(file.Document.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet.Descendants<CellFormula>()));
        Assert.Empty(file.Faults());
        var (top, _, _) = file.Extent("Log Eskalasi");
        foreach (var (number, cell) in file.Cells("Log Eskalasi").Where(cell => cell.CellReference!.Value![0] == 'L')
            .Select(cell => (int.Parse(cell.CellReference!.Value!.AsSpan(1), CultureInfo.InvariantCulture), cell)).Where(cell => cell.Item1 > top))
        {
            var text = texts[number - top - 1];
            if (text[0] is '=' or '+' or '-' or '@' or '\t' or '\r') Assert.True(file.Format(cell).QuotePrefix?.Value, text);
        }
    }

    [Fact]
    public void TextBeyondExcelsLimitIsCutWithAMark()
    {
        Assert.Equal(32767, CellText.Fit(new string('a', 32767)).Length);
        Assert.DoesNotContain('\u2026', CellText.Fit(new string('a', 32767)));
        var cut = CellText.Fit(new string('a', 32765) + "\U0001F600" + new string('b', 100));
        Assert.Equal((32766, '\u2026', 'a'), (cut.Length, cut[^1], cut[^2]));

        using var file = new WorkbookFile(
            MonthlyWorkbookTests.Written(SampleLog.Chain([SampleLog.Note(SampleLog.FirstOfNovember, "=" + new string('x', 100_000))])));
        Assert.Equal(32767, ((string)file.Rows("Log Eskalasi").Single()[11]!).Length);
        Assert.Empty(file.Faults());
    }

    [Theory]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("", "")]
    public void LineEndsBecomeLineFeeds(string text, string expected) => Assert.Equal(expected, CellText.Fit(text));

    [Fact]
    public void IllegalCharactersAreReplacedAndSeen()
    {
        // Not as inline data: a lone surrogate does not come through an attribute.
        Assert.Equal("\uFFFD\uFFFD\uFFFD", CellText.Fit("\u0000\u0008\uFFFE"));
        Assert.Equal("\uFFFDx\uFFFD", CellText.Fit("\uD800x\uDC00"));
        Assert.Equal("\U0001F600", CellText.Fit("\U0001F600"));
    }
}
