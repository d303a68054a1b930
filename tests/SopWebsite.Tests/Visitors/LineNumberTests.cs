using System.Text;
using SopWebsite.Visitors;

namespace SopWebsite.Tests.Visitors;

/// <summary>Lines are numbered as an editor numbers them, whatever lies between.</summary>
public sealed class LineNumberTests
{
    [Theory]
    [InlineData(16, 1)]
    [InlineData(700, 3)]
    [InlineData(1 << 20, 2)]
    public void MatchesAndUnparsedLinesHaveTheirNumbers(int bufferSize, int threads)
    {
        string[] lines =
        [
            LogText.Line("/"), "", "bukan baris log", LogText.Line("/.env", 404), new string('x', 140_000), "\r", LogText.Line("/.env", 404),
            LogText.Line("/?id=1+union+select+1,2", 404), "akhir",
        ];

        var result = new VisitorScanner(LogText.Rules, new VisitorScanOptions { BufferSize = bufferSize, Threads = threads })
            .Scan([LogText.Source(lines)]);

        var reasons = Assert.Single(result.Visitors).Reasons;
        Assert.Equal(
            [("file-env", 4L, 7L), ("sqli-union", 8L, 8L)], reasons.Select(reason => (reason.Rule, reason.FirstLine, reason.LastLine)).Order());
        var file = Assert.Single(result.Summary.Files);
        Assert.Equal([3L, 9L], file.UnparsedAt);
        Assert.Equal(file.Bytes, file.EndOffset);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(1 << 16)]
    public void ReadingGoesOnWhereItEnded(int bufferSize)
    {
        var first = Encoding.ASCII.GetBytes(LogText.Line("/.env", 404) + "\n" + LogText.Line("/.env", 404) + "\n" + LogText.Line("/")[..30]);
        var all = first.Concat(Encoding.ASCII.GetBytes(LogText.Line("/")[30..] + "\n" + LogText.Line("/.env", 404) + "\n")).ToArray();
        var scanner = new VisitorScanner(LogText.Rules, new VisitorScanOptions { BufferSize = bufferSize });

        var before = Assert.Single(scanner.Scan([LogText.Source(first).From(0)]).Summary.Files);
        var after = scanner.Scan([LogText.Source(all).From(before.EndOffset)]).Summary;

        Assert.Equal((2L, 0L, first.Length - 30L), (before.Lines, before.Unparsed, before.EndOffset));
        Assert.Equal((2L, 2L, (long)all.Length), (after.Lines, after.Requests, after.Files[0].EndOffset));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(1 << 16)]
    public void ALongLineWithoutAnEndIsLeftForAnotherTime(int bufferSize)
    {
        var whole = Encoding.ASCII.GetBytes(LogText.Line("/") + "\n");

        var file = Assert.Single(new VisitorScanner(LogText.Rules, new VisitorScanOptions { BufferSize = bufferSize })
            .Scan([LogText.Source([.. whole, .. Encoding.ASCII.GetBytes(new string('x', 500_000))]).From(0)]).Summary.Files);

        Assert.Equal((1L, 0L, (long)whole.Length), (file.Lines, file.Unparsed, file.EndOffset));
    }
}
