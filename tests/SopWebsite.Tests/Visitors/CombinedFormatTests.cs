using System.Text;
using SopWebsite.Visitors.Logs;
using SopWebsite.Visitors.Logs.Formats;

namespace SopWebsite.Tests.Visitors;

public sealed class CombinedFormatTests
{
    [Theory]
    [InlineData(
        "203.0.113.9 - - [21/Nov/2026:09:30:15 +0700] \"GET /a?b=c HTTP/1.1\" 200 123 \"https://x/\" \"UA 1\"",
        "203.0.113.9|GET|/a?b=c|200|123|https://x/|UA 1")]
    [InlineData("2001:db8::7 - budi [21/Nov/2026:09:30:15 +0700] \"POST / HTTP/2.0\" 404 - \"-\" \"-\"", "2001:db8::7|POST|/|404|-1|-|-")]
    [InlineData("h.example - - [21/Nov/2026:09:30:15 +0700] \"GET / HTTP/1.0\" 304 0", "h.example|GET|/|304|0||")]
    [InlineData("1.2.3.4 - a [b c] d [21/Nov/2026:09:30:15 +0700] \"GET / HTTP/1.1\" 200 1 \"-\" \"x\"", "1.2.3.4|GET|/|200|1|-|x")]
    [InlineData(
        "1.2.3.4 - - [21/Nov/2026:09:30:15 +0700] \"GET /\\\" 200 5 \\\"x HTTP/1.1\" 403 7 \"r\\\"s\" \"u\\\\\" 0.004",
        "1.2.3.4|GET|/\\\" 200 5 \\\"x|403|7|r\\\"s|u\\\\")]
    [InlineData(
        "1.2.3.4 - - [21/Nov/2026:09:30:15 +0700] \"GET /?q=\"onload=\" HTTP/1.1\" 200 7 \"-\" \"u\"", "1.2.3.4|GET|/?q=\"onload=\"|200|7|-|u")]
    [InlineData("1.2.3.4 - - [21/Nov/2026:09:30:15 +0700] \"\\x16\\x03\\x01\" 400 226 \"-\" \"-\"", "1.2.3.4||\\x16\\x03\\x01|400|226|-|-")]
    [InlineData("1.2.3.4 - - [21/Nov/2026:09:30:15 +0700] \"-\" 408 -", "1.2.3.4||-|408|-1||")]
    [InlineData("1.2.3.4 - - [21/Nov/2026:09:30:15 +0700] \"\" 400 0 \"-\" \"-\"", "1.2.3.4|||400|0|-|-")]
    [InlineData("1.2.3.4 - - [21/Nov/2026:09:30:15 +0700] \"GET /a b c HTTP/1.1\" 400 9 \"-\" \"cut", "1.2.3.4|GET|/a b c|400|9|-|cut")]
    [InlineData("1.2.3.4 - - [21/Nov/2026:09:30:15 +0700] \"GET / HTTP/1.1\" 200", "1.2.3.4|GET|/|200|-1||")]
    public void FieldsAreFound(string line, string expected)
    {
        var bytes = Encoding.Latin1.GetBytes(line);
        var parsed = default(LogLine);

        Assert.True(new CombinedParser().TryParse(bytes, ref parsed));
        Assert.Equal(expected, string.Join('|', Text(parsed.Address, bytes), Text(parsed.Method, bytes), Text(parsed.Target, bytes),
            parsed.Status, parsed.Bytes, Text(parsed.Referer, bytes), Text(parsed.Agent, bytes)));
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 9, 30, 15, TimeSpan.FromHours(7)).ToUnixTimeSeconds(), parsed.Time);
    }

    [Theory]
    [InlineData("x")]
    [InlineData(" - - [21/Nov/2026:09:30:15 +0700] \"GET / HTTP/1.1\" 200 1")]
    [InlineData("1.2.3.4 - - [21/Nov/2026:09:30:15 +0700]")]
    [InlineData("1.2.3.4 - - [21/Nov/2026:09:30:15 +0700] \"GET / HTTP/1.1\"")]
    [InlineData("1.2.3.4 - - [21/Nov/2026:09:30:15 +0700] \"GET / HTTP/1.1\" 20x 1")]
    [InlineData("1.2.3.4 - - [21/Nov/2026:09:30:15 +0700] \"GET / HTTP/1.1 200 1")]
    [InlineData("1.2.3.4 - - [31/Feb/2026:09:30:15 +0700] \"GET / HTTP/1.1\" 200 1")]
    [InlineData("1.2.3.4 - - [21/Nop/2026:09:30:15 +0700] \"GET / HTTP/1.1\" 200 1")]
    [InlineData("1.2.3.4 - - [21/Nov/2026:24:30:15 +0700] \"GET / HTTP/1.1\" 200 1")]
    [InlineData("1.2.3.4 - - [21/Nov/1969:09:30:15 +0700] \"GET / HTTP/1.1\" 200 1")]
    [InlineData("2026-11-21T09:30:15 1.2.3.4 GET / 200")]
    [InlineData("[Sat Nov 21 09:30:15 2026] [error] [client 1.2.3.4] File does not exist: /var/www/x")]
    public void OtherLinesAreRefused(string line)
    {
        var parsed = default(LogLine);

        Assert.False(new CombinedParser().TryParse(Encoding.Latin1.GetBytes(line), ref parsed));
    }

    [Fact]
    public void EveryTimeOfTheCalendarIsReadAsTheFrameworkReadsIt()
    {
        var time = new LogTime();
        var random = new Random(5);
        for (var n = 0; n < 20_000; n++)
        {
            var offset = TimeSpan.FromMinutes(random.Next(-14 * 4, (14 * 4) + 1) * 15);
            var at = new DateTimeOffset(DateTime.UnixEpoch.AddSeconds(random.NextInt64(86400, 250_000_000_000)).Ticks, offset);
            var text = FormattableString.Invariant($"{at:dd'/'MMM'/'yyyy':'HH':'mm':'ss} {(offset < TimeSpan.Zero ? '-' : '+')}{offset:hhmm}]");

            Assert.True(time.TryParse(Encoding.ASCII.GetBytes(text), out var seconds), text);
            Assert.Equal(at.ToUnixTimeSeconds(), seconds);
        }
    }

    private static string Text(Part part, byte[] line) => Encoding.Latin1.GetString(part.Of(line));
}
