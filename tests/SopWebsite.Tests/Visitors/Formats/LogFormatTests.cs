using System.Text;
using SopWebsite.Errors;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Logs.Formats;

namespace SopWebsite.Tests.Visitors.Formats;

public sealed class LogFormatTests
{
    private const string Caddy = """{"level":"info","ts":1646861401.5241024,"logger":"http.log.access","msg":"handled request","request":{"remote_ip":"127.0.0.1","remote_port":"41342","client_ip":"203.0.113.9","proto":"HTTP/2.0","method":"GET","host":"pn-contoh.example.go.id","uri":"/berita?a=1","headers":{"User-Agent":["curl/7.82.0","x"],"Accept":["*/*"],"Referer":["https://a.example/"]},"tls":{"resumed":false,"version":772,"server_name":"x"}},"bytes_read":0,"user_id":"","duration":0.000929675,"size":10900,"status":200,"resp_headers":{"Server":["Caddy"],"Content-Type":["text/html"]}}""";

    [Theory]
    [InlineData(
        "vhost_combined", "pn.example.go.id:443 203.0.113.9 - - [21/Nov/2026:09:30:15 +0700] \"GET /a HTTP/1.1\" 200 12 \"-\" \"UA\"",
        "203.0.113.9|2026-11-21T02:30:15Z|GET|/a|200|12|-|UA|pn.example.go.id")]
    [InlineData(
        "vhost_combined", "pn.example.go.id 2001:db8::7 - - [21/Nov/2026:09:30:15 +0700] \"GET /a HTTP/1.1\" 200 12 \"-\" \"UA\"",
        "2001:db8::7|2026-11-21T02:30:15Z|GET|/a|200|12|-|UA|pn.example.go.id")]
    [InlineData(
        "vhost_common", "pn.example.go.id:80 klien.example.net - - [21/Nov/2026:09:30:15 +0700] \"-\" 408 -",
        "klien.example.net|2026-11-21T02:30:15Z||-|408|-1|||pn.example.go.id")]
    [InlineData("json", Caddy, "203.0.113.9|2022-03-09T21:30:01Z|GET|/berita?a=1|200|10900|https://a.example/|curl/7.82.0|pn-contoh.example.go.id")]
    [InlineData("json", """{"time_local":"21/Nov/2026:09:30:15 +0700","remote_addr":"203.0.113.9","request":"GET /a?b=\"c\" HTTP/1.1","status": "404","body_bytes_sent":"7","http_referer":"","http_user_agent":"U\u00e9\/1 \ud83d\ude00"}""", "203.0.113.9|2026-11-21T02:30:15Z|GET|/a?b=\"c\"|404|7||U\u00c3\u00a9/1 \u00f0\u009f\u0098\u0080|")]
    [InlineData("json", """{ "@timestamp" : "2026-11-21T02:30:15.123Z" , "client" : "[2001:db8::7]:443", "verb":"POST","uri":"/x","args":"q=1","response":200,"bytes":0,"agent":null,"geo":{"ip":"9.9.9.9","x":[1,{"y":"]}"}]} }""", "2001:db8::7|2026-11-21T02:30:15Z|POST|/x?q=1|200|0|||")]
    [InlineData("json", """{"ClientHost":"203.0.113.9","DownstreamStatus":404,"DownstreamContentSize":19,"RequestHost":"pn.example.go.id","RequestMethod":"GET","RequestPath":"/.env?x","StartUTC":"2026-11-21T02:30:15.1234Z","request_User-Agent":"UA","request_Referer":"r"}""", "203.0.113.9|2026-11-21T02:30:15Z|GET|/.env?x|404|19|r|UA|pn.example.go.id")]
    [InlineData(
        "#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status sc-bytes cs(User-Agent) cs(Referer) cs-host",
        "2026-11-21 02:30:15 203.0.113.9 GET /a.aspx id=1+union+select 500 12 Mozilla/5.0+(X;+Y) - pn.example.go.id",
        "203.0.113.9|2026-11-21T02:30:15Z|GET|/a.aspx?id=1+union+select|500|12|-|Mozilla/5.0 (X; Y)|pn.example.go.id")]
    [InlineData(
        "iis", "2026-11-21 02:30:15 10.0.0.5 GET /default.htm - 80 - fe80::1%12 curl/8 - 200 0 0 15",
        "fe80::1%12|2026-11-21T02:30:15Z|GET|/default.htm|200|-1|-|curl/8|")]
    [InlineData(
        "#Fields: date\ttime\tx-edge\tc-ip\tcs-method\tcs-uri-stem\tcs-uri-query\tsc-status\tcs(User-Agent)",
        "2026-11-21\t02:30:15\tCGK1\t203.0.113.9\tGET\t/a\t-\t200\tMozilla/5.0%20(X)",
        "203.0.113.9|2026-11-21T02:30:15Z|GET|/a|200|-1||Mozilla/5.0%20(X)|")]
    public void FieldsAreFound(string format, string line, string expected) =>
        Assert.Equal(expected, Fields.Of(Fields.Format(format), line)?.InOneLine);

