using System.Diagnostics;
using SopWebsite.Languages;
using SopWebsite.Reporting;
using SopWebsite.Tests.Support;
using SopWebsite.Tests.Visitors;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Masking;

namespace SopWebsite.Tests.Workbooks;

public sealed class VisitorWorkbookTests : IDisposable
{
    private const string Bot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Language.Indonesian)]
    [InlineData(Language.English)]
    public void EachKindHasItsSheetAndItsSumsHold(Language language)
    {
        var summary = Summary(AddressMasking.Medium);
        using var file = new WorkbookFile(Written(summary, language));

        Assert.Empty(file.Faults());
        Assert.Equal(language == Language.Indonesian
            ? ["Aktivitas", "Jam", "Halaman", "Perujuk", "Peramban dan Bot", "Status", "Alamat"]
            : new[] { "Activity", "Hours", "Pages", "Referrers", "User Agents", "Statuses", "Addresses" }, file.SheetNames);
        foreach (var sheet in file.SheetNames)
        {
            var requests = file.SheetNames[4] == sheet ? 2 : 1;
            Assert.Equal(summary.Requests, file.Rows(sheet).Sum(row => (long)(double)row[requests]!));
        }
        Assert.Equal(11, file.Rows(file.SheetNames[2]).Count);
    }

    [Fact]
    public void HostilePagesAndReferrersAreText()
    {
        string[] lines = [LogText.Line("=cmd|'/c calc'!A1", referer: "https://@SUM(1+1).example/"), LogText.Line("/<b>&amp;\\x01", seconds: 1)];
        var summary = new VisitorActivityReader().Read([LogText.Source(lines)], out _);
        using var file = new WorkbookFile(Written(summary));

        Assert.Empty(file.Faults());
        Assert.Contains(file.Rows("Halaman"), row => row[0] is string text && text.StartsWith("=cmd|", StringComparison.Ordinal));
        Assert.DoesNotContain("<f>", file.Page("Halaman").OuterXml, StringComparison.Ordinal);
    }

    [Fact]
    public void ALogWithoutRequestsSaysSo()
    {
        using var file = new WorkbookFile(Written(new VisitorActivityReader().Read([LogText.Source(["bukan log"])], out _)));

        Assert.Empty(file.Faults());
        Assert.All(file.SheetNames, sheet => Assert.Equal("Nihil", Assert.Single(file.Rows(sheet))[0]));
    }

    [Fact]
    public void TheMonthlyWorkbookHasTheDaysOfEachSite()
    {
        using var desk = new Desk();
        File.WriteAllLines(_folder["access.log"], [LogText.Line("/"), LogText.Line("/berita", agent: Bot, seconds: 1), LogText.Line("/", seconds: 90000), LogText.Line("/", seconds: 86400 * 40), "rusak"]);
        desk.Set(site => site with { LogPath = [_folder["access.log"], _folder["hilang.log"]] });

        var report = desk.Workplace.LogExport.Report(new ReportMonth(2026, 11));
        using var stream = new MemoryStream();
        Desk.Adapters.Workbooks.Write(MonthlyWorkbook.Compose(report, Language.Indonesian, ["PENGADILAN NEGERI CONTOH"], []), stream);
        using var file = new WorkbookFile(new MemoryStream(stream.ToArray()));

        Assert.Empty(file.Faults());
        Assert.Equal(
            new object?[][] { ["pn-contoh", "2026-11-20", 2.0, 1.0, 1.0, 1.0, 0.0, 0.0], ["pn-contoh", "2026-11-21", 1.0, 1.0, 0.0, 1.0, 0.0, 0.0] },
            file.Rows("Aktivitas"));
        Assert.Contains(report.Warnings(), warning => warning.English.Contains("hilang.log", StringComparison.Ordinal));
        Assert.Null(desk.Workplace.LogExport.Report(new ReportMonth(2025, 1)).Visitors);
    }

    [SkippableFact]
    public void ItOpensAndPrints()
    {
        Skip.IfNot(OnPath("soffice") && OnPath("pdftotext"), "LibreOffice Calc or pdftotext is not installed.");
        File.WriteAllBytes(_folder["aktivitas.xlsx"], Written(Summary(AddressMasking.Light)).ToArray());

        Run("soffice", "--headless", "-env:UserInstallation=" + new Uri(_folder["profile"]), "--convert-to", "pdf", "--outdir", _folder.Path,
            _folder["aktivitas.xlsx"]);
        Run("pdftotext", "-layout", _folder["aktivitas.pdf"], _folder["aktivitas.txt"]);

        var pages = File.ReadAllText(_folder["aktivitas.txt"]).Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(pages.Length >= 7);
        Assert.Contains("Log Aktivitas Pengunjung", pages[0], StringComparison.Ordinal);
        Assert.Contains("ringan: IPv4 /24", pages[0], StringComparison.Ordinal);
        Assert.All(pages, (page, index) => Assert.Contains($"Halaman {index + 1} dari {pages.Length}", page, StringComparison.Ordinal));
    }

    private static VisitorActivitySummary Summary(AddressMasking masking)
    {
        var random = new Random(3);
        var lines = Enumerable.Range(0, 600).Select(n => LogText.Line(
            $"/berita/{random.Next(30)}-putusan-tentang-perkara-yang-panjang-sekali-judulnya", random.Next(10) == 0 ? 404 : 200,
            $"203.0.{random.Next(20)}.{random.Next(250)}", n * 700, agent: n % 3 == 0 ? Bot : LogText.Firefox,
            referer: n % 2 == 0 ? "-" : $"https://situs{random.Next(20)}.example/"));
        return new VisitorActivityReader(new VisitorActivityOptions { Site = "pn-contoh", Agents = Desk.Adapters.Agents, Masking = masking })
            .Read([LogText.Source(lines)], out _);
    }

    private static MemoryStream Written(VisitorActivitySummary summary, Language language = Language.Indonesian)
    {
        var stream = new MemoryStream();
        var workbook = VisitorWorkbook.Compose(summary, language, ["PENGADILAN NEGERI CONTOH"], LogText.Start.AddDays(9), top: 10);
        Desk.Adapters.Workbooks.Write(workbook, stream);
        return new MemoryStream(stream.ToArray());
    }

    private static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output.Result + errors);
    }
}
