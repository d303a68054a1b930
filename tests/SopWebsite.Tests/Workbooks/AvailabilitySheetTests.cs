using SopWebsite.Languages;
using SopWebsite.Reporting;
using SopWebsite.Tests.Monitoring.History;

namespace SopWebsite.Tests.Workbooks;

/// <summary>The sheet about availability within the month's workbook.</summary>
public sealed class AvailabilitySheetTests : IDisposable
{
    private readonly WatchDesk _watch = new();

    public void Dispose() => _watch.Dispose();

    [Theory]
    [InlineData(Language.Indonesian, "Ketersediaan", "2026-11-16 11:30 - 2026-11-16 12:30 (60 menit, 30 menit kerja): Tidak ada koneksi.")]
    [InlineData(Language.English, "Availability", "2026-11-16 11:30 - 2026-11-16 12:30 (60 minutes, 30 working minutes): No connection.")]
    public void EachAddressHasItsUptimeAndItsOutages(Language language, string name, string outage)
    {
        _watch.Check("uuuuuuuuuuuuuudddduu");
        var path = _watch.Desk.Folder["laporan.xlsx"];
        var export = _watch.Desk.Workplace.LogExport;
        export.Write(export.Report(ReportMonth.Parse("2026-11")), path, language, ["Pengadilan Contoh"], overwrite: true);

        using var file = new WorkbookFile(new MemoryStream(File.ReadAllBytes(path)));

        Assert.Empty(file.Faults());
        Assert.Equal(name, file.SheetNames[2]);
        var row = Assert.Single(file.Rows(name));
        Assert.Equal<object?>(["pn-contoh", "https://www.example.go.id/"], row.Take(2));
        Assert.Equal(3.75 / 4.75, (double)row[2]!, 9);
        Assert.Equal<object?>([60.0, 30.0, 19.0, 1.0, outage], row.Skip(5));
    }

    [Fact]
    public void AMonthWithoutChecksHasNoSuchSheet()
    {
        _watch.Check("uu");
        _watch.Desk.Clock.UtcNow = _watch.Start.AddMonths(1);

        Assert.Null(_watch.Desk.Workplace.LogExport.Report(ReportMonth.Parse("2026-12")).Availability);
    }

    [Fact]
    public void ACalendarThatCannotBeReadIsToldAndTheReportIsMadeWithoutTheSheet()
    {
        _watch.Check("uu");
        _watch.Desk.Set(site => site with { Calendar = "tak-ada" });

        var report = _watch.Desk.Workplace.LogExport.Report(ReportMonth.Parse("2026-11"));

        Assert.Null(report.Availability);
        Assert.Contains(report.AvailabilityFault, report.Warnings());
    }
}
