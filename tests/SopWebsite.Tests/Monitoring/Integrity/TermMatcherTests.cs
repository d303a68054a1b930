using SopWebsite.Monitoring.Integrity;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Monitoring.Integrity;

public sealed class TermMatcherTests
{
    private static readonly TermMatcher Matcher = new(Desk.Adapters.Lexicons.Get());

    [Theory]
    [InlineData("Ayo SLOT GACOR hari ini", "slot gacor hari ini", false)]
    [InlineData("sl0t gac0r", "slot gacor", true)]
    [InlineData("5lot online", "slot online", true)]
    [InlineData("s1ot online", "slot online", true)]
    [InlineData("t0gel", "togel", true)]
    [InlineData("j4ckp0t", "jackpot", true)]
    [InlineData("s l o t", "slot", true)]
    [InlineData("m.a.x.w.i.n", "maxwin", true)]
    [InlineData("t-o-g-e-l", "togel", true)]
    [InlineData("ga cor", "gacor", true)]
    [InlineData("sl\u200bot ga\u200bcor", "slot gacor", false)]
    [InlineData("ｓｌｏｔ　ｇａｃｏｒ", "slot gacor", false)]
    [InlineData("slоt gасоr", "slot gacor", true)]
    [InlineData("sbóbet", "sbobet", false)]
    [InlineData("main di hoki138 saja", "hoki138", false)]
    [InlineData("สล็อต", "สล็อต", false)]
    public void ATermIsFoundHoweverItIsWritten(string text, string term, bool isDisguised)
    {
        var hit = Assert.Single(Matcher.Find(text).Hits, one => !one.Term.IsCall);
        Assert.Equal((TextFolding.Fold(term), isDisguised), (TextFolding.Fold(hit.Term.Text), hit.IsDisguised));
    }

    [Theory]
    [InlineData("tempo.co memuat daftar perkara")]
    [InlineData("P U T U S A N")]
    [InlineData("Pasal 303 KUHP, PP 94 tahun 2021, DIPA 2026")]
    [InlineData("kompetensi, komponen, rombongan, Bandar Lampung, slot sidang")]
    [InlineData("Perma 7/2015 dan SK 144/KMA/SK/VIII/2022")]
    [InlineData("")]
    public void ACourtsOwnWordsAreNoTerms(string text) => Assert.Empty(Matcher.Find(text).Hits.Where(hit => !hit.Term.IsCall));

    [Theory]
    [InlineData("situsslotgacor.example", true)]
    [InlineData("dewaslot99.example", true)]
    [InlineData("raja-togel.example", true)]
    [InlineData("slot-88.example", true)]
    [InlineData("indobet.example", false)]
    [InlineData("pn-contoh.go.id", false)]
    [InlineData("tempo.co", false)]
    [InlineData("judicial-commission.example", false)]
    [InlineData("beritapro2026.example", false)]
    public void AHostIsKnownByItsName(string host, bool isSpam) =>
        Assert.Equal(isSpam, Matcher.FindInName(host).Sum(hit => hit.Term.Weight) >= 3);

    [Fact]
    public void AHalfCharacterIsNoFault() => Assert.Empty(Matcher.Find("\ud83d halaman \udc00").Hits);

    [Fact]
    public void ACourtsOwnFileAddsAndOverrules()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            folder["sendiri.yaml"],
            "name: sendiri\nterms:\n  - weight: 6\n    words: [merekbaru, hoki]\ncourt: [inzage]\ntrusted: [bankcontoh.example]\n");
        var lexicon = Desk.Adapters.Lexicons.Get(folder["sendiri.yaml"]);

        Assert.Equal([6, 6], lexicon.Terms.Where(term => term.Text is "merekbaru" or "hoki").Select(term => term.Weight));
        Assert.Contains("inzage", lexicon.Court);
        Assert.Contains("bankcontoh.example", lexicon.Trusted);
        Assert.Contains("pasal", lexicon.Court);
    }

    [Theory]
    [InlineData("name: x\nterms:\n  - weight: 9\n    words: [a]\n")]
    [InlineData("name: x\nasing: 1\n")]
    [InlineData("terms: &a [*a]")]
    public void AFileThatIsNoLexiconIsRefused(string text)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["salah.yaml"], text);
        Assert.Equal("SopLexiconInvalid", Assert.Throws<SopWebsite.Errors.SopException>(() => Desk.Adapters.Lexicons.Get(folder["salah.yaml"])).Id);
    }
}
