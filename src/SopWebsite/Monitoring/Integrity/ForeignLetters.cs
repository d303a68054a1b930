using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>
/// Finds text in scripts that an Indonesian court's page does not have: Japanese, Chinese, Korean, Thai, Cyrillic. Arabic and Latin are
/// at home: religious courts quote in Arabic.
/// </summary>
internal static class ForeignLetters
{
    private const int Enough = 24;

    public static void Judge(ReasonSheet sheet, PageProfile page)
    {
        var (title, of) = Count(page.Title);
        var (letters, all) = Count(page.VisibleText);
        var (hidden, _) = Count(string.Join(" ", page.Hidden.Select(text => text.Text)));
        var share = all == 0 ? 0 : (double)letters / all;
        var weight = title >= 4 && title * 3 >= of ? 60
            : letters >= Enough && share > 0.25 ? 55
            : letters >= Enough && share > 0.05 ? 35
            : hidden >= Enough * 2 ? 40
            : 0;
        sheet.Add(IntegritySign.ForeignLanguage, weight, title >= 4 ? Sample.Of(page.Title) : null, new Phrase(
            $"{letters + hidden + title} letters are of a script that the site does not write in (Japanese, Chinese, Korean, Thai, Cyrillic).",
            $"{letters + hidden + title} huruf berasal dari aksara yang tidak dipakai situs ini (Jepang, Tionghoa, Korea, Thai, Kiril)."));
    }

    private static (int Foreign, int All) Count(string text)
    {
        var (foreign, all) = (0, 0);
        foreach (var letter in text)
        {
            if (!char.IsLetter(letter)) continue;
            all++;
            if (letter is (>= '\u0400' and <= '\u052f') or (>= '\u0e00' and <= '\u0e7f') or (>= '\u1100' and <= '\u11ff')
                or (>= '\u3040' and <= '\u30ff') or (>= '\u3400' and <= '\u9fff') or (>= '\uac00' and <= '\ud7af'))
                foreign++;
        }
        return (foreign, all);
    }
}
