using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors;

namespace SopWebsite.Tests.Visitors.Formats;

/// <summary>The totals of GoAccess, of the same file: requests, unique addresses, each status.</summary>
public sealed class GoAccessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static string? GoAccess =>
        ((string[])["/usr/bin/goaccess", "/usr/local/bin/goaccess", "/opt/homebrew/bin/goaccess"]).FirstOrDefault(File.Exists);

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("COMBINED", "combined")]
    [InlineData("VCOMBINED", "vhost_combined")]
    [InlineData("COMMON", "common")]
    [InlineData("W3C", "w3c")]
    [InlineData("CADDY", "json")]
    public void TotalsAreTheSame(string theirs, string ours)
    {
        Skip.If(GoAccess is null, "GoAccess is not installed");
        var log = _folder["access.log"];
        File.WriteAllText(log, Log(theirs, new Random(theirs.Length)));

        var activity = new VisitorActivityReader().Read([LogSource.OfFile(log)], out var faults);

        Assert.Empty(faults);
        Assert.Equal(ours, activity.Log.Files[0].Format.Split(':')[0] is "#Fields" ? "w3c" : activity.Log.Files[0].Format);
        Assert.Equal(Totals(log, theirs), new Total(activity.Requests, activity.Log.Unparsed, activity.Visitors!.Value,
            string.Join(
                ' ', activity.Statuses.OrderBy(status => status.Key, StringComparer.Ordinal).Select(status => $"{status.Key}:{status.Requests}"))));
    }

    private Total Totals(string log, string format)
    {
        var report = _folder["laporan.json"];
        using (
            var process = Process.Start(
                new ProcessStartInfo(
                    GoAccess!, ["--no-global-config", "--log-format=" + format, "--no-query-string", "--max-items=100000", "-f", log, "-o", report])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        })!)
        {
            process.StandardInput.Close();
            var said = process.StandardOutput.ReadToEndAsync();
            var complained = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, complained + said.Result);
        }
        using var json = JsonDocument.Parse(File.ReadAllText(report));
        var general = json.RootElement.GetProperty("general");
        var statuses = json.RootElement.GetProperty("status_codes").GetProperty("data").EnumerateArray()
            .SelectMany(group => group.GetProperty("items").EnumerateArray())
            .Select(item => (Status: item.GetProperty("data").GetString()![..3], Count: item.GetProperty("hits").GetProperty("count").GetInt64()))
            .OrderBy(item => item.Status, StringComparer.Ordinal);
        return new Total(
            general.GetProperty("valid_requests").GetInt64(), general.GetProperty("failed_requests").GetInt64(),
            json.RootElement.GetProperty("hosts").GetProperty("data").GetArrayLength(),
            string.Join(' ', statuses.Select(item => $"{item.Status}:{item.Count}")));
    }

    private static string Log(string format, Random random)
    {
        int[] statuses = [200, 200, 200, 200, 301, 302, 304, 400, 403, 404, 404, 405, 408, 414, 500, 502, 503];
        var text = new StringBuilder(
            format == "W3C"
                ? "#Software: Microsoft Internet Information Services 10.0\n#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query "
                    + "s-port cs-username c-ip cs(User-Agent) cs(Referer) sc-status sc-substatus sc-win32-status time-taken\n"
                : "");
        for (var n = 0; n < 5000; n++)
        {
            var address = random.Next(5) == 0 ? $"2001:db8::{random.Next(1, 300):x}" : $"203.0.113.{random.Next(256)}";
            var at = LogText.Start.AddSeconds(n * 7);
            var status = statuses[random.Next(statuses.Length)];
            var path = $"/berita/{random.Next(200)}";
            var query = random.Next(3) == 0 ? "?a=%27" + random.Next(9) : "";
            var line = LogText.Line(
                path + query, status, address, n * 7, bytes: random.Next(10_000),
                referer: random.Next(2) == 0 ? "-" : "https://pn-contoh.example.go.id/a");
            text.Append(format switch
            {
                "COMBINED" => line,
                "VCOMBINED" => "pn-contoh.example.go.id:443 " + line,
                "COMMON" => line[..line.IndexOf(" \"", line.IndexOf(" HTTP/1.1\"", StringComparison.Ordinal) + 10, StringComparison.Ordinal)],
                "W3C" =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{at.UtcDateTime:yyyy-MM-dd HH:mm:ss} 10.0.0.5 GET {path} {(query.Length > 0 ? query[1..] : "-")} 443 - {address} "
                        + $"Mozilla/5.0+(X11;+Linux) - {status} 0 0 15"),
                _ => JsonSerializer.Serialize(new
                {
                    level = "info",
                    ts = at.ToUnixTimeSeconds() + 0.25,
                    logger = "http.log.access",
                    msg = "handled request",
                    request = new
                    {
                        remote_ip = address,
                        remote_port = "41342",
                        client_ip = address,
                        proto = "HTTP/2.0",
                        method = "GET",
                        host = "pn-contoh.example.go.id",
                        uri = path + query,
                        headers = new Dictionary<string, string[]> { ["User-Agent"] = ["Mozilla/5.0 (X11; Linux)"],
                            ["Referer"] = ["https://pn-contoh.example.go.id/a"] },
                        tls = new { resumed = false, version = 772, cipher_suite = 4865, proto = "h2", server_name = "x" },
                    },
                    bytes_read = 0,
                    user_id = "",
                    duration = 0.001,
                    size = 512,
                    status,
                    resp_headers = new { Server = (string[])["Caddy"] },
                }, new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }),
            }).Append('\n');
            if (random.Next(500) == 0) text.Append("bukan baris log\n");
        }
        return text.ToString();
    }

    private sealed record Total(long Requests, long Failed, long Addresses, string Statuses);
}
