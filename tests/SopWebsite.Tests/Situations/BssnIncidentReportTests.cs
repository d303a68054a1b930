using SopWebsite.Escalations;
using SopWebsite.Monitoring;
using SopWebsite.Situations;
using SopWebsite.Situations.Incidents;
using SopWebsite.Sites;
using SopWebsite.Visitors;

namespace SopWebsite.Tests.Situations;

/// <summary>The draft of an incident report with the four items of article 15.</summary>
public sealed class BssnIncidentReportTests : SituationBench
{
    [Fact]
    public void TheFourItemsComeFromReportLogChecksAndTheCourt()
    {
        Desk.Workplace.Courts.Put(
            new SopCourt { Name = "Pengadilan Negeri Contoh", Address = "Jalan Contoh 1", Phone = "000", Email = "pn@example.go.id" });
        Desk.Register.Sites.Put(new SopOfficer { Name = "Nama Kasubbag", Role = "kasubbag-ptip", Email = "kasubbag@example.go.id" });
        Desk.Register.Sites.Put(new SopOfficer { Name = "Nama Staf", Role = "staf-it" });
        Check(AvailabilityFailure.None);
        Pass(TimeSpan.FromMinutes(30));
        Check(AvailabilityFailure.Content);
        var found = Desk.Clock.UtcNow;
        Pass(TimeSpan.FromMinutes(15));
        Check(AvailabilityFailure.Content);
        var report = At("fix");
        Pass(TimeSpan.FromMinutes(60));
        Desk.Workplace.SituationWork.Act(report.Number, "Berkas dibersihkan");
        Check(AvailabilityFailure.None);
        Reports.Resolve(report.Number, new SituationResolution { Action = "Situs dipulihkan", Performer = SituationPerformer.OwnStaff });

        var draft = Desk.Workplace.Incidents.Of(report.Number);

        Assert.Equal(
            new BssnContact
            {
                Court = "Pengadilan Negeri Contoh", Address = "Jalan Contoh 1", Phone = "000", Email = "kasubbag@example.go.id",
                Officer = "Nama Kasubbag",
                Role = SopRoles.TitleOf("kasubbag-ptip"),
            },
            draft.Contact);
        Assert.Equal(found.AddHours(24), draft.HouseDeadline);
        Assert.Contains("aturan internal", draft.Notice.Indonesian, StringComparison.Ordinal);
        Assert.Contains(
            draft.Description,
            text => text.Indonesian.StartsWith("Ditemukan 2026-11-16 08:30 WIB, dilaporkan 2026-11-16 08:45 WIB", StringComparison.Ordinal));
        Assert.Contains(draft.Actions, text => text.Indonesian.EndsWith("Berkas dibersihkan", StringComparison.Ordinal));
        Assert.Contains(draft.Impact, text => text.Indonesian == "Berlangsung 1 jam 15 menit.");
        // The turns of the checks and every entry about the report, in order, none twice.
        Assert.Equal(draft.Chronology.OrderBy(item => item.At), draft.Chronology);
        Assert.Equal(2, draft.Chronology.Count(item => item.Event is null));
        // In an official's words: never the name that the log's event has in the code.
        Assert.All(draft.Chronology.Where(item => item.Event is not null), item =>
            Assert.StartsWith(EscalationNames.Of(item.Event!.Value).Indonesian, item.Text.Indonesian, StringComparison.Ordinal));
        Assert.Contains(
            draft.Chronology,
            item => item.Text.Indonesian.StartsWith("Pengecekan https://www.example.go.id/: tidak dapat diakses.", StringComparison.Ordinal));
        Assert.Contains(draft.Impact, text => text.Indonesian.StartsWith("Tingkat keparahan Kritis", StringComparison.Ordinal));
        var entries = Desk.Register.Log.Read().Where(entry => entry.Report == report.Number).Select(entry => (long?)entry.Number);
        Assert.Equal(entries, draft.Chronology.Where(item => item.Entry is not null).Select(item => item.Entry));
        Assert.DoesNotContain(draft.Missing, item => item.Indonesian.Contains("telepon", StringComparison.Ordinal));
        Assert.Contains(draft.Missing, item => item.Indonesian.Contains("data pribadi", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIsNotKnownIsNamedAsMissing()
    {
        var report = Open("Aneh");
        var draft = Desk.Workplace.Incidents.Of(report.Number);

        Assert.Equal(new BssnContact(), draft.Contact);
        Assert.Equal(report.OpenedAt.AddHours(24), draft.HouseDeadline);
        foreach (var missing in new[] { "nama dan alamat pengadilan", "nama narahubung", "telepon", "surel", "penyebab" })
            Assert.Contains(draft.Missing, item => item.Indonesian.StartsWith(missing, StringComparison.Ordinal));
        Assert.Contains(draft.Actions, text => text.English == "Not solved yet.");
        Assert.All(draft.Chronology, item => Assert.NotNull(item.Event));
    }

    [Fact]
    public void HostileAddressesOfThoseDaysAreItsIndicatorsEachOnce()
    {
        var now = Desk.Clock.UtcNow;
        Scan(now.AddDays(-9), Visitor("203.0.113.1", now.AddDays(-9)));
        Scan(
            now.AddHours(-2), Visitor("203.0.113.66", now.AddHours(-3)), Visitor("203.0.113.7", now.AddDays(-8)),
            Visitor("(lainnya)", now.AddHours(-3)));
        var report = Open("Halaman berubah");
        Pass(TimeSpan.FromHours(1));
        Scan(
            Desk.Clock.UtcNow, Visitor("203.0.113.66", now.AddHours(-3)) with { Requests = 8, LastSeen = now },
            Visitor("198.51.100.9", now) with { Verdict = VisitorVerdict.Suspicious });

        var found = Assert.Single(Desk.Workplace.Incidents.Of(report.Number).Indicators);

        Assert.Equal(
            ("203.0.113.66", now.AddHours(-3), now, 8L, 1L), (found.Address, found.FirstSeen, found.LastSeen, found.Requests, found.Succeeded));
        Assert.Equal(["sqli-union"], found.Rules);

        void Scan(DateTimeOffset at, params SuspiciousVisitor[] visitors) =>
            Desk.Register.Visitors.Add("pn-contoh", at, new VisitorScanSummary { Hostile = visitors.Length }, visitors);
        static SuspiciousVisitor Visitor(string address, DateTimeOffset at) => new()
        {
            Address = address, FirstSeen = at, LastSeen = at, Requests = 5, Succeeded = 1, Score = 30, Verdict = VisitorVerdict.Hostile,
            Reasons = [new VisitorReason { Rule = "sqli-union", Why = new("attack", "serangan"), Count = 1 }],
        };
    }

    [Fact]
    public void TheChronologyHoldsWhatWasMergedToo()
    {
        var first = Open("a");
        Pass(TimeSpan.FromMinutes(5));
        var second = Open("b");
        Desk.Workplace.SituationMerges.Merge(second.Number, [first.Number]);

        var draft = Desk.Workplace.Incidents.Of(second.Number);

        Assert.Equal(2, draft.Chronology.Count(item => item.Event == EscalationEvent.SituationOpened));
        Assert.Contains(draft.Description, text => text.Indonesian.Contains(first.Number, StringComparison.Ordinal));
    }
}
