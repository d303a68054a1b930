using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors;

namespace SopWebsite.Tests.Visitors;

/// <summary>The activity against another program that counts the same: GoAccess.</summary>
public sealed class GoAccessTests : IDisposable
{
    private const string Program = "/usr/bin/goaccess";

    private static readonly string[] Agents =
    [
        LogText.Firefox, "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0 Safari/537.36",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    public void TotalsStatusesAddressesDaysAndHoursAreEqual(int seed)
    {
        Skip.IfNot(File.Exists(Program), "GoAccess is not installed.");
        var random = new Random(seed);
        int[] statuses = [200, 200, 200, 200, 301, 304, 404, 403, 500, 206];
        File.WriteAllLines(_folder["access.log"], Enumerable.Range(0, 5000).Select(n => LogText.Line(
            $"/berita/{random.Next(200)}?id={random.Next(9)}", statuses[random.Next(statuses.Length)],
            random.Next(8) == 0 ? $"2001:db8::{random.Next(1, 0x400):x}" : $"203.0.{random.Next(3)}.{random.Next(1, 255)}",
            n * 97, agent: Agents[random.Next(Agents.Length)], bytes: random.Next(100_000))));

        var ours = new VisitorActivityReader(new VisitorActivityOptions { Agents = Desk.Adapters.Agents })
            .Read([LogSource.OfFile(_folder["access.log"])], out _);
        using var theirs = Theirs();

        var general = theirs.RootElement.GetProperty("general");
        Assert.Equal(ours.Requests, general.GetProperty("valid_requests").GetInt64());
        Assert.Equal(ours.Bytes, general.GetProperty("bandwidth").GetInt64());
        Assert.Equal(
            ours.Visitors,
            theirs.RootElement.GetProperty("hosts").GetProperty("metadata").GetProperty("data").GetProperty("total").GetProperty("value").GetInt64());
        Assert.Equal(
            ours.Statuses.ToDictionary(line => line.Key, line => line.Requests),
            Hits("status_codes", group => group.GetProperty("items").EnumerateArray())
                .ToDictionary(hit => hit.Key.Substring(0, 3), hit => hit.Count));
        Assert.Equal(
            ours.Days.ToDictionary(line => line.Key.Replace("-", ""), line => line.Requests),
            Hits("visitors", group => [group]).ToDictionary(hit => hit.Key, hit => hit.Count));
        Assert.Equal(
            ours.Hours.ToDictionary(line => line.Key, line => line.Requests),
            Hits("visit_time", group => [group]).ToDictionary(hit => hit.Key, hit => hit.Count));
        Assert.Equal(ours.BotRequests, Hits("browsers", group => [group]).Single(hit => hit.Key == "Crawlers").Count);

        IEnumerable<(string Key, long Count)> Hits(string panel, Func<JsonElement, IEnumerable<JsonElement>> items) =>
            theirs.RootElement.GetProperty(panel).GetProperty("data").EnumerateArray().SelectMany(items)
                .Select(item => (item.GetProperty("data").GetString()!, item.GetProperty("hits").GetProperty("count").GetInt64()));
    }

    private JsonDocument Theirs()
    {
        using var process = Process.Start(new ProcessStartInfo(
            Program, [_folder["access.log"], "--log-format=COMBINED", "--no-global-config", "--no-progress", "-o", _folder["hasil.json"]])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        })!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, string.Create(CultureInfo.InvariantCulture, $"{process.ExitCode}: {output.Result}{errors}"));
        return JsonDocument.Parse(File.ReadAllText(_folder["hasil.json"]));
    }
}
