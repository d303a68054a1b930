using System.Net;
using System.Text.RegularExpressions;
using SopWebsite.Calendars;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Monitoring.Integrity;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring.Integrity;

/// <summary>
/// A site of the corpus: what a browser gets, and what else there is. A file holds sections, each after a line "=== Name": Address, Browser,
/// another view's name, "Style /path", "File /path".
/// </summary>
internal sealed class CorpusCase
{
    private static readonly Uri Home = new("http://www.pn-contoh.go.id/");

    private readonly Dictionary<string, string> _sections = new(StringComparer.Ordinal);

    public CorpusCase(string name, string text)
    {
        Name = name;
        foreach (Match section in Regex.Matches(text, @"^=== (.+?)$\n?(.*?)(?=^=== |\z)", RegexOptions.Multiline | RegexOptions.Singleline))
        {
            var title = section.Groups[1].Value.Trim();
            var isAddress = title.StartsWith("Address ", StringComparison.Ordinal);
            _sections[isAddress ? "Address" : title] = isAddress ? title["Address ".Length..] : section.Groups[2].Value;
        }
    }

    public string Name { get; }

    /// <summary>What a browser gets.</summary>
    public string Page => _sections["Browser"];

    private Uri Address => new(Home, _sections.GetValueOrDefault("Address", "/"));

    public static IEnumerable<CorpusCase> In(string folder) => Directory.GetFiles(folder, "*.txt").Order(StringComparer.Ordinal)
        .Select(path => new CorpusCase(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)));

    /// <summary>Serves the site on loopback under a court's name, and checks it as the cmdlet does.</summary>
    public async Task<SiteIntegrity> CheckAsync(IPageInspector inspector, SpamLexicon lexicon)
    {
        await using var server = LoopbackServer.Start(AnswerAsync);
        var options = new FetchOptions { Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Loopback }) };
        var check = new IntegrityCheck(SystemClock.Instance, inspector, lexicon) { Fetching = options };
        return await check.CheckAsync(
            new IntegrityTarget("pn-contoh", new UriBuilder(Address) { Scheme = "http", Port = server.Port }.Uri),
            new IntegrityOptions { Timeout = TimeSpan.FromSeconds(60) },
            CancellationToken.None);
    }

    private Task AnswerAsync(LoopbackExchange exchange)
    {
        if (exchange.Path == Address.PathAndQuery)
            return ServeAsync(exchange, _sections.GetValueOrDefault(ViewOf(exchange.Head)) ?? _sections["Browser"], 200);
        if (_sections.TryGetValue("File " + exchange.Path, out var file)) return exchange.ReplyAsync(200, file, "Content-Type: text/plain");
        if (_sections.TryGetValue("Style " + exchange.Path, out var style)) return exchange.ReplyAsync(200, style, "Content-Type: text/css");
        return _sections.TryGetValue("RandomPath", out var random) && !exchange.Path.Contains('.', StringComparison.Ordinal)
            ? ServeAsync(exchange, random, 200)
            : ServeAsync(exchange, "<title>404</title><p>Halaman tidak ditemukan</p>", 404);
    }

    private static Task ServeAsync(LoopbackExchange exchange, string page, int status) =>
        page.StartsWith("REDIRECT ", StringComparison.Ordinal)
            ? exchange.RedirectAsync(page["REDIRECT ".Length..].Trim())
            : exchange.ReplyAsync(status, page, "Content-Type: text/html; charset=utf-8");

    private static string ViewOf(string head) =>
        head.Contains("Googlebot", StringComparison.Ordinal) ? head.Contains("Android",
            StringComparison.Ordinal) ? "GooglebotSmartphone" : "Googlebot"
        : head.Contains("Referer: https://www.google.", StringComparison.Ordinal) ? "GoogleReferrer"
        : head.Contains("Android", StringComparison.Ordinal) ? "Mobile"
        : "Browser";
}
