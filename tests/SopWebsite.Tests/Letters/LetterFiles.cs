using SopWebsite.Languages;
using SopWebsite.Reporting;
using SopWebsite.Reporting.Letters;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Letters;

/// <summary>Letters as files.</summary>
internal static class LetterFiles
{
    /// <summary>Texts that break files which are put together carelessly.</summary>
    public static TheoryData<string> Hostile =>
    [
        "<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "]]>&amp;&#0;<!--", "a\0b\u0001\u001F\u007F\u0085\uFFFE\uFFFF",
        "lone \uD800 and \uDC00",
        "pair \U0001F600", "\u202Egnp.exe\u2066\u200F", "dua\r\nbaris\tdan\u2028lagi", new string('x', 3000), new string('y', 10_000),
        "https://www.example.go.id/" + new string('a', 400) + "?q=%27",
        "}</style><style>*{display:none}", "{0} %s $1 REFERENCE WORD-PAGE", "   ", "\u0639\u0631\u0628\u064A",
    ];

    public static byte[] Written(Letter letter, string extension)
    {
        using var stream = new MemoryStream();
        Desk.Adapters.Letters.Single(writer => writer.Extension == extension).Write(letter, stream);
        return stream.ToArray();
    }

    /// <summary>Every paper that is made of a report.</summary>
    public static IEnumerable<Letter> Forms(SituationDossier dossier, LetterChoices choices) =>
        Enum.GetValues<SituationForm>().Select(form => SituationLetters.Compose(dossier, choices, form));

    /// <summary>A letter with every kind of part that there is.</summary>
    public static Letter OfEveryKind(Language language = Language.Indonesian) =>
        SituationLetter.Compose(SampleDossier.Full(), new LetterChoices()) with
    {
        Language = language,
        Blocks =
        [
            new LetterTitle("Judul"),
            new LetterheadAgain(),
            new LetterList(["satu", "dua"]),
            new LetterParagraph("Awas", LetterParagraphStyle.Alarm),
            new LetterParagraph("Catatan", LetterParagraphStyle.Note),
            new LetterList(["lagi satu"]),
            new LetterForm("Formulir",
            [
                [new LetterBox(50, "Surat dari") { Text = "A\nB" }, new LetterBox(50, "Diterima")],
                [
                    new LetterBox(33, "Sifat") { Choices = [new LetterChoice("Segera", IsChosen: true), new LetterChoice("Biasa", IsChosen: false)] },
                    new LetterBox(67, "Isi") { Lines = 5 },
                ],
            ]),
            new LetterSignatures([new PaperSignature("Mengetahui,", "Sekretaris", Name: null, Nip: null)]),
        ],
    };
}
