using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Procedures;
using SopWebsite.Procedures.Compliance;
using SopWebsite.Reporting;
using SopWebsite.Tests.Calendars;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Procedures.Compliance;

/// <summary>What a month's steps come to, by activity, procedure and performer.</summary>
public sealed class SopComplianceTests : IDisposable
{
    private readonly Desk _desk = new(at: "2026-11-02T08:00+07:00");

    public void Dispose() => _desk.Dispose();

    [Fact]
    public void EachColumnCountsWhatItSays()
    {
        // Activity 6 has 5 minutes; two of three are late, one leaves nothing, one began without what it needs.
        Forward(minutes: 4, new() { Output = "LS-1" });
        Forward(minutes: 6, new(), met: []);
        Forward(minutes: 11, new() { Note = "sudah" });
        // One still open past its due time, one open within it.
        _desk.Workplace.Runs.Start(_desk.Site, firstActivity: 6, requirements: []);
        Later(6);
        _desk.Workplace.Runs.Start(_desk.Site, firstActivity: 6);

        var row = Assert.Single(Month("2026-11"));

        Assert.Equal(
            ("pn-tais/website", 6, "kasubbag-ptip", "5 menit", 5), (row.Procedure, row.Activity, row.Performer, row.Standard, row.StandardMinutes));
        Assert.Equal((3, 1, 2, 0, 1), (row.Count, row.OnTime, row.Late, row.NotMeasurable, row.Open));
        Assert.Equal((6.0, 11, 1.0 / 3), (row.MedianMinutes, row.WorstMinutes, row.OnTimeShare));
        Assert.Equal((2, 1, 0), (row.RequirementsMissing, row.WithoutOutput, row.PeriodsSkipped));
        Assert.StartsWith("Teruskan laporan", row.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void AStepCountsInTheMonthItWasCompletedAndAsOpenInThoseBefore()
    {
        _desk.Clock.UtcNow = TestCalendar.At("2026-11-30 16:00");
        var run = _desk.Workplace.Runs.Start(_desk.Site, firstActivity: 6, lastActivity: 6);
        _desk.Clock.UtcNow = TestCalendar.At("2026-12-01 08:00");
        _desk.Workplace.Runs.Complete(run.Id, 6, new());
        _desk.Clock.UtcNow = TestCalendar.At("2027-02-01 08:00");

        var (november, december) = (Assert.Single(Month("2026-11")), Assert.Single(Month("2026-12")));

        Assert.Equal((0, 1, null, null), (november.Count, november.Open, november.OnTimeShare, november.MedianMinutes));
        Assert.Equal((1, 1, 0, 30.0), (december.Count, december.Late, december.Open, december.MedianMinutes));
        Assert.Empty(Month("2026-10"));
        Assert.Empty(Month("2027-01"));
        Assert.Empty(Month("2027-03"));
    }

    [Fact]
    public void TheBordersAreThoseOfTheSitesOwnZone()
    {
        _desk.Workplace.Sites.Register(_desk.Site with { Name = "pn-timur", Zone = "WIT" });
        // 23:30 in WIB on the last of November is 01:30 in WIT on the first of December.
        foreach (var site in new[] { "pn-contoh", "pn-timur" })
        {
            var run = _desk.Workplace.Runs.Start(_desk.Workplace.Sites.Get(site), firstActivity: 8, lastActivity: 8);
            _desk.Clock.UtcNow = TestCalendar.At("2026-11-30 23:30");
            _desk.Workplace.Runs.Complete(run.Id, 8, new());
        }
        _desk.Clock.UtcNow = TestCalendar.At("2026-12-02 08:00");

        Assert.Equal(1, Assert.Single(Month("2026-11", site: name => name == "pn-contoh")).Count);
        Assert.Empty(Month("2026-11", site: name => name == "pn-timur"));
        Assert.Equal(1, Assert.Single(Month("2026-12")).Count);
    }

    [Fact]
    public void SkippedPeriodsCountInTheMonthTheyWereDueIn()
    {
        _desk.Workplace.Schedules.Set("pn-contoh", null, 2, "1 minggu", new DateTime(2026, 10, 26));
        _desk.Workplace.Schedules.Set("pn-contoh", "pa-mukomuko/device-maintenance", 5, "1 bulan", new DateTime(2026, 10, 1));
        _desk.Clock.UtcNow = TestCalendar.At("2026-11-18 08:00");

        var rows = Month("2026-11");

        Assert.Equal<(string?, int?, int, int)>(
            [("pn-tais/website", 2, 0, 2)], rows.Select(row => (row.Procedure, row.Activity, row.Count, row.PeriodsSkipped)));
        Assert.Equal(("1 hari", "admin-website"), (rows[0].Standard, rows[0].Performer));
        Assert.Equal<(string?, int)>(
            [("pa-mukomuko/device-maintenance", 1), ("pn-tais/website", 1)],
            Month("2026-10", SopComplianceGrouping.Procedure).Select(row => (row.Procedure, row.PeriodsSkipped)));
        _desk.Clock.UtcNow = TestCalendar.At("2027-01-04 08:00");
        Assert.Equal(4, Month("2026-11").Single(row => row.Activity == 2).PeriodsSkipped);
    }

    [Fact]
    public void ARunWhoseCalendarIsGoneIsCountedButNotMeasuredAndTheCalendarNamedOnce()
    {
        File.Copy(Repository.Path("calendars", "pengadilan.yaml"), _desk.Folder["kalender.yaml"]);
        _desk.Set(site => site with { Calendar = _desk.Folder["kalender.yaml"] });
        Forward(5, new());
        Forward(5, new());
        File.Delete(_desk.Folder["kalender.yaml"]);
        var faults = new List<SopException>();

        var row = Assert.Single(Month("2026-11", fault: faults.Add));

        Assert.Equal((2, 2, null), (row.Count, row.NotMeasurable, row.WorstMinutes));
        Assert.Equal("SopCalendarNotFound", Assert.Single(faults).Id);
    }

    /// <summary>Random runs of four procedures, held against what the log says of the same months, counted the slow way.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void EveryGroupingAgreesWithTheLog(int seed)
    {
        var random = new Random(seed);
        string[] codes = ["pn-tais/website", "pn-dumai/website", "pn-bangil/sipp", "pa-mukomuko/it-service-request"];
        _desk.Register.Transact(() =>
        {
            for (var n = 0; n < 40; n++)
            {
                var runs = _desk.Workplace.Runs;
                var run = runs.Start(_desk.Site, codes[random.Next(codes.Length)], requirements: random.Next(2) == 0 ? SopRequirements.All : []);
                for (var steps = random.Next(0, run.Steps.Length + 1); steps > 0 && run.ActiveStep is { } step; steps--)
                {
                    Later(random.Next(3) == 0 ? random.Next(0, 900) : random.Next(0, 20));
                    if (random.Next(6) == 0)
                    {
                        runs.Suspend(run.Id, "menunggu");
                        Later(random.Next(0, 900));
                        runs.Resume(run.Id);
                    }
                    run = runs.Complete(run.Id, step.Activity, new() { Note = random.Next(2) == 0 ? "sudah" : null });
                }
            }
        });
        var entries = _desk.Register.Log.Read().Where(entry => entry.Event == EscalationEvent.ActivityCompleted).ToList();
        var (first, last) = (ReportMonth.Of(entries[0].At, "WIB"), ReportMonth.Of(entries[^1].At, "WIB"));
        Assert.NotEqual(first, last);
        foreach (var month in new[] { first, last })
        {
            var told = entries.Where(entry => ReportMonth.Of(entry.At, "WIB") == month).ToList();
            Agree(Month(month.ToString()), told, row => (row.Procedure, row.Activity), entry => (entry.Procedure, entry.Activity));
            Agree(Month(month.ToString(), SopComplianceGrouping.Procedure), told, row => row.Procedure, entry => entry.Procedure);
            Agree(
                Month(month.ToString(), SopComplianceGrouping.Performer), told, row => row.Performer,
                entry => _desk.Workplace.Procedures.Get(entry.Procedure!).Activities.Single(activity => activity.Number == entry.Activity).Performer);
            var report = _desk.Workplace.LogExport.Report(month);
            Assert.Equal((0, true), (report.ComplianceDifference, report.Reconciliation.IsBalanced));
        }
    }

    private static void Agree<T>(
        IReadOnlyList<SopCompliance> rows, List<EscalationEntry> told, Func<SopCompliance, T> keyOf, Func<EscalationEntry, T> keyOfEntry)
    {
        var expected = told.GroupBy(keyOfEntry).ToDictionary(group => (object?)group.Key ?? "-", group => group.ToList());
        Assert.Equal(rows.Count, rows.Select(keyOf).Distinct().Count());
        Assert.Equal(told.Count, rows.Sum(row => row.Count));
        foreach (var row in rows)
        {
            var group = expected.GetValueOrDefault((object?)keyOf(row) ?? "-") ?? [];
            Assert.Equal(
                (group.Count, Of(Timeliness.OnTime), Of(Timeliness.Late), Of(Timeliness.NotMeasurable)),
                (row.Count, row.OnTime, row.Late, row.NotMeasurable));
            Assert.Equal(group.Count == 0 ? null : group.Max(entry => entry.WorkingMinutes), row.WorstMinutes);
            Assert.Equal(Middle([.. group.Select(entry => entry.WorkingMinutes!.Value)]), row.MedianMinutes);
            Assert.True(row.Count + row.Open > 0);

            int Of(Timeliness outcome) => group.Count(entry => entry.Timeliness == outcome);
        }
    }

    /// <summary>The median the slow way: take away the smallest and the largest until one or two are left.</summary>
    private static double? Middle(List<int> values)
    {
        while (values.Count > 2)
        {
            values.Remove(values.Min());
            values.Remove(values.Max());
        }
        return values.Count == 0 ? null : values.Average();
    }

    private void Forward(int minutes, SopCompletion completion, IReadOnlyList<string>? met = null)
    {
        var run = _desk.Workplace.Runs.Start(_desk.Site, firstActivity: 6, lastActivity: 6, requirements: met ?? SopRequirements.All);
        Later(minutes);
        _desk.Workplace.Runs.Complete(run.Id, 6, completion);
    }

    private void Later(int minutes) => _desk.Clock.UtcNow = _desk.Workplace.Calendars.Get("pengadilan", "WIB").Add(_desk.Clock.UtcNow, minutes);

    private IReadOnlyList<SopCompliance> Month(
        string month, SopComplianceGrouping by = SopComplianceGrouping.Activity, Func<string, bool>? site = null, Action<SopException>? fault = null)
    {
        var asked = ReportMonth.Parse(month);
        return _desk.Workplace.Compliance.Of(zone => (asked.StartIn(zone), asked.EndIn(zone)), by, site, fault: fault);
    }
}
