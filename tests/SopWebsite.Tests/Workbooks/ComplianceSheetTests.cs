using SopWebsite.Languages;
using SopWebsite.Reporting;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Workbooks;

/// <summary>The sheet about compliance within the month's workbook.</summary>
public sealed class ComplianceSheetTests : IDisposable
{
    private readonly Desk _desk = new(at: "2026-11-02T08:00+07:00");

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData(Language.Indonesian, "Kepatuhan", "KepatuhanSop")]
    [InlineData(Language.English, "Compliance", "SopCompliance")]
    public void TheRowsOfTheCmdletStandBetweenSummaryAndLog(Language language, string name, string table)
    {
        var run = _desk.Workplace.Runs.Start(_desk.Site, lastActivity: 2, requirements: []);
        _desk.Workplace.Runs.Complete(run.Id, 1, new());
        _desk.Workplace.Runs.Complete(run.Id, 2, new() { Output = "=1+1" });

        using var file = Read(Written(language));

        Assert.Empty(file.Faults());
        Assert.Equal(3, file.SheetNames.Count);
        Assert.Equal((name, table), (file.SheetNames[1], file.Table(name).Name!.Value));
        var rows = file.Rows(name);
        Assert.Equal(2, rows.Count);
        Assert.Equal<object?>([1.0, 2.0], rows.Select(row => row[1]));
        Assert.Equal(
            language == Language.Indonesian ? "Kelengkapan kurang: 1\nTanpa output: 1" : "Requirements missing: 1\nWithout output: 1", rows[0][12]);
        Assert.EndsWith(
            "\n" + SopWebsite.Sites.SopRoles.TitleOf(run.Steps[0].Performer!).In(language), (string)rows[0][2]!, StringComparison.Ordinal);
    }

    [Fact]
    public void AMonthWithoutStepsSaysNihil()
    {
        using var file = Read(Written(Language.Indonesian));

        Assert.Empty(file.Faults());
        Assert.Equal("Nihil pada bulan ini", Assert.Single(file.Rows("Kepatuhan"))[0]);
    }

    [Fact]
    public void ALogThatKnowsOfMoreStepsThanTheRunsIsAnAlarm()
    {
        var run = _desk.Workplace.Runs.Start(_desk.Site, lastActivity: 2);
        _desk.Workplace.Runs.Complete(run.Id, 1, new());
        _desk.Register.Log.Append(new() { At = _desk.Clock.UtcNow, Event = SopWebsite.Escalations.EscalationEvent.ActivityCompleted });
        var report = _desk.Workplace.LogExport.Report(ReportMonth.Parse("2026-11"));

        Assert.Equal((-1, true), (report.ComplianceDifference, report.Reconciliation.IsBalanced));
        var fact = Assert.Single(MonthlyWorkbook.Compose(report, Language.Indonesian, [], []).Sheets[1].Facts);
        Assert.Equal(("1 langkah selesai dalam pelaksanaan, 2 dalam log, selisih -1", true), (fact.Text, fact.IsAlarm));
    }

    private static WorkbookFile Read(string path) => new(new MemoryStream(File.ReadAllBytes(path)));

    private string Written(Language language)
    {
        var path = _desk.Folder["laporan.xlsx"];
        var export = _desk.Workplace.LogExport;
        export.Write(export.Report(ReportMonth.Parse("2026-11")), path, language, ["Pengadilan Contoh"], overwrite: true);
        return path;
    }
}
