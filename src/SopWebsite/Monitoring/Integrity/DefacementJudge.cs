using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>Looks for what those write who put their own page in the place of a site's: names, greetings, boasts.</summary>
internal sealed class DefacementJudge(SpamLexicon lexicon)
{
    /// <summary>A page that says little beside it was replaced as a whole.</summary>
    private const int FewWords = 250;

    private readonly TermMatcher _matcher = new(lexicon with { Terms = lexicon.Defacements, Brands = [], Homographs = [] });

    public void Judge(ReasonSheet sheet, PageProfile page)
    {
        var title = Points(page.Title);
        var (points, sample) = (0.0, (string?)null);
        var words = 0;
        foreach (var block in page.VisibleText.Split('\n'))
        {
            words += block.Count(letter => letter == ' ') + 1;
            var of = Points(block);
            points += of;
            if (of > 0) sample ??= Sample.Of(block);
        }
        // A message that opens by itself is part of the boast.
        points += page.Scripts.Where(script => script.IndexOf("alert(", StringComparison.OrdinalIgnoreCase) >= 0)
            .Sum(script => Points(ScriptStrings.Of(script)));
        var weight = (title >= 5 ? 60 : title >= 3 ? 30 : 0) + (points >= 10 ? 50 : points >= 5 ? 30 : points >= 3 ? 10 : 0);
        if (weight > 0 && words < FewWords) weight += 15;
        sheet.Add(IntegritySign.Defacement, weight, title >= 3 ? Sample.Of(page.Title) : sample, new Phrase(
            "The page boasts of having been taken over.", "Halaman memuat pernyataan telah diambil alih (deface)."));
    }

    /// <summary>A court that tells of it uses words of its own beside it, or quotes.</summary>
    private double Points(string text)
    {
        var found = _matcher.Find(text, guesses: false);
        if (found.Hits.Count == 0) return 0;
        var share = found.Court.Count >= 2 ? 0 : found.Court.Count == 1 || new TextBlock(text, found, found.Hits).IsQuoted() ? 0.3 : 1;
        return share * found.Hits.GroupBy(hit => hit.Term.Text).Sum(group => group.First().Term.Weight);
    }
}
