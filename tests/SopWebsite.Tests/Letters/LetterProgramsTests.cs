using System.Diagnostics;
using SopWebsite.Languages;
using SopWebsite.Reporting.Letters;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Letters;

/// <summary>A letter in a word processor: it opens, and prints as it should.</summary>
public sealed class LetterProgramsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData(Language.Indonesian, "Halaman {0} dari {1}", "Waktu", "Kegiatan selesai")]
    [InlineData(Language.English, "Page {0} of {1}", "Time", "Activity completed")]
    public void ALongLetterPrintsWithItsHeaderOnEveryPage(Language language, string footer, string header, string happened)
    {
        Skip.IfNot(OnPath("soffice") && OnPath("pdftotext"), "LibreOffice Writer or pdftotext is not installed.");
        var pages = Printed(SituationLetter.Compose(SampleDossier.Full(200), new LetterChoices { Language = language }));

        Assert.Contains("PENGADILAN NEGERI CONTOH", pages[0], StringComparison.Ordinal);
        Assert.Contains("LS-2026-11-0001", pages[0], StringComparison.Ordinal);
        Assert.Contains("198001012005011001", string.Concat(pages), StringComparison.Ordinal);
        Assert.Contains(new string('a', 30), pages[^1], StringComparison.Ordinal);
        Assert.All(pages, (page, index) => Assert.Contains(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, footer, index + 1, pages.Length), page, StringComparison.Ordinal));
        var ofChronology = pages.Where(page => page.Contains(happened, StringComparison.Ordinal)).ToList();
        Assert.True(ofChronology.Count > 3);
        Assert.All(ofChronology, page => Assert.Contains(header, page, StringComparison.Ordinal));
        // Every row is there, and none is cut off at the foot of a page.
        for (var row = 1; row <= 200; row++) Assert.Contains("ke-" + row.ToString(System.Globalization.CultureInfo.InvariantCulture), string.Concat(pages), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void ALongWordAndALongStoryAreBrokenNotCutOff()
    {
        Skip.IfNot(OnPath("soffice") && OnPath("pdftotext"), "LibreOffice Writer or pdftotext is not installed.");
        // A text longer than a page, in words and in one word, in every place of the letter.
        var text = new string('\u0175', 300) + " " + string.Join(" ", Enumerable.Range(1, 900)) + " pungkasan";
        var dossier = SampleDossier.Full();
        var printed = string.Concat(Printed(SituationLetter.Compose(
            dossier with { Report = dossier.Report with { Resolution = dossier.Report.Resolution! with { Action = text } }, Chronology = [dossier.Chronology[0] with { FollowUp = text }] },
            new LetterChoices())));

        Assert.Equal(3, printed.Split("pungkasan").Length);
        Assert.Equal(600, printed.Count(letter => letter == '\u0175'));
    }

    private string[] Printed(Letter letter)
    {
        File.WriteAllBytes(_folder["surat.docx"], LetterFiles.Written(letter, ".docx"));
        Run("soffice", "--headless", "-env:UserInstallation=" + new Uri(_folder["profile"]), "--convert-to", "pdf", "--outdir", _folder.Path, _folder["surat.docx"]);
        Run("pdftotext", "-layout", _folder["surat.pdf"], _folder["surat.txt"]);
        return File.ReadAllText(_folder["surat.txt"]).Split('\f', StringSplitOptions.RemoveEmptyEntries);
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
