using System.Text;
using System.Text.Json;
using SopWebsite.Visitors;

namespace SopWebsite.Tests.Visitors;

/// <summary>Where a buffer ends, how much a read returns, and how many threads work must not show in any result.</summary>
public sealed class BufferBorderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public void ResultsAreEqualForAnyBufferAnyReadAndAnyThreads(int seed)
    {
        var random = new Random(seed);
        var log = Log(random);
        var expected = Results(LogText.Source(log), 256 * 1024, threads: 1);

        foreach (var size in (int[])[16, 17, 64, 255, 1000, 4096, random.Next(16, 3000), random.Next(16, 100_000)])
        {
            var reads = new Random(seed + size);
            var source = LogSource.OfStream("uji", () => new StutteringStream(log, () => size < 1000 ? reads.Next(1, 400) : reads.Next(1, size)));
            foreach (var threads in (int[])[1, 2, 3, 8]) Assert.Equal(expected, Results(source, size, threads));
        }
    }

    private static string Results(LogSource source, int bufferSize, int threads)
    {
        var options = new VisitorScanOptions { BufferSize = bufferSize, Threads = threads };
        var scan = new VisitorScanner(LogText.Rules, options).Scan([source]);
        var activity = new VisitorActivityReader("WITA", options).Read([source], out var faults);
        Assert.Empty(scan.Faults);
        Assert.Empty(faults);
        return JsonSerializer.Serialize((object[])[scan.Visitors, scan.Summary, activity]);
    }

    private static byte[] Log(Random random)
    {
        string[] targets = [
            "/", "/index.php?id=1%27%20or%201=1--", "/.env", "/berita/1", "/berita/2?x=%3Cscript%3E", "/wp-login.php", "/style.css",
            "/?s=union+select", "/a\\\"b", "/tidak-ada-"];
        var text = new MemoryStream();
        for (var n = 0; n < 700; n++)
        {
            var target = targets[random.Next(targets.Length)];
            if (target[^1] == '-') target += n;
            var line = LogText.Line(
                target, random.Next(4) switch { 0 => 404, 1 => 302, _ => 200 }, $"203.0.113.{random.Next(40)}", n / 8,
                random.Next(3) == 0 ? "POST" : "GET",
                agent: random.Next(30) == 0 ? "sqlmap/1.8" : LogText.Firefox);
            text.Write(Encoding.Latin1.GetBytes(random.Next(60) switch
            {
                0 => "",
                1 => "bukan baris log",
                2 => line[..random.Next(line.Length)],
                3 => new string('x', 130_000 + random.Next(5000)),
                4 => LogText.Line("/" + new string('a', 60_000), 404, "203.0.113.77", n / 8),
                5 => "\xFF\xFE\0" + line,
                _ => line,
            }));
            text.Write(random.Next(5) == 0 ? "\r\n"u8 : "\n"u8);
        }
        if (random.Next(2) == 0) text.Write(Encoding.Latin1.GetBytes(LogText.Line("/.git/config", 200, "203.0.113.99", 400)));
        return text.ToArray();
    }

    private sealed class StutteringStream(byte[] data, Func<int> next) : MemoryStream(data)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, next()));
    }
}
