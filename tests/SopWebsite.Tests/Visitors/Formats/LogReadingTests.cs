using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors;

namespace SopWebsite.Tests.Visitors.Formats;

/// <summary>Whole logs of every format: each line is accounted for, whatever the buffers, the threads and the file's state.</summary>
public sealed class LogReadingTests : IDisposable
{
    private const string Combined = "203.0.113.9 - - [21/Nov/2026:09:30:15 +0700] \"GET / HTTP/1.1\" 200 12";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("w3c")]
    [InlineData("json")]
    [InlineData("vhost_combined")]
    [InlineData("mixed")]
    public void ResultsAreEqualForAnyBufferAndAnyNumberOfThreads(string format)
    {
        var log = Log(format, new Random(format.Length), 3000, out var expected);
        var first = Read(log, 256 * 1024, 1, out var summary);

        Assert.Equal(format, summary.Files[0].Format);
        Assert.Equal(expected, summary.Requests);
        Assert.Equal(summary.Lines, summary.Files[0].Parsed + summary.Unparsed);
        foreach (var size in (int[])[16, 100, 1000, 5000, 64 * 1024])
            foreach (var threads in (int[])[1, 3]) Assert.Equal(first, Read(log, size, threads, out _));
    }

    [Fact]
    public void FilesOfDifferentFormatsAreOneHistory()
    {
        var logs = new[] { "json", "w3c", "vhost_combined" }.Select((format, n) => LogText.Source(Log(format, new Random(n), 50, out _), format))
            .ToArray();

        var summary = new VisitorLogReader().Read(logs, out var faults);

        Assert.Empty(faults);
        Assert.Equal(summary.Files.Select(file => file.Name), summary.Files.Select(file => file.Format));
        Assert.Equal(3, summary.Files.Length);
        Assert.Equal(summary.Files.Min(file => file.FirstSeen), summary.FirstSeen);
        Assert.Equal(summary.Files.Max(file => file.LastSeen), summary.LastSeen);
    }

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "\u00EF\u00BB\u00BF")]
    [InlineData("\n\n\r\n", "\0\0\0")]
    public void LineEndsMarksAndZerosAreNoPartOfALine(string end, string lead)
    {
        string[] lines = [
            "#Fields: date time c-ip cs-method cs-uri-stem sc-status", "2026-11-21 02:30:15 203.0.113.9 GET /a 200",
            "2026-11-21 02:30:16 203.0.113.9 GET /b 200"];

        var file = Assert.Single(
            new VisitorLogReader().Read([LogText.Source(Encoding.Latin1.GetBytes(lead + string.Join(end, lines)))], out _).Files);

        Assert.Equal(("w3c", 2L, 2L, 1L), (file.Format, file.Lines, file.Parsed, file.Directives));
        Assert.Equal("#Fields: date time c-ip cs-method cs-uri-stem sc-status", file.EndFormat);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void TextOfWindowsPowerShellIsRead(string encoding)
    {
        File.WriteAllText(
            _folder["a.log"], string.Join("\r\n", Enumerable.Range(0, 20_000).Select(n => LogText.Line("/é😀" + n))), Encoding.GetEncoding(encoding));
        using (var gzip = new GZipStream(File.Create(_folder["a.log.gz"]), CompressionLevel.Fastest)) gzip.Write(File.ReadAllBytes(_folder["a.log"]));

        foreach (var name in (string[])["a.log", "a.log.gz"])
        {
            var activity = new VisitorActivityReader().Read([LogSource.OfFile(_folder[name])], out var faults);
            Assert.Empty(faults);
            Assert.Equal((20_000L, 0L), (activity.Requests, activity.Log.Unparsed));
            Assert.Contains(activity.Pages, page => page.Key == "/é😀7");
        }
    }

    [Fact]
    public void ALineOfTenMegabytesAndOneWithoutEndAreCountedAndNotKept()
    {
        var good = Encoding.ASCII.GetBytes(LogText.Line("/") + "\n");
        var source = LogSource.OfStream("uji", () => new GeneratedStream(n => n switch
        {
            < 1000 => good[(int)(n % good.Length)],
            < 10_000_000 => (byte)'x',
            10_000_000 => (byte)'\n',
            < 10_000_001 + 700 => good[(int)((n - 10_000_001) % good.Length)],
            _ => (byte)'"',
        }, 40_000_000));

        var file = Assert.Single(new VisitorLogReader().Read([source], out var faults).Files);

        Assert.Empty(faults);
        Assert.Equal(40_000_000, file.Bytes);
        Assert.Equal((1000 / good.Length) + (700 / good.Length), file.Parsed);
        Assert.Equal(2, file.Unparsed);
    }

    [Theory]
    [InlineData("auto", Combined)]
    [InlineData("json", """{"ip":"203.0.113.9","time":"2026-11-21T02:30:15Z","request":"GET / HTTP/1.1","status":200}""")]
    [InlineData("w3c", "2026-11-21 02:30:15 10.0.0.5 GET /a - 80 - 203.0.113.9 curl/8 - 200 0 0 15")]
    [InlineData("mixed", Combined)]
    [InlineData("%h %l %u %t \"%r\" %>s %b", Combined)]
    public void RandomBytesAreCountedWhateverTheFormat(string format, string first)
    {
        var random = new Random(3);
        var block = new byte[1 << 20];
        random.NextBytes(block);
        var head = Encoding.ASCII.GetBytes(first + "\n");
        var source = LogSource.OfStream(
            "acak", () => new GeneratedStream(n => n < head.Length ? head[(int)n] : (byte)(block[(int)(n % block.Length)] ^ (n >> 20)), 8 << 20));

        var file = Assert.Single(new VisitorLogReader(new VisitorScanOptions { LogFormat = format }).Read([source], out var faults).Files);

        Assert.Empty(faults);
        Assert.Equal(8 << 20, file.Bytes);
        Assert.InRange(file.Unparsed, 20_000, file.Lines);
        Assert.Equal(LogFileCount.MostUnparsedAt, file.UnparsedAt.Length);
    }

    [Fact]
    public void AFileThatGrowsOrIsCutWhileItIsReadIsReadAsFarAsItIsThere()
    {
        var line = LogText.Line("/") + "\n";
        var path = _folder["access.log"];
        File.WriteAllText(path, string.Concat(Enumerable.Repeat(line, 20_000)));
        var reads = 0;
        var growing = LogSource.OfFile(path).Observed(_ =>
        {
            if (++reads == 3) File.AppendAllText(path, string.Concat(Enumerable.Repeat(line, 500)));
        });
        Assert.Equal(20_500, new VisitorLogReader(new VisitorScanOptions { BufferSize = 65536, Threads = 1 }).Read([growing], out _).Requests);

        reads = 0;
        var cut = LogSource.OfFile(path).Observed(_ =>
        {
            if (++reads != 3) return;
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            file.SetLength(0);
        });
        var summary = new VisitorLogReader(new VisitorScanOptions { BufferSize = 65536, Threads = 1 }).Read([cut], out var faults);
        Assert.Empty(faults);
        Assert.InRange(summary.Requests, 100, 20_000);
        Assert.Equal(summary.Lines, summary.Requests + summary.Unparsed);
    }

    [Fact]
    public void ADamagedArchiveIsReadUpToThePlaceThatTheFaultNames()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            for (var n = 0; n < 40_000; n++) gzip.Write(Encoding.ASCII.GetBytes(LogText.Line($"/{n * 7919 % 100_003}") + "\n"));
        var bytes = packed.ToArray();
        foreach (var (length, id) in ((int, string)[])[(bytes.Length / 2, "SopLogTruncated"), (200, "SopLogTruncated")])
        {
            var summary = new VisitorLogReader().Read([LogText.Source(bytes[..length])], out var faults);
            var fault = Assert.Single(faults);
            Assert.Equal(id, fault.Id);
            Assert.InRange(
                int.Parse(Regex.Match(fault.Phrase.English, "at byte ([0-9]+)").Groups[1].Value, CultureInfo.InvariantCulture), length - 16, length);
            Assert.Equal(length > 1000, summary.Requests > 10_000);
        }
        bytes[bytes.Length / 2] ^= 0xFF;
        new VisitorLogReader().Read([LogText.Source(bytes)], out var damaged);
        Assert.Matches("at byte [0-9]+", Assert.Single(damaged).Phrase.English);
    }

    [Fact]
    public void ReadingGoesOnWithTheColumnsThatItEndedWith()
    {
        var log = Encoding.UTF8.GetString(Log("w3c", new Random(8), 400, out var requests));
        var lines = log.Split('\n');
        foreach (var cut in (int[])[1, 2, 3, 50, 200, 399])
        {
            var begun = new VisitorLogReader().Read([LogText.Source(Encoding.UTF8.GetBytes(string.Join('\n', lines[..cut]) + "\n"))], out _).Files[0];
            var rest = new VisitorLogReader().Read([LogText.Source(Encoding.UTF8.GetBytes(log)).From(begun.EndOffset, begun.EndFormat)], out _);

            Assert.Equal(requests, begun.Requests + rest.Requests);
        }
    }

    private static string Read(byte[] log, int size, int threads, out VisitorScanSummary summary)
    {
        var options = new VisitorScanOptions { BufferSize = size, Threads = threads };
        summary = new VisitorLogReader(options).Read([LogText.Source(log)], out var faults);
        var activity = new VisitorActivityReader("WIB", options).Read([LogText.Source(log)], out _);
        Assert.Empty(faults);
        return JsonSerializer.Serialize((object[])[summary, activity]);
    }

    private static byte[] Log(string format, Random random, int count, out long requests)
    {
        var text = new StringBuilder();
        string[] columns = ["date", "time", "c-ip", "cs-method", "cs-uri-stem", "cs-uri-query", "sc-status", "cs(User-Agent)"];
        var named = false;
        requests = 0;
        for (var n = 0; n < count; n++)
        {
            var kind = format == "mixed" ? (string)(random.Next(3) switch { 0 => "w3c", 1 => "json", _ => "vhost_combined" }) : format;
            var at = LogText.Start.AddSeconds(n * 5);
            if (kind == "w3c" && (!named || random.Next(40) == 0))
            {
                named = true;
                random.Shuffle(columns);
                text.Append(CultureInfo.InvariantCulture, $"#Software: IIS\r\n#Fields: {string.Join(' ', columns)}\r\n");
            }
            if (random.Next(30) == 0)
            {
                text.Append("rusak\n");
                continue;
            }
            requests++;
            var address = $"203.0.113.{random.Next(30)}";
            text.Append(kind switch
            {
                "w3c" => string.Join(' ', columns.Select(column => column switch
                {
                    "date" => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                    "time" => at.UtcDateTime.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
                    "c-ip" => address,
                    "cs-method" => "GET",
                    "cs-uri-stem" => $"/berita/{random.Next(20)}",
                    "cs-uri-query" => random.Next(2) == 0 ? "-" : "a=1",
                    "sc-status" => "200",
                    _ => "Mozilla/5.0+(X11)",
                })),
                "json" => $$"""{"time_iso8601":"{{at:yyyy-MM-ddTHH:mm:sszzz}}","remote_addr":"{{address}}","request":"GET \/berita\/{{random.Next(20)}}?a=\u0022 HTTP/1.1","status":200,"http_user_agent":"Mozilla\/5.0"}""",
                _ => "pn-contoh.example.go.id:443 " + LogText.Line($"/berita/{random.Next(20)}", 200, address, n * 5),
            }).Append(random.Next(4) == 0 ? "\r\n" : "\n");
        }
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A stream whose bytes are made when they are asked for.</summary>
    private sealed class GeneratedStream(Func<long, byte> at, long length) : MemoryStream
    {
        private long _position;

        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count)
        {
            count = (int)Math.Min(count, length - _position);
            for (var n = 0; n < count; n++) buffer[offset + n] = at(_position++);
            return count;
        }
    }
}
