using System.Diagnostics;
using SopWebsite.Tests.Reporting;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Workbooks;

/// <summary>The workbook in a spreadsheet program: it opens, and prints as it should.</summary>
public sealed class LibreOfficeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public void TheWorkbookOpensAndPrints()
    {
        Skip.IfNot(OnPath("soffice") && OnPath("pdftotext"), "LibreOffice Calc or pdftotext is not installed.");
        File.WriteAllBytes(_folder["laporan.xlsx"], MonthlyWorkbookTests.Written(SampleLog.Chain(MonthlyWorkbookTests.Month(120))).ToArray());

        Run("soffice", "--headless", "-env:UserInstallation=" + new Uri(_folder["profile"]), "--convert-to", "pdf", "--outdir", _folder.Path,
            _folder["laporan.xlsx"]);
        Run("pdftotext", "-layout", _folder["laporan.pdf"], _folder["laporan.txt"]);

        var pages = File.ReadAllText(_folder["laporan.txt"]).Split('\f', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(pages.Length > 2);
        Assert.Contains("PENGADILAN NEGERI CONTOH", pages[0], StringComparison.Ordinal);
        Assert.Contains("Periode: November 2026", pages[0], StringComparison.Ordinal);
        Assert.All(pages, (page, index) => Assert.Contains($"Halaman {index + 1} dari {pages.Length}", page, StringComparison.Ordinal));
        // The header row comes again on each page of its table.
        var ofLog = pages.Where(page => page.Contains("Tindak Lanjut", StringComparison.Ordinal)).ToList();
        Assert.True(ofLog.Count > 1);
        Assert.All(pages.Except(ofLog), page => Assert.Contains("Terlambat", page, StringComparison.Ordinal));
    }

    private static bool OnPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, output.Result + errors);
    }
}