    [Theory]
    [InlineData("vhost_combined", "203.0.113.9 - - [21/Nov/2026:09:30:15 +0700] \"GET / HTTP/1.1\" 200 1")]
    [InlineData("vhost_combined", "2001:db8::80 - - [21/Nov/2026:09:30:15 +0700] \"GET / HTTP/1.1\" 200 1")]
    [InlineData("vhost_combined", "klien - - [21/Nov/2026:09:30:15 +0700] \"GET / HTTP/1.1\" 200 1")]
    [InlineData("json", "{}")]
    [InlineData("json", """{"remote_addr":"1.2.3.4","time":"2026-11-21T02:30:15Z"}""")]
    [InlineData("json", """{"remote_addr":"1.2.3.4","time":"2026-02-30T02:30:15Z","request":"GET / HTTP/1.1","status":200}""")]
    [InlineData("json", """{"remote_addr":"1.2.3.4","time":"2026-11-21T02:30:15Z","request":"GET / HTTP/1.1","status":200""")]
    [InlineData("json", """{"remote_addr":"1.2.3.4","time":"2026-11-21T02:30:15Z","request":"GET / HTTP/1.1","status":200} x""")]
    [InlineData("json", """{"remote_addr":"1.2.3.4","time":"2026-11-21T02:30:15Z","request":"GET / HTTP/1.1","status":oops}""")]
    [InlineData("json", """["remote_addr"]""")]
    [InlineData("w3c", "2026-11-21 02:30:15 10.0.0.5 GET /default.htm - 80 - 1.2.3.4 curl/8 - 200 0 0")]
    [InlineData("w3c", "2026-11-21 02:30:15 10.0.0.5 GET /default.htm - 80 - 1.2.3.4 curl/8 - 200 0 0 15 more")]
    [InlineData("w3c", "2026-11-21 25:30:15 10.0.0.5 GET /default.htm - 80 - 1.2.3.4 curl/8 - 200 0 0 15")]
    [InlineData("w3c", "#Fields: date time")]
    public void OtherLinesAreRefused(string format, string line) => Assert.Null(Fields.Of(Fields.Format(format), line));

    [Fact]
    public void ColumnsChangeWhereADirectiveSaysSo()
    {
        var format = Fields.Format("w3c");
        var before = format.Directive(Encoding.ASCII.GetBytes("#Fields: date time c-ip cs-method cs-uri-stem sc-status"));
        var after = before.Directive(Encoding.ASCII.GetBytes("#Fields: time cs-uri-stem cs-method sc-status c-ip"))
            .Directive(Encoding.ASCII.GetBytes("#Date: 2026-11-22 00:00:00"));

        Assert.Same(before, before.Directive(Encoding.ASCII.GetBytes("#Software: Microsoft Internet Information Services 10.0")));
        Assert.Equal("1.2.3.4|2026-11-21T02:30:15Z|GET|/a|200|-1|||", Fields.Of(before, "2026-11-21 02:30:15 1.2.3.4 GET /a 200")?.InOneLine);
        Assert.Equal("1.2.3.4|2026-11-22T02:30:15Z|GET|/a|200|-1|||", Fields.Of(after, "02:30:15 /a GET 200 1.2.3.4")?.InOneLine);
        Assert.Equal(
            "1.2.3.4|2026-11-22T02:30:15Z|GET|/a|200|-1|||", Fields.Of(Fields.Format(after.Definition), "02:30:15 /a GET 200 1.2.3.4")?.InOneLine);
        Assert.Null(Fields.Of(after, "2026-11-21 02:30:15 1.2.3.4 GET /a 200"));
    }

    [Fact]
    public void CopiesOfSeveralLinesLiveUntilTheParserIsReset()
    {
        var parser = Fields.Format("json").NewParser();
        var lines = Enumerable.Range(0, 3000).Select(n => Encoding.UTF8.GetBytes(
            $$"""{"remote_addr":"1.2.3.4","time":"2026-11-21T02:30:15Z","request":"GET /\u0061{{n}} HTTP/1.1","status":200,"x":"{{new string('x', n % 900)}}"}""")).ToArray();
        var parsed = new SopWebsite.Visitors.Logs.LogLine[lines.Length];
        for (var round = 0; round < 2; round++)
        {
            parser.Reset();
            for (var n = 0; n < lines.Length; n++) Assert.True(parser.TryParse(lines[n], ref parsed[n]));
            for (var n = 0; n < lines.Length; n++)
                Assert.Equal($"/a{n}", Encoding.UTF8.GetString(parsed[n].Target.Of(parsed[n].Text(lines[n]))));
        }
    }

    [Fact]
    public void EveryNameIsAFormatAndItsDefinitionMakesItAgain()
    {
        foreach (var name in VisitorLogFormats.Names.Where(name => name != VisitorLogFormats.Auto))
        {
            var format = Fields.Format(name);
            Assert.Equal(format.Definition, Fields.Format(format.Definition).Definition);
        }
        Assert.Null(LogFormats.Of("AUTO", TimeSpan.Zero));
    }

    [Theory]
    [InlineData("apapun", "SopLogFormatUnknown")]
    [InlineData("%h %t %>s", "SopLogFormatInvalid")]
    [InlineData("%t \"%r\" %>s", "SopLogFormatInvalid")]
    [InlineData("%h \"%r\" %>s", "SopLogFormatInvalid")]
    [InlineData("%h%u [%x] \"%r\" %s", "SopLogFormatInvalid")]
    [InlineData("%h %{%Q}t \"%r\" %>s", "SopLogFormatInvalid")]
    [InlineData("%h %t \"%r\" %{Referer", "SopLogFormatInvalid")]
    [InlineData("""{"a":"$remote_addr","t":$time_local""", "SopLogFormatInvalid")]
    public void WhatIsNoFormatIsSaidToBeNone(string text, string id) =>
        Assert.Equal(id, Assert.Throws<SopException>(() => VisitorLogFormats.Check(text)).Id);
}
