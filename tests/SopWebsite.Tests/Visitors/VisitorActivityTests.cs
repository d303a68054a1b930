using SopWebsite.Visitors;

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
        Assert.Equal([("/", 3L, 2L, 1L), ("/berita", 1L, 1L, 1L)], summary.Pages.Select(page => (page.Key, page.Requests, page.Visitors!.Value, page.Errors)));
        Assert.Equal([("203.0.113.1", 3L), ("203.0.113.2", 1L)], summary.Of(VisitorActivityKind.Address).Select(address => (address.Key, address.Requests)));
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
        var lines = Enumerable.Range(0, 3000).Select(n => LogText.Line($"/{random.Next(90)}", 200 + random.Next(300), $"203.0.113.{random.Next(200)}", n * 300));

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
}
