using SopWebsite.Escalations;
using SopWebsite.Reporting;

namespace SopWebsite.Tests.Reporting;

public sealed class MonthlyReportTests
{
    private static readonly DateTimeOffset Start = SampleLog.FirstOfNovember;

    [Fact]
    public void ActivitiesAreCountedAgainstTheirStandard()
    {
        var entries = SampleLog.Chain(
        [
            SampleLog.Completed(Start.AddHours(9), "pn-tais/website", 6, 4, 5, Timeliness.OnTime),
            SampleLog.Completed(Start.AddHours(10), "pn-tais/website", 6, 9, 5, Timeliness.Late),
            SampleLog.Completed(Start.AddHours(11), "pn-tais/website", 6, 5, 5, Timeliness.OnTime),
            SampleLog.Completed(Start.AddHours(12), "pn-tais/website", 6, 40, 5, Timeliness.Late),
            SampleLog.Completed(Start.AddHours(12), "pn-dumai/website", 3, 70, null, Timeliness.NotMeasurable),
            SampleLog.Completed(Start.AddHours(13), null, null, null, null, Timeliness.NotMeasurable),
            SampleLog.Note(Start.AddHours(14), "x"),
        ]);

        var report = Build(entries);

        Assert.Equal([null, "pn-dumai/website", "pn-tais/website"], report.Summary.Select(line => line.Procedure));
        var line = report.Summary[2];
        Assert.Equal((4, 2, 2, 0), (line.Runs, line.OnTime, line.Late, line.NotMeasurable));
        Assert.Equal((7.0, 40, 5, 0.5), (line.MedianMinutes!.Value, line.WorstMinutes!.Value, line.StandardMinutes!.Value, line.OnTimeShare!.Value));
        Assert.Equal(
            (1, 70.0, null, null),
            (report.Summary[1].NotMeasurable, report.Summary[1].MedianMinutes!.Value, report.Summary[1].StandardMinutes,
                report.Summary[1].OnTimeShare));
        Assert.Equal((null, null), (report.Summary[0].MedianMinutes, report.Summary[0].WorstMinutes));
        Assert.Equal(
            (6, 6, 1, 7),
            (report.Reconciliation.SummarisedRuns, report.Reconciliation.CompletedEntries, report.Reconciliation.OtherEntries,
                report.Reconciliation.AllEntries));
        Assert.True(report.Reconciliation.IsBalanced);
        Assert.Equal(["pn-contoh"], report.Sites);
    }

    [Fact]
    public void AStandardThatChangedWithinTheMonthGetsALineOfItsOwn()
    {
        var report = Build(SampleLog.Chain(
        [
            SampleLog.Completed(Start, "a", 1, 100, 120, Timeliness.OnTime),
            SampleLog.Completed(Start.AddDays(1), "a", 1, 100, 60, Timeliness.Late),
        ]));

        Assert.Equal([60, 120], report.Summary.Select(line => line.StandardMinutes!.Value));
    }

    [Fact]
    public void AnOutcomePutOutOfFormShowsInTheReconciliation()
    {
        var entries = SampleLog.Chain(
            [SampleLog.Completed(Start, "a", 1, 1, 1, Timeliness.OnTime), SampleLog.Completed(Start, "a", 1, 1, 1, Timeliness.OnTime)]);
        entries[1] = entries[1] with { Timeliness = (Timeliness)(-1) };

        var report = Build(entries);

        Assert.Equal((-1, false), (report.Reconciliation.Difference, report.Reconciliation.IsBalanced));
        Assert.Equal(
            (false, EscalationLogFault.Altered, 2L), (report.Verification.IsValid, report.Verification.Fault, report.Verification.FirstBadEntry));
    }

    [Theory]
    [InlineData("WIB", 7)]
    [InlineData("WITA", 8)]
    [InlineData("WIT", 9)]
    public void TheMonthBeginsAndEndsWithTheZonesMidnight(string zone, int hours)
    {
        var offset = TimeSpan.FromHours(hours);
        var first = new DateTimeOffset(2024, 2, 1, 0, 0, 0, offset);
        var end = new DateTimeOffset(2024, 3, 1, 0, 0, 0, offset);
        var entries = SampleLog.Chain(
        [
            SampleLog.Note(first.AddMilliseconds(-1), "before"), SampleLog.Note(first, "first"),
            SampleLog.Note(end.AddDays(-1), "29 February"), SampleLog.Note(end.AddMilliseconds(-1), "last"), SampleLog.Note(end, "after"),
        ]);

        var report = MonthlyReportBuilder.Build(new ReportMonth(2024, 2), zone, entries, EscalationChain.Verify(entries), end);

        Assert.Equal(["first", "29 February", "last"], report.Entries.Select(entry => entry.FollowUp));
    }

    [Fact]
    public void AnEmptyMonthIsAReportToo()
    {
        var report = Build([]);

        Assert.Empty(report.Summary);
        Assert.Empty(report.Entries);
        Assert.True(report.Reconciliation.IsBalanced);
        Assert.Equal((true, 0L, EscalationChain.Genesis), (report.Verification.IsValid, report.Verification.Entries, report.Verification.LastHash));
    }

    [Fact]
    public void TheMedianIsThatOfAnOracle()
    {
        var random = new Random(20261101);
        for (var round = 0; round < 2000; round++)
        {
            var values = Enumerable.Range(0, random.Next(0, 12)).Select(_ => random.Next(-3, 9) * (round % 50 == 0 ? 700_000_000 / 3 : 1)).ToList();
            Assert.Equal(Oracle(values), MonthlyReportBuilder.Median(values));
        }

        // By the definition: as many values lie at or below it as at or above it, and it is midway in the range of such values.
        static double? Oracle(List<int> values)
        {
            if (values.Count == 0) return null;
            var candidates = values.Where(value =>
                values.Count(other => other <= value) * 2 >= values.Count && values.Count(other => other >= value) * 2 >= values.Count).ToList();
            return ((double)candidates.Min() + candidates.Max()) / 2;
        }
    }

    [Fact]
    public void TheSummaryAlwaysAccountsForEveryEntry()
    {
        var random = new Random(7);
        for (var round = 0; round < 200; round++)
        {
            var entries = SampleLog.Chain(Enumerable.Range(0, random.Next(0, 60)).Select(n => random.Next(3) == 0
                ? SampleLog.Note(Start.AddMinutes(n * 1000), "x")
                : SampleLog.Completed(
                    Start.AddMinutes(n * 1000), random.Next(3) == 0 ? null : "p" + random.Next(3), random.Next(4) == 0 ? null : random.Next(1, 4),
                    random.Next(2) == 0 ? null : random.Next(500), random.Next(2) == 0 ? null : random.Next(3) * 60, (Timeliness)random.Next(3))));

            var report = Build(entries);

            Assert.Equal(report.Entries.Count(entry => entry.Event == EscalationEvent.ActivityCompleted), report.Summary.Sum(line => line.Runs));
            Assert.All(report.Summary, line => Assert.Equal(line.Runs, line.OnTime + line.Late + line.NotMeasurable));
            Assert.True(report.Reconciliation.IsBalanced);
        }
    }

    private static MonthlyReport Build(List<EscalationEntry> entries) => MonthlyReportBuilder.Build(
        new ReportMonth(2026, 11), "WIB", entries, EscalationChain.Verify(entries), Start.AddMonths(1));
}
