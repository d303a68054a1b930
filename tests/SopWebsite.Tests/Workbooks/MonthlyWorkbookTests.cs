using System.IO.Compression;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Spreadsheet;
using SopWebsite.Adapters;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Reporting;
using SopWebsite.Sites;
using SopWebsite.Tests.Reporting;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Workbooks;

public sealed class MonthlyWorkbookTests
{
    private static readonly DateTimeOffset Start = SampleLog.FirstOfNovember;

    private static readonly string[] LogColumns =
    [
        "No", "Waktu", "Situs", "Nomor Laporan", "Peristiwa", "Dari", "Kepada", "Batas Waktu", "Menit Kerja", "Standar", "Mutu Baku",
        "Tindak Lanjut", "Eviden", "Hash",
    ];

    [Theory]
    [InlineData(Language.Indonesian, 0)]
    [InlineData(Language.Indonesian, 300)]
    [InlineData(Language.English, 300)]
    [InlineData(Language.Indonesian, 5000)]
    public void TheFileIsWhatTheSchemaAsks(Language language, int entries)
    {
        using var file = new WorkbookFile(Written(SampleLog.Chain(Month(entries)), language));

        Assert.Empty(file.Faults());
        Assert.Equal(language == Language.Indonesian ? ["Ringkasan", "Log Eskalasi"] : new[] { "Summary", "Escalation Log" }, file.SheetNames);
        Assert.Equal(Math.Max(1, entries), file.Rows(file.SheetNames[1]).Count);
    }

    [Fact]
    public void BothSheetsAreRealTablesLaidOutForPaper()
    {
        using var file = new WorkbookFile(Written(SampleLog.Chain(Month(40))));

        foreach (var (sheet, table) in new[] { ("Ringkasan", "RingkasanSop"), ("Log Eskalasi", "LogEskalasi") })
        {
            var page = file.Page(sheet);
            var (top, _, columns) = file.Extent(sheet);
            Assert.Equal(table, file.Table(sheet).Name);
            Assert.Equal(table, file.Table(sheet).DisplayName);
            Assert.NotNull(file.Table(sheet).AutoFilter);
            Assert.Empty(page.Elements<MergeCells>());
            var pane = page.SheetViews!.GetFirstChild<SheetView>()!.Pane!;
            Assert.Equal((PaneStateValues.Frozen, (double)top), (pane.State!.Value, pane.VerticalSplit!.Value));
            var setup = page.GetFirstChild<PageSetup>()!;
            Assert.Equal((9U, OrientationValues.Landscape, 1U, 0U),
                (setup.PaperSize!.Value, setup.Orientation!.Value, setup.FitToWidth?.Value ?? 1U, setup.FitToHeight!.Value));
            Assert.True(page.SheetProperties!.PageSetupProperties!.FitToPage!.Value);
            var footer = page.GetFirstChild<HeaderFooter>()!.OddFooter!.Text;
            Assert.Contains("&P", footer, StringComparison.Ordinal);
            Assert.Contains("&N", footer, StringComparison.Ordinal);
            var repeated = file.Document.WorkbookPart!.Workbook.DefinedNames!.Elements<DefinedName>()
                .Where(name => name.Name == "_xlnm.Print_Titles").Select(name => name.Text);
            Assert.Contains(repeated, text => text.Replace("'", "", StringComparison.Ordinal) == $"{sheet}!${top}:${top}");
            Assert.Equal(columns, file.Table(sheet).TableColumns!.Count());
            Assert.All(page.GetFirstChild<Columns>()!.Elements<Column>(), column => Assert.True(column.Width! >= 5));
        }
        Assert.Equal(LogColumns, file.Table("Log Eskalasi").TableColumns!.Elements<TableColumn>().Select(column => column.Name!.Value));
        var properties = file.Document.PackageProperties;
        Assert.Equal(("Laporan Pengelolaan IT: Log Eskalasi SOP, November 2026", "id-ID", "PENGADILAN NEGERI CONTOH"),
            (properties.Title, properties.Language, properties.Creator?.ToUpperInvariant()));
    }

