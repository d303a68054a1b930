using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using SopWebsite.Languages;
using SopWebsite.Reporting.Letters;
using SopWebsite.Tests.Support;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace SopWebsite.Tests.Letters;

/// <summary>Letters as Word files.</summary>
public sealed class DocxLetterTests
{
    public static TheoryData<string> Hostile => LetterFiles.Hostile;

    [Theory]
    [InlineData("full")]
    [InlineData("sparse")]
    [InlineData("long")]
    public void ALetterIsSoundByTheSchema(string kind)
    {
        var dossier = kind switch { "full" => SampleDossier.Full(), "long" => SampleDossier.Full(200), _ => SampleDossier.Sparse() };
        foreach (
            var letter in LetterFiles.Forms(dossier, new LetterChoices())
                .Concat(LetterFiles.Forms(dossier, new LetterChoices { Language = Language.English })))
            Assert.Empty(Faults(letter));
    }

    [Fact]
    public void EveryKindOfPartIsSoundByTheSchema() => Assert.Empty(Faults(LetterFiles.OfEveryKind()));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void TextFromOutsideStaysText(string text)
    {
        foreach (var letter in LetterFiles.Forms(SampleDossier.Of(text), new LetterChoices { Number = text, Signatories = [text] }))
        {
            Assert.Empty(Faults(letter));
            using var document = Open(letter);
            var written = document.MainDocumentPart!.Document.Body!.InnerText;
            Assert.DoesNotMatch("[\u0000-\u0008\u202A-\u202E\u2066-\u2069\u200E\u200F]", written);
            Assert.Contains(Regex.Replace(text, @"[^A-Za-z0-9<>&].*$", "", RegexOptions.Singleline), written, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void HeadersComeAgainAndRowsStayWhole()
    {
        using var document = Open(SituationLetter.Compose(SampleDossier.Full(200), new LetterChoices()));

        var ruled = document.MainDocumentPart!.Document.Descendants<Table>().Where(table => table.Descendants<TableBorders>().Any()).ToList();
        Assert.Equal(6, ruled.Count);
        Assert.All(ruled, table => Assert.Single(table.Elements<TableRow>(), row => row.Descendants<TableHeader>().Any()));
        Assert.All(ruled.SelectMany(table => table.Elements<TableRow>()), row => Assert.Single(row.Descendants<CantSplit>()));
        Assert.Contains(ruled, table => table.Elements<TableRow>().Count() == 201);
    }

    [Fact]
    public void ARowThatNoPageHoldsMayBeTorn()
    {
        using var document = Open(SituationLetter.Compose(SampleDossier.Of(new string('x', 3000)), new LetterChoices()));
        Assert.Contains(document.MainDocumentPart!.Document.Descendants<TableRow>(), row => !row.Descendants<CantSplit>().Any());
    }

    [Fact]
    public void TheDocumentSaysWhatItIs()
    {
        using var document = Open(SituationLetter.Compose(SampleDossier.Full(), new LetterChoices()));
        var main = document.MainDocumentPart!;

        Assert.Equal("Laporan Situasi dan Kondisi Situs pn-contoh - LS-2026-11-0001", document.PackageProperties.Title);
        Assert.Equal(("id-ID", "Pengadilan Negeri Contoh"), (document.PackageProperties.Language, document.PackageProperties.Creator));
        Assert.Equal(
            "id-ID", main.StyleDefinitionsPart!.Styles!.DocDefaults!.Descendants<DocumentFormat.OpenXml.Wordprocessing.Languages>()
                .Single().Val!.Value);
        Assert.Equal("Logo Pengadilan Negeri Contoh", main.Document.Descendants<Wp.DocProperties>().Single().Description!.Value);
        Assert.Equal(8, main.Document.Descendants<ParagraphStyleId>().Count(style => style.Val == "Heading1"));
        var page = main.Document.Descendants<PageSize>().Single();
        Assert.Equal((11906U, 16838U), (page.Width!.Value, page.Height!.Value));
        Assert.Equal([" PAGE ", " NUMPAGES "], main.FooterParts.Single().Footer.Descendants<SimpleField>().Select(field => field.Instruction!.Value));
    }

    [Fact]
    public void EveryStyleThatIsUsedIsThere()
    {
        foreach (var letter in new[] { SituationLetter.Compose(SampleDossier.Full(), new LetterChoices()), LetterFiles.OfEveryKind() })
        {
            using var document = Open(letter);
            var there = document.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Elements<Style>().Select(style => style.StyleId!.Value).ToList();
            Assert.Empty(document.MainDocumentPart.Document.Descendants<ParagraphStyleId>().Select(style => style.Val!.Value).Except(there));
        }
    }

    [Fact]
    public void EachListBeginsWithOne()
    {
        using var document = Open(LetterFiles.OfEveryKind());
        var used = document.MainDocumentPart!.Document.Descendants<NumberingId>().Select(id => id.Val!.Value);
        Assert.Equal([1, 1, 2], used);
        Assert.Equal(2, document.MainDocumentPart.NumberingDefinitionsPart!.Numbering.Elements<NumberingInstance>().Count());
    }

    [Fact]
    public void TheSameLetterGivesTheSameBytesInEveryCulture()
    {
        var expected = Written("en-US");
        Assert.All(new[] { "tr-TR", "id-ID", "ar-SA", "de-DE" }, culture => Assert.Equal(expected, Written(culture)));

        static byte[] Written(string culture)
        {
            using var under = new UnderCulture(culture);
            return LetterFiles.Written(SituationLetter.Compose(SampleDossier.Full(), new LetterChoices()), ".docx");
        }
    }

    private static WordprocessingDocument Open(Letter letter) =>
        WordprocessingDocument.Open(new MemoryStream(LetterFiles.Written(letter, ".docx")), isEditable: false);

    private static List<string> Faults(Letter letter)
    {
        using var document = Open(letter);
        return new OpenXmlValidator(FileFormatVersions.Office2013).Validate(document)
            .Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}").ToList();
    }
}
