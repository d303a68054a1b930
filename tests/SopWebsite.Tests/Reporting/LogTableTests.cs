using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Reporting;

namespace SopWebsite.Tests.Reporting;

public sealed class LogTableTests
{
    private const int From = 5;
    private const int Outcome = 10;

    [Theory]
    [InlineData("sopweb", "Rutin otomatis")]
    [InlineData("kasubbag-ptip", "Kasubbag PTIP")]
    [InlineData("Budi Contoh", "Budi Contoh")]
    public void WhoActedIsNamedAsOfficialsNameThem(string from, string expected) =>
        Assert.Equal(expected, Row(EscalationEvent.ActivityCompleted, Timeliness.OnTime, from)[From]);

    [Theory]
    [InlineData(EscalationEvent.ActivityCompleted, Timeliness.OnTime, "Tepat waktu")]
    [InlineData(EscalationEvent.ActivityCompleted, Timeliness.NotMeasurable, "Tidak terukur")]
    [InlineData(EscalationEvent.Escalated, Timeliness.OnTime, null)]
    [InlineData(EscalationEvent.Escalated, Timeliness.Late, "Terlambat")]
    [InlineData(EscalationEvent.Note, Timeliness.NotMeasurable, null)]
    public void AStepUnderWayIsNeverCalledOnTime(EscalationEvent happened, Timeliness timeliness, string? expected) =>
        Assert.Equal(expected, Row(happened, timeliness, "sekretaris")[Outcome]);

    private static IReadOnlyList<object?> Row(EscalationEvent happened, Timeliness timeliness, string from)
    {
        var entries = SampleLog.Chain(
            [SampleLog.Completed(SampleLog.FirstOfNovember, "pn-tais/website", 5, 1, 1, timeliness) with { Event = happened, From = from }]);
        var report = MonthlyReportBuilder.Build(new ReportMonth(2026, 11), "WIB", entries, EscalationChain.Verify(entries), DateTimeOffset.UnixEpoch);
        return Assert.Single(LogTable.Of(report, Language.Indonesian).Rows);
    }
}
