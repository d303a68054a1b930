using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>Looks for the signs of tampering on one page as it was served to one kind of visitor.</summary>
internal sealed class PageJudge
{
    private readonly TextJudge _texts;
    private readonly SpamLexicon _lexicon;
    private readonly TermMatcher _matcher;

    public PageJudge(SpamLexicon lexicon)
    {
        _lexicon = lexicon;
        _matcher = new TermMatcher(lexicon);
        _texts = new TextJudge(_matcher);
    }

    public HostJudge HostsOf(Uri page) => new(page, _lexicon, _matcher);

    /// <summary>The signs on a page.</summary>
    /// <param name="page">What it shows and hides.</param>
    /// <param name="source">Its source.</param>
    /// <param name="view">Who was served it.</param>
    public IReadOnlyList<IntegrityReason> Judge(PageProfile page, string source, ViewKind view)
    {
        var sheet = new ReasonSheet(page.Address, view);
        var hosts = HostsOf(page.Address);
        Texts(sheet, page);
        new LinkJudge(hosts, _texts).Judge(sheet, page);
        new CodeJudge(hosts, _texts).Judge(sheet, page, source);
        ForeignLetters.Judge(sheet, page);
        return sheet.Reasons;
    }

    /// <summary>The signs in a title alone, which search engines show.</summary>
    public double TitlePoints(string title) => _texts.Weigh(title).Points;

    private void Texts(ReasonSheet sheet, PageProfile page)
    {
        var title = _texts.Weigh(page.Title);
        sheet.Add(
            IntegritySign.SpamTitle, title.Points >= 8 ? 60 : title.Points >= 5 ? 40 : title.Points >= 3 ? 20 : 0, title.Sample,
            new Phrase(
                "The title has words of gambling or other spam.", "Judul halaman memuat kata-kata judi atau spam lain."));

        var visible = _texts.Weigh(page.VisibleText);
        sheet.Add(IntegritySign.SpamText, Percent(visible.Points, 2.5, 85), visible.Sample, new Phrase(
            $"The text has words of gambling or other spam, in {visible.Blocks} places.",
            $"Teks halaman memuat kata-kata judi atau spam lain, pada {visible.Blocks} bagian."));

        var hidden = _texts.Weigh(string.Join("\n", page.Hidden.Select(text => text.Text)));
        sheet.Add(IntegritySign.HiddenText, Percent(hidden.Points, 6, 92), hidden.Sample, new Phrase(
            $"Text that visitors do not see ({Ways(page)}) has words of gambling or other spam.",
            $"Teks yang tidak terlihat pengunjung ({Ways(page)}) memuat kata-kata judi atau spam lain."));

        var disguised = visible.Disguised + hidden.Disguised + title.Disguised;
        sheet.Add(
            IntegritySign.DisguisedText, disguised == 0 ? 0 : Math.Min(60, 10 + (15 * disguised)), visible.Sample ?? hidden.Sample ?? title.Sample,
            new Phrase(
                $"{disguised} words of spam are written so as not to be found (digits for letters, spaced out).",
                $"{disguised} kata spam ditulis tersamar (angka sebagai huruf, huruf direnggangkan)."));

        var description = _texts.Weigh(string.Join("\n", page.Descriptions));
        sheet.Add(IntegritySign.SpamDescription, Percent(description.Points, 4, 65), description.Sample, new Phrase(
            "The description for search engines has words of gambling or other spam.",
            "Deskripsi untuk mesin pencari memuat kata-kata judi atau spam lain."));
    }

    private static string Ways(PageProfile page) => string.Join(", ", page.Hidden.Select(text => text.How).Distinct().OrderBy(how => how).Take(4));

    private static int Percent(double points, double factor, int most) => points < 2 ? 0 : (int)Math.Min(most, points * factor);
}