    [Fact]
    public void NumbersAreNumbersAndTimesAreTheZonesWallClock()
    {
        var entries = SampleLog.Chain([SampleLog.Completed(Start.AddDays(19).AddHours(9.5), "pn-tais/website", 6, 7, 5, Timeliness.Late)]);
        using var file = new WorkbookFile(Written(entries));

        var row = file.Rows("Log Eskalasi").Single();

        Assert.Equal(1.0, row[0]);
        Assert.Equal(new DateTime(2026, 11, 20, 9, 30, 0), DateTime.FromOADate((double)row[1]!));
        Assert.Equal(("pn-contoh", (object?)null, "Kegiatan selesai", "Admin Website", "Kasubbag PTIP"), (row[2], row[3], row[4], row[5], row[6]));
        Assert.Equal(new DateTime(2026, 11, 20, 9, 35, 0), DateTime.FromOADate((double)row[7]!));
        Assert.Equal((7.0, 5.0, "Terlambat", entries[0].Hash), (row[8], row[9], row[10], row[13]));
        var summary = file.Rows("Ringkasan").Single();
        Assert.Equal(
            (1.0, 0.0, 1.0, 0.0, 0.0, 7.0, 7.0, 5.0),
            (summary[3], summary[4], summary[5], summary[6], summary[7], summary[8], summary[9], summary[10]));
    }

    [Fact]
    public void ABrokenChainIsSaidOnTheFirstSheet()
    {
        var entries = SampleLog.Chain(Month(10));
        entries[4] = entries[4] with { FollowUp = "diganti" };
        using var file = new WorkbookFile(Written(entries));

        Assert.Contains(file.Cells("Ringkasan"), cell => file.Value(cell) is string text
            && text.Contains("TIDAK UTUH pada entri 5: ada entri yang diubah", StringComparison.Ordinal));
    }

    [Fact]
    public void AnInstantOutOfExcelsCalendarIsShownAsText()
    {
        var entries = SampleLog.Chain(Month(1));
        entries[0] = entries[0] with { Due = default(DateTimeOffset) };
        using var file = new WorkbookFile(Written(entries));

        Assert.Equal("0001-01-01 00:00", file.Rows("Log Eskalasi").Single()[7]);
        Assert.Empty(file.Faults());
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("id-ID")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void EveryCultureWritesTheSameFile(string culture)
    {
        var entries = SampleLog.Chain(Month(50));
        var expected = Contents(Written(entries));
        using var _ = new UnderCulture(culture);

        Assert.Equal(expected, Contents(Written(entries)));

        static string Contents(MemoryStream package)
        {
            using var zip = new ZipArchive(package, ZipArchiveMode.Read);
            return string.Join("\n", zip.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal).Select(entry =>
            {
                using var reader = new StreamReader(entry.Open());
                // The packaging library names a part and its relationships at random.
                return Regex.Replace(entry.FullName + "\n" + reader.ReadToEnd(), "R[0-9a-f]{16}|(?<=core-properties/)[0-9a-f]{32}", "");
            }));
        }
    }

    [Fact]
    public void OfficersOfTheRegisterSign()
    {
        using var file = new WorkbookFile(Written(SampleLog.Chain(Month(3))));

        var texts = file.Cells("Ringkasan").Select(file.Value).OfType<string>().ToList();

        Assert.Contains("Sekretaris,", texts);
        Assert.Contains("Kasubbag PTIP,", texts);
        Assert.Contains("Contoh Sekretaris", texts);
        Assert.Contains("NIP 000000000000000001", texts);
        Assert.Contains("NIP ................................", texts);
    }

    internal static MemoryStream Written(List<EscalationEntry> entries, Language language = Language.Indonesian)
    {
        var report = MonthlyReportBuilder.Build(
            new ReportMonth(2026, 11), "WIB", entries, EscalationChain.Verify(entries), new DateTimeOffset(2026, 12, 1, 1, 15, 0, TimeSpan.Zero),
            (procedure, activity) => new ActivityTitle("SOP contoh", "Kegiatan " + activity));
        SopOfficer[] officers = [new() { Name = "Contoh Sekretaris", Role = "sekretaris", Nip = "000000000000000001" }];
        var stream = new MemoryStream();
        new AdapterSet(".").Workbooks.Write(MonthlyWorkbook.Compose(report, language, ["Pengadilan Negeri Contoh"], officers), stream);
        stream.Position = 0;
        return stream;
    }

    internal static IEnumerable<EscalationDraft> Month(int entries) => Enumerable.Range(0, entries).Select(n => n % 3 == 2
        ? SampleLog.Note(Start.AddMinutes(n * 8), "Menghubungi penyedia hosting & mencatat nomor tiket #" + n)
        : SampleLog.Completed(
            Start.AddMinutes(n * 8), n % 2 == 0 ? "pn-tais/website" : "pn-dumai/website", n % 7 + 1, n % 70, n % 5 == 0 ? null : 60,
            n % 5 == 0 ? Timeliness.NotMeasurable : n % 70 > 60 ? Timeliness.Late : Timeliness.OnTime));
}
