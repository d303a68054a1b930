using SopWebsite.Evidence;
using SopWebsite.Tests.Support;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Allowing;
using SopWebsite.Visitors.Bots;
using SopWebsite.Visitors.Places;

namespace SopWebsite.Tests.Visitors.Verdicts;

/// <summary>What verdicts need kept, in a register of either kind.</summary>
public sealed class VerdictStoreTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 1, 0, 0, TimeSpan.Zero);

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void WhatIsKeptComesBack(bool onServer)
    {
        using RegisterPlace place = onServer ? new PostgreSqlPlace() : new SqlitePlace();
        var allowed = new AllowedVisitor { Network = "203.0.113.0/24", Reason = "Kantor", RecordedAt = Now, Zone = "WIB", Until = Now.AddDays(1) };
        var check = new SearchEngineCheck
        {
            Address = "198.51.100.1", Engine = "google", Identity = SearchEngineIdentity.Spoofed, Host = "palsu.example.go.id",
            Reason = new("x", "y"), CheckedAt = Now,
        };
        var visitor = new SuspiciousVisitor
        {
            Address = "198.51.100.1", Score = 12, Verdict = VisitorVerdict.Suspicious, Confidence = VisitorConfidence.Medium, SearchEngine = check,
            Place = new VisitorPlace { Country = "ID", Asn = 64496 },
        };
        var evidence = new KeptEvidence("/eviden/ab/abcd.txt", new string('a', 64), 17);
        using (var register = place.Open())
        {
            register.AllowedVisitors.Put(allowed);
            register.AllowedVisitors.Put(allowed with { Site = "PN-Contoh", Reason = "Satu situs" });
            register.AllowedVisitors.Put(allowed with { Reason = "Kantor baru" });
            register.SearchEngineChecks.Put([check, check with { Address = "198.51.100.2", CheckedAt = Now.AddHours(1) }], 10);
            register.SearchEngineChecks.Put([check with { Address = "198.51.100.3", CheckedAt = Now.AddHours(2) }], 2);
            register.Visitors.Add("pn-contoh", Now, new VisitorScanSummary { Allowed = 3 }, [visitor], evidence);
        }

        using var again = place.Open();
        Assert.Equal(
            [allowed with { Reason = "Kantor baru" }, allowed with { Site = "PN-Contoh", Reason = "Satu situs" }], again.AllowedVisitors.All());
        again.AllowedVisitors.Remove("203.0.113.0/24", "pn-contoh");
        Assert.Null(Assert.Single(again.AllowedVisitors.All()).Site);
        Assert.Null(again.SearchEngineChecks.Find("198.51.100.1", "google", default));
        Assert.Equal(
            check with { Address = "198.51.100.2", CheckedAt = Now.AddHours(1) }, again.SearchEngineChecks.Find("198.51.100.2", "google", Now));
        var found = again.Visitors.Latest("pn-contoh")!;
        Assert.Equal((evidence, 3), (found.Evidence, found.Summary.Allowed));
        Assert.Equal(visitor, Assert.Single(found.Visitors) with { Reasons = visitor.Reasons });
    }
}
