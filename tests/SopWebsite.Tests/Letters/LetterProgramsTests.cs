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
        for (var row = 1; row <= 200; row++)
            Assert.Contains("ke-" + row.ToString(System.Globalization.CultureInfo.InvariantCulture), string.Concat(pages), StringComparison.Ordinal);
    }

    [SkippableFact]
    public void ALongWordAndALongStoryAreBrokenNotCutOff()
    {
        Skip.IfNot(OnPath("soffice") && OnPath("pdftotext"), "LibreOffice Writer or pdftotext is not installed.");
        // A text longer than a page, in words and in one word, in every place of the letter.
        var text = new string('\u0175', 300) + " " + string.Join(" ", Enumerable.Range(1, 900)) + " pungkasan";
        var dossier = SampleDossier.Full();
        var printed = string.Concat(Printed(SituationLetter.Compose(
            dossier with
            {
                Report = dossier.Report with { Resolution = dossier.Report.Resolution! with { Action = text } },
                Chronology = [dossier.Chronology[0] with { FollowUp = text }],
            },
            new LetterChoices())));

        Assert.Equal(3, printed.Split("pungkasan").Length);
        Assert.Equal(600, printed.Count(letter => letter == '\u0175'));
    }

    [SkippableTheory]
    [InlineData(2)]
    [InlineData(8)]
    public void EachDispositionSheetIsAPageWithItsLetterhead(int sheets)
    {
        Skip.IfNot(OnPath("soffice") && OnPath("pdftotext"), "LibreOffice Writer or pdftotext is not installed.");
        var full = SampleDossier.Full();
        var chain = Enumerable.Range(1, sheets).Select(number => full.Sheets[1] with { Number = $"LD-2026-11-{number:0000}" }).ToArray();
        var pages = Printed(SituationLetters.Compose(
            full with { Sheets = chain, Report = full.Report with { Dispositions = chain } }, new LetterChoices(), SituationForm.Disposition));

        // What comes after the last sheet is the chain, where it is long.
        Assert.InRange(pages.Length, sheets, sheets + 1);
        for (var page = 0; page < sheets; page++)
        {
            Assert.Contains("PENGADILAN NEGERI CONTOH", pages[page], StringComparison.Ordinal);
            Assert.Contains("LEMBAR DISPOSISI", pages[page], StringComparison.Ordinal);
            Assert.Contains(chain[page].Number, pages[page], StringComparison.Ordinal);
            Assert.Contains("Paraf penerima", pages[page], StringComparison.Ordinal);
        }
        Assert.Contains("Rantai disposisi", string.Concat(pages.Skip(sheets - 1)), StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData(SituationForm.Disposition)]
    [InlineData(SituationForm.Bssn)]
    public void ALongStoryInAFormIsBrokenNotCutOff(SituationForm form)
    {
        Skip.IfNot(OnPath("soffice") && OnPath("pdftotext"), "LibreOffice Writer or pdftotext is not installed.");
        var text = new string('\u0175', 300) + " " + string.Join(" ", Enumerable.Range(1, 1800)) + " pungkasan";
        var full = SampleDossier.Full();
        var sheet = full.Sheets[1] with { Instruction = text, Questions = [] };
        var printed = string.Concat(Printed(SituationLetters.Compose(
            full with { Sheets = [sheet], Incident = full.Incident! with { Missing = [new("a " + text, "a " + text)], Impact = [] } },
            new LetterChoices(), form)));

        Assert.Equal(2, printed.Split("pungkasan").Length);
        Assert.Equal(300, printed.Count(letter => letter == '\u0175'));
    }

    [SkippableFact]
    public void TheWebPagePrintsEachSheetOnAPageToo()
    {
        Skip.IfNot(OnPath("chromium") && OnPath("pdftotext"), "Chromium or pdftotext is not installed.");
        File.WriteAllBytes(
            _folder["lembar.html"],
            LetterFiles.Written(SituationLetters.Compose(SampleDossier.Full(), new LetterChoices(), SituationForm.Disposition), ".html"));
        Run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", "--user-data-dir=" + _folder["browser"],
            "--print-to-pdf=" + _folder["lembar.pdf"], new Uri(_folder["lembar.html"]).AbsoluteUri);
        var pages = Text("lembar");

        Assert.Equal(2, pages.Length);
        Assert.All(pages, page => Assert.Contains("LEMBAR DISPOSISI", page, StringComparison.Ordinal));
        Assert.Contains("Halaman 2 dari 2", pages[1], StringComparison.Ordinal);
    }

    private string[] Printed(Letter letter)
    {
        File.WriteAllBytes(_folder["surat.docx"], LetterFiles.Written(letter, ".docx"));
        Run("soffice", "--headless", "-env:UserInstallation=" + new Uri(_folder["profile"]), "--convert-to", "pdf", "--outdir", _folder.Path,
            _folder["surat.docx"]);
        return Text("surat");
    }

    private string[] Text(string name)
    {
        Run("pdftotext", "-layout", _folder[name + ".pdf"], _folder[name + ".txt"]);
        return File.ReadAllText(_folder[name + ".txt"]).Split('\f', StringSplitOptions.RemoveEmptyEntries);
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
