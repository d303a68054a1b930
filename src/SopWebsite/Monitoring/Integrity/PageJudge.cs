using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>Looks for the signs of tampering on one page as it was served to one kind of visitor.</summary>
internal sealed class PageJudge
{
    private const double MostExcusedHidden = 3;
    private const int MostOfCode = 20;

    private readonly TextJudge _texts;
    private readonly SpamLexicon _lexicon;
    private readonly TermMatcher _matcher;
    private readonly DefacementJudge _defacements;

    public PageJudge(SpamLexicon lexicon)
    {
        _lexicon = lexicon;
        _matcher = new TermMatcher(lexicon);
        _texts = new TextJudge(_matcher);
        _defacements = new DefacementJudge(lexicon);
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
        var context = PageContext.Of(page, _lexicon, _matcher, hosts);
        Texts(sheet, page, context);
        Put(sheet, page, context);
        new LinkJudge(hosts, _texts).Judge(sheet, page, context);
        new CodeJudge(hosts, _texts, context).Judge(sheet, page, source);
        _defacements.Judge(sheet, page);
        ForeignLetters.Judge(sheet, page);
        return sheet.Reasons;
    }

    private void Texts(ReasonSheet sheet, PageProfile page, PageContext context)
    {
        var setting = new TextSetting { Page = context };
        var title = _texts.Weigh(page.Title, setting with { MostExcused = 2 });
        sheet.Add(
            IntegritySign.SpamTitle, title.Points >= 8 ? 60 : title.Points >= 5 ? 40 : title.Points >= 3 ? 20 : 0, title.Sample,
            new Phrase(
                "The title has words of gambling or other spam.", "Judul halaman memuat kata-kata judi atau spam lain."));

        var visible = _texts.Weigh(page.VisibleText, setting with { IsShown = true });
        sheet.Add(IntegritySign.SpamText, Percent(visible.Points, 2.5, 85), visible.Sample, new Phrase(
            $"The text has words of gambling or other spam, in {visible.Blocks} places.",
            $"Teks halaman memuat kata-kata judi atau spam lain, pada {visible.Blocks} bagian."));

        // What opens on a click is hidden too, and part of what the page is about; what no click shows is not.
        var folded = _texts.Weigh(Hidden(page, isFolded: true), setting with { MostExcused = MostExcusedHidden });
        var buried = _texts.Weigh(Hidden(page, isFolded: false), setting with { MostExcused = MostExcusedHidden, MayBeTopic = false });
        var hidden = buried.Points >= folded.Points ? buried : folded;
        sheet.Add(IntegritySign.HiddenText, Percent(folded.Points + buried.Points, 6, 92), hidden.Sample, new Phrase(
            $"Text that visitors do not see ({Ways(page)}) has words of gambling or other spam.",
            $"Teks yang tidak terlihat pengunjung ({Ways(page)}) memuat kata-kata judi atau spam lain."));

        var disguised = visible.Disguised + folded.Disguised + buried.Disguised + title.Disguised;
        sheet.Add(
            IntegritySign.DisguisedText, disguised == 0 ? 0 : Math.Min(60, 10 + (15 * disguised)), visible.Sample ?? hidden.Sample ?? title.Sample,
            new Phrase(
                $"{disguised} words of spam are written so as not to be found (digits for letters, spaced out).",
                $"{disguised} kata spam ditulis tersamar (angka sebagai huruf, huruf direnggangkan)."));

        var description = _texts.Weigh(string.Join("\n", page.Descriptions), setting with { MostExcused = 4 });
        sheet.Add(IntegritySign.SpamDescription, Percent(description.Points, 4, 65), description.Sample, new Phrase(
            "The description for search engines has words of gambling or other spam.",
            "Deskripsi untuk mesin pencari memuat kata-kata judi atau spam lain."));
    }

    /// <summary>Text that is on the page by other ways than its own: code shown as an example, style sheets, attributes.</summary>
    private void Put(ReasonSheet sheet, PageProfile page, PageContext context)
    {
        var setting = new TextSetting { Page = context, MostExcused = MostExcusedHidden };
        var code = _texts.Weigh(page.CodeText, setting);
        sheet.Add(IntegritySign.SpamText, context.IsTopic ? 0 : Percent(code.Points, 1, MostOfCode), code.Sample, new Phrase(
            "Text shown as code has words of gambling or other spam.", "Teks yang ditampilkan sebagai kode memuat kata-kata judi atau spam lain."));

        var styles = _texts.Weigh(page.StyleText, setting with { LeastWeight = 4 });
        sheet.Add(IntegritySign.HiddenText, styles.Points < 4 ? 0 : (int)Math.Min(85, 20 + (styles.Points * 4)), styles.Sample, new Phrase(
            "A style sheet puts words of gambling or other spam into the page.",
            "Lembar gaya (CSS) menyisipkan kata-kata judi atau spam lain ke halaman."));

        var attributes = _texts.Weigh(page.AttributeText, setting with { LeastWeight = 4 });
        sheet.Add(IntegritySign.HiddenText, Percent(attributes.Points, 4, 70), attributes.Sample, new Phrase(
            "Attributes of elements (titles, alternative texts, data) have words of gambling or other spam.",
            "Atribut elemen (judul, teks alternatif, data) memuat kata-kata judi atau spam lain."));
    }

    private static string Hidden(PageProfile page, bool isFolded) =>
        string.Join("\n", page.Hidden.Where(text => IsFolded(text.How) == isFolded).Select(text => text.Text));

    private static bool IsFolded(Hiding how) => how is Hiding.Display or Hiding.Visibility or Hiding.Attribute or Hiding.Clipped or Hiding.Unrendered;

    private static string Ways(PageProfile page) => string.Join(", ", page.Hidden.Select(text => text.How).Distinct().OrderBy(how => how).Take(4));

    private static int Percent(double points, double factor, int most) => points < 2 ? 0 : (int)Math.Min(most, points * factor);
}
