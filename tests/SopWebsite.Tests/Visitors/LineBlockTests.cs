using System.Text;
using SopWebsite.Visitors.Logs;
using SopWebsite.Visitors.Logs.Formats;

namespace SopWebsite.Tests.Visitors;

/// <summary>The quick way through a block reads what the parser of single lines reads.</summary>
public sealed class LineBlockTests
{
    private static readonly ILogFormat Combined = new PlainFormat("combined", () => new CombinedParser());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ABlockReadsWhatAParserReads(int seed)
    {
        var random = new Random(seed);
        var text = new MemoryStream();
        for (var n = 0; n < 3000; n++)
        {
            var line = Encoding.Latin1.GetBytes(Line(random, n));
            for (var change = random.Next(8) - 5; change > 0; change--)
                line[random.Next(line.Length)] = (byte)"\"\\ -[]/:0aZ\r\0\xEF"[random.Next(14)];
            if (random.Next(30) == 0) line = line[..random.Next(line.Length)];
            text.Write(line);
            text.Write(random.Next(9) == 0 ? "\r\n"u8 : "\n"u8);
        }
        if (seed == 1) text.Write(Encoding.Latin1.GetBytes(Line(random, 0)));
        var block = new LineBlock { Format = Combined, Bytes = [.. text.ToArray(), .. new byte[LineBlock.Padding]], End = (int)text.Length };

        block.Parse(long.MinValue, long.MaxValue);

        var expected = Expected(text.ToArray());
        Assert.Equal(
            expected,
            Enumerable.Range(0, block.Count)
                .Select(request => $"{block.NumberOf(request)}|{Fields(block.TextOf(request), block.Requests[request])}"));
        Assert.InRange(block.Count, 1500, 2900);
        Assert.Equal(block.Lines, block.Count + block.Unparsed);
    }

    private static string Line(Random random, int n)
    {
        var address = random.Next(4) switch { 0 => "2001:db8:1234:5678:9abc:def0:1234:5678", 1 =>
            "h" + new string('x', random.Next(90)) + ".example", _ => "203.0.113." + random.Next(256) };
        var agent = random.Next(9) switch { 0 => "", 1 => "a\\\"b", 2 => "\\\\", 3 => new string('u', random.Next(200)), _ => LogText.Firefox };
        var target = random.Next(6) switch { 0 => "/a b", 1 => "/?q=\"x\"", 2 => "/ HTTP/1.1", 3 => "", _ => "/berita/" + n };
        var line = LogText.Line(
            target, 200 + random.Next(300), address, n / 9, random.Next(5) == 0 ? "POST" : "GET", agent,
            random.Next(2) == 0 ? "-" : "https://example.go.id/", random.Next(3) == 0 ? 0 : n * 977L);
        return random.Next(12) switch
        {
            0 => line[..line.IndexOf("\" \"", StringComparison.Ordinal)][..^2],
            1 => line[..(line.LastIndexOf(" \"-\" \"", StringComparison.Ordinal) is > 0 and var at ? at : line.Length)],
            2 => line + " 0.004 \"x\"",
            3 => line.Replace(" - - [", " - budi [", StringComparison.Ordinal),
            4 => line.Replace("HTTP/1.1", "HTTP/2", StringComparison.Ordinal),
            _ => line,
        };
    }

    private static List<string> Expected(byte[] text)
    {
        var parser = new CombinedParser();
        var parsed = default(LogLine);
        var found = new List<string>();
        var number = 0;
        foreach (var raw in Encoding.Latin1.GetString(text).Split('\n'))
        {
            number++;
            var line = Encoding.Latin1.GetBytes(raw.EndsWith('\r') ? raw[..^1] : raw);
            line = line[LineBlocks.LeadOf(line)..];
            if (line.Length > 0 && parser.TryParse(line, ref parsed)) found.Add($"{number}|{Fields(line, in parsed)}");
        }
        return found;
    }

    private static string Fields(ReadOnlySpan<byte> line, in LogLine parsed) => string.Join('|',
        Encoding.Latin1.GetString(parsed.Address.Of(line)), parsed.Time, Encoding.Latin1.GetString(parsed.Method.Of(line)),
        Encoding.Latin1.GetString(parsed.Target.Of(line)), parsed.Status,
        parsed.Bytes, Encoding.Latin1.GetString(parsed.Referer.Of(line)), Encoding.Latin1.GetString(parsed.Agent.Of(line)));
}
