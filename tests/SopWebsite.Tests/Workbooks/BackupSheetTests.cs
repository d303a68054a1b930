using SopWebsite.Backups.Media;
using SopWebsite.Languages;
using SopWebsite.Reporting;
using SopWebsite.Tests.Backups.Media;

namespace SopWebsite.Tests.Workbooks;

/// <summary>The sheets about backups and their media within the month's workbook.</summary>
public sealed class BackupSheetTests : IDisposable
{
    private readonly MediaBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(Language.Indonesian, "Cadangan", "Media Cadangan", "belum lengkap", "ya")]
    [InlineData(Language.English, "Backups", "Backup Media", "lacking", "yes")]
    public void EachSiteAndMediumHasItsLine(Language language, string backups, string media, string verdict, string readable)
    {
        var set = _bench.Make();
        var disk = _bench.Mount(
            "hdd", new MediumVolume { Root = "", Serial = "1A2B-3C4D", FileSystem = "exfat", Size = 1_000_000_000_000, Kind = MediumKind.HardDisk });
        _bench.Media.Register(
            new BackupMedium { Name = "HDD-01", Kind = MediumKind.HardDisk, Folder = disk, KeptAt = "=1+1", RegisteredAt = default });
        _bench.Copy(set, disk);
        var path = _bench["laporan.xlsx"];
        var export = _bench.Workplace.LogExport;
        export.Write(export.Report(ReportMonth.Parse("2026-11")), path, language, ["Pengadilan Contoh"], overwrite: true);

        using var file = new WorkbookFile(new MemoryStream(File.ReadAllBytes(path)));

        Assert.Empty(file.Faults());
        var row = Assert.Single(file.Rows(backups));
        Assert.Equal<object?>(["pn-contoh", verdict, set.Name], row.Take(3));
        Assert.Equal<object?>([0.0, 1.0, 2.0], row.Skip(4).Take(3));
        row = Assert.Single(file.Rows(media));
        Assert.Equal<object?>(["1A2B-3C4D", "exfat", 1000.0], row.Skip(2).Take(3));
        Assert.Equal<object?>([readable, 1.0, set.Name], row.Skip(9));
    }

    [Fact]
    public void AMonthWithoutSetsAndMediaHasNoSuchSheets() => Assert.Null(_bench.Workplace.LogExport.Report(ReportMonth.Parse("2026-11")).Backups);

    [Fact]
    public void AMonthThatIsPastIsToldAsItEnded()
    {
        _bench.Make();
        _bench.Desk.Clock.UtcNow = _bench.Desk.Clock.UtcNow.AddMonths(2);

        var november = Assert.Single(_bench.Workplace.LogExport.Report(ReportMonth.Parse("2026-11")).Backups!);

        Assert.Equal(10, november.AgeInWorkingDays);
        Assert.Null(_bench.Workplace.LogExport.Report(ReportMonth.Parse("2026-10")).Backups);
    }
}
