using SopWebsite.Adapters;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Register;
using SopWebsite.Sites;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors;

namespace SopWebsite.Tests.Visitors;

public sealed class VisitorStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheNewestFindingsOfASiteComeBackWhole()
    {
        var result = LogText.Scan(LogText.Line("/.env?x=\"1'\u202E", 200), LogText.Line("/", 200, "203.0.113.8"), "rusak");
        var at = new DateTimeOffset(2026, 11, 21, 1, 0, 0, TimeSpan.Zero);
        using (var register = Open())
        {
            Assert.Null(register.Visitors.Latest("pn-contoh"));
            register.Visitors.Add("pn-contoh", at, result.Summary with { Requests = 1 }, []);
            register.Visitors.Add("pn-contoh", at.AddMinutes(1), result.Summary, result.Visitors);
            register.Visitors.Add("pa-contoh", at.AddMinutes(2), result.Summary with { Requests = 9 }, []);
        }

        using var again = Open();
        var found = again.Visitors.Latest("PN-contoh")!;

        Assert.Equal((at.AddMinutes(1), 2L, 3L, 1L), (found.ScannedAt, found.Summary.Requests, found.Summary.Lines, found.Summary.Unparsed));
        var visitor = Assert.Single(found.Visitors);
        Assert.Equal(result.Visitors[0] with { Reasons = [] }, visitor with { Reasons = [] });
        Assert.Equal(result.Visitors[0].Reasons, visitor.Reasons);
    }

    [Fact]
    public void OnlyTheHeaviestAreKept()
    {
        var many = Enumerable.Range(0, 500).Select(n => new SuspiciousVisitor { Address = $"a{n}", Score = 500 - n }).ToList();
        using var register = Open();

        register.Visitors.Add("pn-contoh", default, new VisitorScanSummary(), many);

        var found = register.Visitors.Latest("pn-contoh")!.Visitors;
        Assert.Equal((VisitorFindings.Kept, "a0"), (found.Count, found[0].Address));
    }

    [Fact]
    public void ASitesLogsAreFoundScannedAndKept()
    {
        File.WriteAllText(_folder["access.log"], LogText.Line("/.env", 200) + "\n");
        File.WriteAllText(_folder["access.log.1"], LogText.Line("/", 200, seconds: -90000) + "\n");
        using var register = Open();
        var site = new SopSite { Name = "pn-contoh", LogPath = [_folder["access.log*"], _folder["access.log"], _folder["tidak-ada*.log"]] };

        var result = new SiteVisitors(register.Visitors, LogText.Rules, SystemClock.Instance).Scan(site);

        Assert.Equal(["access.log.1", "access.log"], result.Summary.Files.Select(file => Path.GetFileName(file.Name)));
        Assert.Equal("SopLogUnreadable", Assert.Single(result.Faults).Id);
        Assert.Equal(1, register.Visitors.Latest("pn-contoh")!.Summary.Hostile);
        Assert.Equal("SopSiteWithoutLog", Assert.Throws<SopException>(() =>
            new SiteVisitors(register.Visitors, LogText.Rules, SystemClock.Instance).Scan(new SopSite { Name = "x" })).Id);
    }

    private IRegister Open() => new AdapterSet(_folder.Path).OpenRegister(TestRegister.In(_folder));
}
