using System.Text;
using SopWebsite.Visitors.Logs.Formats;

namespace SopWebsite.Tests.Visitors.Formats;

public sealed class LogDetectionTests
{
    private const string Combined = "203.0.113.9 - - [21/Nov/2026:09:30:15 +0700] \"GET /a HTTP/1.1\" 200 12 \"-\" \"UA\"";
    private const string Common = "203.0.113.9 - - [21/Nov/2026:09:30:15 +0700] \"GET /a HTTP/1.1\" 200 12";
    private const string Json = """{"remote_addr":"203.0.113.9","time_iso8601":"2026-11-21T09:30:15+07:00","request":"GET / HTTP/1.1","status":200}""";
    private const string W3c = "#Software: IIS\n#Fields: date time c-ip cs-method cs-uri-stem sc-status\n2026-11-21 02:30:15 203.0.113.9 GET /a 200";

    [Theory]
    [InlineData(Combined, "combined")]
    [InlineData(Common, "common")]
    [InlineData("pn.example.go.id:80 " + Combined, "vhost_combined")]
    [InlineData("pn.example.go.id " + Common, "vhost_common")]
    [InlineData(Json, "json")]
    [InlineData(W3c, "w3c")]
    [InlineData("\u00EF\u00BB\u00BF" + W3c, "w3c")]
    [InlineData("#Software: IIS\r\n#Fields: date time c-ip cs-method cs-uri-stem sc-status\r\n", "w3c")]
    [InlineData("2026-11-21 02:30:15 10.0.0.5 GET /default.htm - 80 - 1.2.3.4 curl/8 - 200 0 0 15", "w3c")]
    [InlineData(Combined + "\n" + Json, "mixed")]
    [InlineData(Common + "\n" + Combined, "combined")]
    [InlineData("rusak\n" + Json + "\n# bukan\n\n" + Json, "json")]
    [InlineData("rusak", "mixed")]
    [InlineData("", "mixed")]
    public void TheFirstLinesTellTheFormat(string head, string expected)
    {
        var format = LogDetection.Detect(Encoding.Latin1.GetBytes(head), 7 * 3600);

        Assert.Equal(expected, format is W3cFormat ? "w3c" : format.Definition);
    }

    [Fact]
    public void TheFirstRequestTellsTheTime()
    {
        var head = Encoding.Latin1.GetBytes("rusak\n" + W3c);

        Assert.Equal(
            new DateTimeOffset(2026, 11, 21, 2, 30, 15, default).ToUnixTimeSeconds(), LogDetection.FirstTime(head, LogDetection.Detect(head, 0)));
        Assert.Equal(long.MaxValue, LogDetection.FirstTime(Encoding.ASCII.GetBytes("rusak"), LogFormats.Combined));
    }

    [Fact]
    public void InAMixedLogEachLineIsReadByItsOwnFormat()
    {
        var mixed = Fields.Format("mixed");
        var parser = mixed.NewParser();
        foreach (var line in (string[])[Combined, Json, "pn.example.go.id:80 " + Common, Combined])
            Assert.Equal("203.0.113.9", Fields.Of(parser, Encoding.Latin1.GetBytes(line))?.Address);
        Assert.Null(Fields.Of(parser, "rusak"u8.ToArray()));

        var later = mixed.Directive("#Fields: date time cs-uri-stem cs-method c-ip"u8);
        Assert.Equal("/a", Fields.Of(later, "2026-11-21 02:30:15 /a GET 203.0.113.9")?.Target);
    }
}
