using System.Text;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Logs;
using SopWebsite.Visitors.Logs.Formats;
using SopWebsite.Visitors.Matching;

namespace SopWebsite.Tests.Visitors.Formats;

/// <summary>What real servers write, of requests no browser makes, is read to the last line, and says the same in every format.</summary>
public sealed class RealServerLogTests
{
    private const string Json = "log_format json escape=json "
        + "'{\"time_iso8601\":\"$time_iso8601\",\"remote_addr\":\"$remote_addr\",\"request\":\"$request\",\"status\":$status,"
        + "\"body_bytes_sent\":$body_bytes_sent,\"http_referer\":\"$http_referer\",\"http_user_agent\":\"$http_user_agent\",\"host\":\"$host\"}';";

    private const string Bars = "log_format bars '$msec|$remote_addr|$status|$body_bytes_sent|\"$request\"|\"$http_referer\"|\"$http_user_agent\"';";
    private const string Main = "log_format main '$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent "
        + "\"$http_referer\" \"$http_user_agent\" \"$http_x_forwarded_for\"';";
    private const string Vhost = "log_format vhost '$host $remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent "
        + "\"$http_referer\" \"$http_user_agent\"';";
    private const string Own = "log_format own escape=json '{ \"kapan\": $msec, \"siapa\": { \"ip\": \"$remote_addr\" }, \"apa\": "
        + "\"$request\", \"jawab\": \"$status\", \"besar\": $bytes_sent }';";

    [SkippableFact]
    public async Task EveryLineOfNginxIsRead()
    {
        Skip.If(LoggingServer.Nginx is null, "nginx is not installed");
        using var server = LoggingServer.StartNginx(("combined", ""), ("json", Json), ("bars", Bars), ("main", Main), ("vhost", Vhost), ("own", Own));

        await server.AskAsync(LoggingServer.HostileRequests());

        var expected = Read(server["combined.log"], "auto", "combined");
        Assert.True(expected.Length >= 20, $"{expected.Length} requests");
        Assert.Equal(expected, Read(server["main.log"], "auto", "combined"));
        Assert.Equal(expected, Read(server["vhost.log"], "auto", "vhost_combined"));
        Assert.Equal(expected, Read(server["json.log"], "auto", "json"));
        Assert.Equal(expected, Read(server["bars.log"], Bars, Bars));
        Assert.Equal(expected.Length, Read(server["own.log"], Own, Own).Length);
    }

    [SkippableFact]
    public async Task EveryLineOfApacheIsRead()
    {
        Skip.If(LoggingServer.Apache is null, "Apache is not installed");
        const string Combined = "%h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\"";
        const string Pieces = "%{%Y-%m-%d %H:%M:%S %z}t %{c}a %a %>s %b \"%r\" \"%{Referer}i\" \"%{User-Agent}i\" %D";
        const string AsJson = "{ \"t\":\"%{%Y-%m-%dT%T%z}t\", \"ip\":\"%h\", \"r\":\"%r\", \"st\":%>s, \"b\":\"%b\", "
            + "\"ref\":\"%{Referer}i\", \"ua\":\"%{User-Agent}i\" }";
        using var server = LoggingServer.StartApache(
            ("combined", Combined), ("common", "%h %l %u %t \"%r\" %>s %b"), ("vhost", "%v:%p " + Combined), ("pieces", Pieces), ("json", AsJson),
            ("time", "%{sec}t %h %m \"%U\" \"%q\" %>s"));

        await server.AskAsync(LoggingServer.HostileRequests());

        var expected = Read(server["combined.log"], "auto", "combined");
        Assert.True(expected.Length >= 20, $"{expected.Length} requests");
        Assert.Equal(
            expected.Select(found => (found.Address, found.Request, found.Status)),
            Read(server["common.log"], "auto", "common").Select(found => (found.Address, found.Request, found.Status)));
        Assert.Equal(expected, Read(server["vhost.log"], "auto", "vhost_combined"));
        Assert.Equal(expected, Read(server["combined.log"], Combined, Combined));
        Assert.Equal(expected, Read(server["pieces.log"], Pieces, Pieces));
        Assert.Equal(expected, Read(server["json.log"], AsJson, AsJson));
        Assert.Equal(
            expected.Select(found => found.Status),
            Read(server["time.log"], "%{sec}t %h %m \"%U\" \"%q\" %>s", "%{sec}t %h %m \"%U\" \"%q\" %>s").Select(found => found.Status));
    }

    /// <summary>All requests of a log: the reading of the whole leaves nothing out, and finds the format that it should.</summary>
    private static Found[] Read(string path, string asked, string expected)
    {
        var bytes = File.ReadAllBytes(path);
        var format = asked == "auto" ? LogDetection.Detect(bytes, 0) : LogFormats.Of(asked, default)!;
        Assert.Equal(expected, format.Definition);
        var parser = format.NewParser();
        var found = new List<Found>();
        for (ReadOnlySpan<byte> rest = bytes; rest.Length > 0;)
        {
            var line = LineEdges.Next(ref rest);
            if (line.Length == 0) continue;
            var parsed = default(LogLine);
            Assert.True(parser.TryParse(line, ref parsed), Encoding.Latin1.GetString(line));
            var text = parsed.Text(line);
            found.Add(
                new Found(
                    Plain(parsed.Address.Of(text)), $"{Plain(parsed.Method.Of(text))} {Plain(parsed.Target.Of(text))}", parsed.Status,
                    Math.Max(parsed.Bytes, 0),
                Plain(parsed.Referer.Of(text)), Plain(parsed.Agent.Of(text)), parsed.Time));
        }
        return found.ToArray();
    }

    /// <summary>
    /// A field as the client sent it, but for backslashes: the formats differ in how they escape it, and in what they write for nothing.
    /// </summary>
    private static string Plain(ReadOnlySpan<byte> field)
    {
        var plain = new byte[field.Length];
        var length = LogEscapes.Apply(field, plain);
        var text = Encoding.Latin1.GetString(plain.AsSpan(0, length)).Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ')
            .Replace("\\", "", StringComparison.Ordinal).Trim();
        return text == "-" ? "" : text;
    }

    private sealed record Found(string Address, string Request, int Status, long Bytes, string Referer, string Agent, long Time);
}
