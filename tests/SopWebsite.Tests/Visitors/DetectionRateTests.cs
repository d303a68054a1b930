using System.Globalization;
using System.Text;
using SopWebsite.Visitors;
using Xunit.Abstractions;

namespace SopWebsite.Tests.Visitors;

/// <summary>
/// How many of the attacks in <see cref="UnseenAttacks"/> are flagged, and how many of the visitors in <see cref="OrdinaryVisits"/>.
/// </summary>
public sealed class DetectionRateTests(ITestOutputHelper output)
{
    private static readonly string[] Parameters = ["id", "page", "file", "item", "cat", "url"];

    [Fact]
    public void NineOfTenUnseenAttacksOfEachKindAreFlagged()
    {
        var requests = Requests().ToList();
        var lines = requests.Select((request, n) => LogText.Line(
            request.Target, 404, Address(n), method: request.Method, agent: request.Agent ?? LogText.Firefox));

        var found = new VisitorScanner(LogText.Rules).Scan([LogText.Source(lines)]).Visitors.ToDictionary(visitor => visitor.Address);

        var poor = new StringBuilder();
        foreach (
            var kind in requests.Select((request, n) => (request.Category, request.Target, Found: found.GetValueOrDefault(Address(n))))
                .GroupBy(one => one.Category))
        {
            int all = kind.Count(), flagged = kind.Count(one => one.Found is not null);
            var right = kind.Count(one => one.Found is { } visitor && Array.Exists(visitor.Reasons, reason => reason.Category == kind.Key));
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kind.Key,-20} {flagged,3} of {all,3} flagged ({100.0 * flagged / all:F1} %), {right} as what they are"));
            foreach (var missed in kind.Where(one => one.Found is null)) output.WriteLine("    missed: " + missed.Target);
            if (flagged * 10 < all * 9) poor.Append(CultureInfo.InvariantCulture, $"{kind.Key}: {flagged} of {all}\n");
        }
        Assert.Equal("", poor.ToString());
    }

    [Fact]
    public void OfOrdinaryVisitorsNotOneInAThousandIsSuspicious()
    {
        const int Visitors = 20_000;

        var result = new VisitorScanner(LogText.Rules).Scan([LogText.Source(OrdinaryVisits.Lines(Visitors, seed: 20261121))]);

        var above = result.Visitors.Where(visitor => visitor.Verdict > VisitorVerdict.Watch).ToList();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Visitors} visitors, {result.Summary.Lines} lines: {result.Visitors.Count - above.Count} to watch, {above.Count} above "
            + $"({100.0 * above.Count / Visitors:F3} %)"));
        foreach (var reason in above.SelectMany(visitor => visitor.Reasons)) output.WriteLine($"{reason.Rule}: {reason.SampleLine}");
        Assert.True(result.Summary.Lines >= 20_000);
        Assert.Equal(0, result.Summary.Unparsed);
        Assert.True(above.Count * 1000 < Visitors, $"{above.Count} of {Visitors}");
    }

    private static IEnumerable<(VisitorCategory Category, string Method, string Target, string? Agent)> Requests()
    {
        var n = 0;
        foreach (var (category, payloads) in UnseenAttacks.Values)
        foreach (var payload in payloads)
        {
            // As a tool sends it, doubly encoded, and with letters in both cases.
            var parameter = Parameters[n++ % Parameters.Length];
            yield return (category, "GET", $"/index.php?option=com_content&{parameter}={Uri.EscapeDataString(payload)}", null);
            yield return (category, "GET", $"/?{parameter}={Uri.EscapeDataString(Uri.EscapeDataString(payload))}", null);
            yield return (category, "GET", $"/halaman?x=1&{parameter}={Uri.EscapeDataString(Mixed(payload))}&y=2", null);
        }
        foreach (var (category, targets) in UnseenAttacks.Whole)
        foreach (var target in targets) yield return (category, "GET", target, null);
        foreach (var agent in UnseenAttacks.Agents) yield return (VisitorCategory.Scanner, "GET", "/", agent);
        foreach (var method in UnseenAttacks.Methods)
        foreach (var target in (string[])["/", "/index.html"]) yield return (VisitorCategory.MethodAbuse, method, target, null);
    }

    private static string Mixed(string text) => string.Concat(text.Select((letter, at) => at % 3 == 0 ? char.ToUpperInvariant(letter) : letter));

    private static string Address(int n) => string.Create(CultureInfo.InvariantCulture, $"198.18.{n >> 8}.{n & 255}");
}
