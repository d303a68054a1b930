namespace SopWebsite.Tests.Visitors.Formats;

public sealed class LogTemplateTests
{
    private const string Line = "203.0.113.9 - budi [21/Nov/2026:09:30:15 +0700] \"GET /a?b=\\\"c HTTP/1.1\" 200 123 \"https://x/\" \"UA \\\"1\\\"\"";
    private const string Found = "203.0.113.9|2026-11-21T02:30:15Z|GET|/a?b=\\\"c|200|123|https://x/|UA \\\"1\\\"|";

    [Theory]
    [InlineData("%h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\"", Line, Found)]
    [InlineData("LogFormat \"%h %l %u %t \\\"%r\\\" %>s %b \\\"%{Referer}i\\\" \\\"%{User-Agent}i\\\"\" combined", Line, Found)]
    [InlineData("%h %^[%d:%t %^] \"%r\" %s %b \"%R\" \"%u\"", Line, Found)]
    [InlineData("log-format %h %^[%d:%t %^] \"%r\" %s %b \"%R\" \"%u\"\ndate-format %d/%b/%Y\ntime-format %T", Line, Found)]
    [InlineData(
        "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent \"$http_referer\" \"$http_user_agent\"", Line, Found)]
    [InlineData(
        "log_format main '$remote_addr - $remote_user [$time_local] \"$request\" '\n  '$status $body_bytes_sent \"$http_referer\" "
        + "\"$http_user_agent\"';", Line, Found)]
    // Pieces of the request, a host before the path, a proxy's list of addresses.
    [InlineData(
        "%{X-Forwarded-For}i %V %{%Y-%m-%dT%H:%M:%S}t.%{msec_frac}t %m %U%q %H %>s %D",
        "198.51.100.7, 10.0.0.1 pn.example.go.id 2026-11-21T09:30:15.042 POST /a?b=1 HTTP/1.1 302 991",
        "198.51.100.7|2026-11-21T02:30:15Z|POST|/a?b=1|302|-1|||pn.example.go.id")]
    [InlineData(
        "%{sec}t %a \"%m\" \"%U\" \"%q\" %s %O", "1795228215 2001:db8::7 \"GET\" \"/x\" \"?y=1\" 200 55",
        "2001:db8::7|2026-11-21T02:30:15Z|GET|/x?y=1|200|55|||")]
    [InlineData(
        "%{msec}t %400,501{User-agent}i %!200,304{Referer}i %h %r", "1795228215042 UA - 1.2.3.4 GET /x HTTP/1.0",
        "1.2.3.4|2026-11-21T02:30:15Z|GET|/x|0|-1|-|UA|")]
    [InlineData(
        "$time_iso8601|$remote_addr|$request_method|$scheme://$host$request_uri|$status|$bytes_sent",
        "2026-11-21T02:30:15+00:00|1.2.3.4|GET|https://pn.example.go.id/a?b|404|9", "1.2.3.4|2026-11-21T02:30:15Z|GET|/a?b|404|9|||pn.example.go.id")]
    [InlineData(
        "$msec $remote_addr $request_method $uri$is_args$args $status", "1795228215.042 1.2.3.4 GET /a?b=c 404",
        "1.2.3.4|2026-11-21T02:30:15Z|GET|/a?b=c|404|-1|||")]
    [InlineData(
        "log-format %x %h%~%m %U %q %s\ndatetime-format %d-%m-%y %I:%M:%S %p", "21-11-26 02:30:15 PM 1.2.3.4    GET /a b=1 200",
        "1.2.3.4|2026-11-21T07:30:15Z|GET|/a?b=1|200|-1|||")]
    [InlineData(
        "~h{, } %v [%d:%t %^] \"%r\" %s", "1.2.3.4, 10.0.0.1 h.example [21/Nov/2026:09:30:15 +0900] \"GET / HTTP/1.1\" 200",
        "1.2.3.4|2026-11-21T00:30:15Z|GET|/|200|-1|||h.example")]
    // JSON by names of one's own.
    [InlineData(
        "{\"ip\":\"$remote_addr\",\"t\":\"$time_iso8601\",\"req\":\"$request\",\"st\":$status,\"ua\":\"$http_user_agent\"}",
        "{\"st\":200,\"ip\":\"1.2.3.4\",\"ua\":\"U \\u0031\",\"t\":\"2026-11-21T02:30:15+00:00\",\"req\":\"GET / HTTP/1.1\"}",
        "1.2.3.4|2026-11-21T02:30:15Z|GET|/|200|-1||U 1|")]
    [InlineData(
        "LogFormat \"{ \\\"kapan\\\":\\\"%{%Y-%m-%dT%T}t.%{usec_frac}t%{%z}t\\\", \\\"siapa\\\":\\\"%a\\\", "
        + "\\\"apa\\\":{\\\"cara\\\":\\\"%m\\\",\\\"alamat\\\":\\\"%U%q\\\"}, \\\"jawab\\\":\\\"%>s\\\" }\" j",
        "{ \"kapan\":\"2026-11-21T09:30:15.000042+0700\", \"siapa\":\"1.2.3.4\", \"apa\":{\"cara\":\"GET\",\"alamat\":\"/x?y\"}, \"jawab\":\"404\" }",
        "1.2.3.4|2026-11-21T02:30:15Z|GET|/x?y|404|-1|||")]
    [InlineData(
        "{\"ts\":\"%x.%^\",\"request\":{\"client_ip\":\"%h\",\"host\":\"%v\",\"method\":\"%m\",\"uri\":\"%U\"},\"status\":\"%s\"}",
        "{\"ts\":1795228215.2,\"request\":{\"client_ip\":\"1.2.3.4\",\"host\":\"h.example\",\"method\":\"GET\",\"uri\":\"/x?y\"},\"status\":404}",
        "1.2.3.4|2026-11-21T02:30:15Z|GET|/x?y|404|-1|||h.example")]
    public void FormatStringsOfThreeKindsAreUnderstood(string format, string line, string expected) =>
        Assert.Equal(expected, Fields.Of(Fields.Format(format), line)?.InOneLine);

    [Theory]
    [InlineData("%h %^[%d:%t %^] \"%r\" %s %b \"%R\" \"%u\"", "203.0.113.9 - - [21/Nov/2026:09:30:15 +0700] \"GET / HTTP/1.1\" 200 1 \"-\"")]
    [InlineData("%h %l %u %t \"%r\" %>s %b", "203.0.113.9 - - [21/Nov/2026:25:30:15 +0700] \"GET / HTTP/1.1\" 200 1")]
    [InlineData("%h %l %u %t \"%r\" %>s %b", "203.0.113.9 - - [21/Nov/2026:09:30:15 +0700] \"GET / HTTP/1.1\" 2000 1")]
    [InlineData("%h %l %u %t \"%r\" %>s %b", "")]
    public void OtherLinesAreRefused(string format, string line) => Assert.Null(Fields.Of(Fields.Format(format), line));
}
