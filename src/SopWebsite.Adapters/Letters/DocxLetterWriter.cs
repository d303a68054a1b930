using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using SopWebsite.Languages;
using SopWebsite.Reporting.Letters;

namespace SopWebsite.Adapters.Letters;

/// <summary>Draws letters for Word (Office Open XML) on A4.</summary>
internal sealed class DocxLetterWriter : ILetterWriter
{
    public string Extension => ".docx";

    public void Write(Letter letter, Stream stream)
    {
        var language = letter.Language == Language.Indonesian ? "id-ID" : "en-GB";
        var package = new DocxPackage(letter.CreatedAt, language);
        package.Describe(LetterText.Line(letter.Title), LetterText.Line(letter.Author));
        package.Add("word/styles.xml", DocxStyles.Make(language));
        package.Add("word/settings.xml", DocxSettings.Make(language));
        package.Add("word/fontTable.xml", DocxSettings.Fonts());
        package.Add("word/numbering.xml", DocxNumbering.Make(letter.Blocks.OfType<LetterList>().Count()));
        package.Add("word/footer1.xml", DocxFooter.Make(letter));
        if (letter.Logo is { } logo) package.AddPicture(logo);
        package.Add("word/document.xml", new Document(new DocxBody(letter).Draw()));
        package.Write(stream);
    }
}
