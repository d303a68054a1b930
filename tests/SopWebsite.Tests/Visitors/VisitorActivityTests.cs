using SopWebsite.Tests.Support;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Agents;

namespace SopWebsite.Tests.Visitors;

public sealed class VisitorActivityTests
{
    [Fact]
    public void RequestsAreCountedByDayStatusPageAndAddress()
    {
        string[] lines =
        [
            LogText.Line("/?a=1", 200, "203.0.113.1"), LogText.Line("/?a=2", 200, "203.0.113.2", 1), LogText.Line("/berita", 404, "203.0.113.1", 2),
            LogText.Line("/", 500, "203.0.113.1", 86400, bytes: 80), "bukan baris log",
        ];

        var summary = new VisitorActivityReader().Read([LogText.Source(lines)], out var faults);

        Assert.Empty(faults);
        Assert.Equal((4L, 2L, 2L, 15440L, 1L), (summary.Requests, summary.Visitors!.Value, summary.Errors, summary.Bytes, summary.Log.Unparsed));
        Assert.Equal([("2026-11-20", 3L, 2L), ("2026-11-21", 1L, 1L)], summary.Days.Select(day => (day.Key, day.Requests, day.Visitors!.Value)));
        Assert.Equal([("200", 2L), ("404", 1L), ("500", 1L)], summary.Statuses.Select(status => (status.Key, status.Requests)));
        Assert.Equal(
            [("/", 3L, 2L, 1L), ("/berita", 1L, 1L, 1L)], summary.Pages.Select(page => (page.Key, page.Requests, page.Visitors!.Value, page.Errors)));
        Assert.Equal(
            [("203.0.113.1", 3L), ("203.0.113.2", 1L)], summary.Of(VisitorActivityKind.Address).Select(address => (address.Key, address.Requests)));
    }

    [Theory]
    [InlineData("WIB", "2026-11-20")]
    [InlineData("WIT", "2026-11-21")]
    public void DaysBeginInTheSitesZone(string zone, string day)
    {
        var summary = new VisitorActivityReader(zone).Read([LogText.Source([LogText.Line("/", seconds: (15 * 3600) + 1800)])], out _);

        Assert.Equal(day, Assert.Single(summary.Days).Key);
    }

    [Fact]
    public void TotalsOfEveryKindAreTheTotal()
    {
        var random = new Random(4);
        var lines = Enumerable.Range(0, 3000)
            .Select(n => LogText.Line($"/{random.Next(90)}", 200 + random.Next(300), $"203.0.113.{random.Next(200)}", n * 300));

        var summary = new VisitorActivityReader(options: new VisitorScanOptions { AddressLimit = 50 }).Read([LogText.Source(lines)], out _);

        foreach (var kind in Enum.GetValues<VisitorActivityKind>())
        {
            Assert.Equal(summary.Requests, summary.Of(kind).Sum(line => line.Requests));
            Assert.Equal(summary.Errors, summary.Of(kind).Sum(line => line.Errors));
            Assert.Equal(summary.Bytes, summary.Of(kind).Sum(line => line.Bytes));
        }
        Assert.Equal(51, summary.Addresses.Length);
        Assert.Contains(summary.Addresses, address => address.Key == SuspiciousVisitor.OtherAddress && address.Visitors is null);
        Assert.Equal(200, summary.Visitors);
    }

    [Fact]
    public void PeopleAndBotsAreToldApart()
    {
        string[] lines =
        [
            LogText.Line("/", address: "203.0.113.1"), LogText.Line("/berita", address: "203.0.113.1", seconds: 1),
            LogText.Line("/", address: "203.0.113.2", agent: "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", seconds: 2),
            LogText.Line("/", address: "203.0.113.3", agent: "curl/8.5.0", seconds: 3),
            LogText.Line("/", address: "203.0.113.4", agent: "-", seconds: 4),
            LogText.Line("/", address: "203.0.113.5", agent: "Entah/1.0", seconds: 5),
        ];

        var summary = Read(lines);

        Assert.Equal((6L, 2L, 3L, 1L), (summary.Requests, summary.HumanRequests, summary.BotRequests, summary.UnknownRequests));
        Assert.Equal((5L, 1L), (summary.Visitors!.Value, summary.HumanVisitors!.Value));
        Assert.Equal((5L, 1L), (summary.Days[0].Visitors!.Value, summary.Days[0].HumanVisitors!.Value));
        Assert.Equal(
            [
                ("Firefox", AgentKind.Browser), ("(tanpa agen)", AgentKind.Tool), ("(tidak dikenal)", AgentKind.Unknown),
                ("Googlebot", AgentKind.Bot), ("curl", AgentKind.Tool),
            ],
            summary.Agents.Select(agent => (agent.Key, agent.Agent!.Value)));
        Assert.Equal((5L, 1L, 3L), (summary.Pages[0].Requests, summary.Pages[0].HumanRequests, summary.Pages[0].BotRequests));

        Assert.Equal(2, Read(lines, VisitorAudience.Human).Requests);
        Assert.Equal(3, Read(lines, VisitorAudience.Bot).Requests);
    }

    [Fact]
    public void ReferrersAreHosts()
    {
        string[] referrers =
        [
            "-", "https://www.google.com/search?q=pengadilan", "https://Google.com", "https://www.pn-contoh.go.id/berita",
            "http://user:pw@situs.example:8080/a",
            "javascript:alert(1)", "https://ja<script>hat.example/", "android-app://com.google.android.gm/", "",
        ];

        var summary = Read(referrers.Select((referrer, n) => LogText.Line("/", referer: referrer, seconds: n)).ToArray());

        Assert.Equal(
            [
                ("(bukan alamat)", 2L), ("(langsung)", 2L), ("google.com", 2L), ("(situs sendiri)", 1L), ("com.google.android.gm", 1L),
                ("situs.example", 1L),
            ],
            summary.Referrers.Select(line => (line.Key, line.Requests)));
    }

    [Fact]
    public void HoursAreOfTheZoneAndAllDaysTogether()
    {
        var summary = Read([LogText.Line("/", seconds: 0), LogText.Line("/", seconds: 86400), LogText.Line("/", seconds: 16 * 3600)]);

        Assert.Equal([("00", 1L), ("08", 2L)], summary.Hours.Select(hour => (hour.Key, hour.Requests)));
    }

    [Fact]
    public void ALogWithoutUserAgentsSaysSo()
    {
        var summary = Read(["203.0.113.1 - - [20/Nov/2026:08:00:00 +0700] \"GET / HTTP/1.1\" 200 100"]);

        Assert.Equal(("(tidak dicatat)", 0L, 0L), (Assert.Single(summary.Agents).Key, summary.HumanRequests, summary.BotRequests));
        Assert.Equal("(tidak dicatat)", Assert.Single(summary.Referrers).Key);
    }

    [Fact]
    public void AnUnknownZoneIsRefusedBeforeReading() =>
        Assert.Equal("SopZoneUnknown", Assert.Throws<Errors.SopException>(() => new VisitorActivityReader("XYZ")).Id);

    private static VisitorActivitySummary Read(string[] lines, VisitorAudience audience = VisitorAudience.All)
    {
        var options = new VisitorActivityOptions { Agents = Desk.Adapters.Agents, OwnHosts = ["www.pn-contoh.go.id"], Audience = audience };
        var summary = new VisitorActivityReader(options).Read([LogText.Source(lines)], out var faults);
        Assert.Empty(faults);
        return summary;
    }
}
