using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using SopWebsite.Languages;
using SopWebsite.Reporting.Letters;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Letters;

/// <summary>Letters as HTML pages.</summary>
public sealed class HtmlLetterTests
{
    private static readonly string[] Elements =
    [
        "html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section", "div", "p", "h1", "h2", "dl", "dt", "dd", "br", "ol",
        "ul", "li", "img",
        "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td",
    ];

    public static TheoryData<string> Hostile => LetterFiles.Hostile;

    [Theory]
    [InlineData(Language.Indonesian, "id")]
    [InlineData(Language.English, "en")]
    public void APageSaysItsLanguageAndHasItsHeadingsInOrder(Language language, string code)
    {
        var page = Parse(SituationLetter.Compose(SampleDossier.Full(), new LetterChoices { Language = language }));

        Assert.Equal(code, page.DocumentElement.GetAttribute("lang"));
        Assert.NotEmpty(page.Title!);
        var headings = page.QuerySelectorAll("h1,h2,h3,h4").Select(heading => heading.LocalName).ToList();
        Assert.Equal("h1", headings[0]);
        Assert.All(headings.Skip(1), heading => Assert.Equal("h2", heading));
        Assert.Equal(11, headings.Count);
    }

    [Fact]
    public void AFormHasItsTitleForItsMainHeading() =>
        Assert.Equal(
            ["h1:Judul"],
            Parse(LetterFiles.OfEveryKind()).QuerySelectorAll("h1,h2").Select(heading => heading.LocalName + ":" + heading.TextContent));

    [Fact]
    public void EveryTableHasACaptionAndHeadersWithTheirScope()
    {
        var page = Parse(SituationLetter.Compose(SampleDossier.Full(200), new LetterChoices()));

        Assert.Equal(6, page.QuerySelectorAll("table").Length);
        Assert.All(page.QuerySelectorAll("table"), table => Assert.Single(table.QuerySelectorAll("caption")));
        Assert.All(page.QuerySelectorAll("thead th"), header => Assert.Equal("col", header.GetAttribute("scope")));
        Assert.All(page.QuerySelectorAll("tbody th"), header => Assert.Equal("row", header.GetAttribute("scope")));
        Assert.All(page.QuerySelectorAll("img"), picture => Assert.NotEmpty(picture.GetAttribute("alt")!));
    }

    [Theory]
    [MemberData(nameof(Hostile))]
    public void TextFromOutsideStaysText(string text)
    {
        foreach (var page in LetterFiles.Forms(SampleDossier.Of(text), new LetterChoices { Number = text, Signatories = [text] }).Select(Parse))
        {
            Assert.Empty(page.All.Select(element => element.LocalName).Except(Elements));
            Assert.Empty(page.All.SelectMany(element => element.Attributes).Select(attribute => attribute.Name)
                .Except(["lang", "charset", "name", "content", "http-equiv", "class", "style", "scope", "src", "alt", "aria-label"]));
            Assert.All(
                page.QuerySelectorAll("img"),
                picture => Assert.StartsWith("data:image/png;base64,", picture.GetAttribute("src"), StringComparison.Ordinal));
            Assert.Single(page.QuerySelectorAll("style"));
            Assert.DoesNotMatch("[\u202A-\u202E\u2066-\u2069\u200E\u200F]", page.DocumentElement.TextContent);
        }
    }

    [Fact]
    public void NothingIsLoadedFromElsewhere()
    {
        var text = Encoding.UTF8.GetString(LetterFiles.Written(SituationLetter.Compose(SampleDossier.Full(), new LetterChoices()), ".html"));
        Assert.DoesNotContain("url(", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<link", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ThePageIsNumberedInPrint()
    {
        var style = Parse(SituationLetter.Compose(SampleDossier.Full(), new LetterChoices())).QuerySelector("style")!.TextContent;
        Assert.Contains("content: \"Halaman \" counter(page) \" dari \" counter(pages)", style, StringComparison.Ordinal);
        Assert.Contains("content: \"LS-2026-11-0001\"", style, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameLetterGivesTheSameBytesInEveryCulture()
    {
        var expected = Written("en-US");
        Assert.All(new[] { "tr-TR", "id-ID", "ar-SA", "de-DE" }, culture => Assert.Equal(expected, Written(culture)));

        static byte[] Written(string culture)
        {
            using var under = new UnderCulture(culture);
            return LetterFiles.Written(SituationLetter.Compose(SampleDossier.Full(), new LetterChoices()), ".html");
        }
    }

    private static IHtmlDocument Parse(Letter letter) =>
        new HtmlParser(new HtmlParserOptions { IsStrictMode = false }).ParseDocument(Encoding.UTF8.GetString(LetterFiles.Written(letter, ".html")));
}
