using System.Globalization;
using System.Text;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Tests.Visitors;

/// <summary>Writes log lines for tests, as Apache would.</summary>
internal static class LogText
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 8, 0, 0, TimeSpan.FromHours(7));

    /// <summary>The rules that ship.</summary>
    public static VisitorRules Rules { get; } = Desk.Adapters.VisitorRules.Shipped;

    public const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:131.0) Gecko/20100101 Firefox/131.0";

    public static string Line(
        string target, int status = 200, string address = "203.0.113.9", double seconds = 0, string method = "GET", string agent = Firefox,
        string referer = "-", long bytes = 5120) => string.Create(
        CultureInfo.InvariantCulture,
        $"{address} - - [{Start.AddSeconds(seconds):dd'/'MMM'/'yyyy':'HH':'mm':'ss} +0700] \"{method} {target} HTTP/1.1\" {status} {bytes} "
        + $"\"{referer}\" \"{agent}\"");

    public static LogSource Source(IEnumerable<string> lines, string name = "uji") =>
        Source(Encoding.Latin1.GetBytes(string.Join('\n', lines) + "\n"), name);

    public static LogSource Source(byte[] bytes, string name = "uji") => LogSource.OfStream(name, () => new MemoryStream(bytes));

    public static VisitorScanResult Scan(params string[] lines) => new VisitorScanner(Rules).Scan([Source(lines)]);

    /// <summary>The rules that a single request matches.</summary>
    public static string[] RulesOf(string target, int status = 404, string agent = Firefox, string referer = "-") =>
        AllRules(Scan(Line(target, status, agent: agent, referer: referer)));

    public static string[] AllRules(VisitorScanResult result) =>
        result.Visitors.SelectMany(visitor => visitor.Reasons).Select(reason => reason.Rule).Distinct().Order(StringComparer.Ordinal).ToArray();
}
