namespace SopWebsite.Monitoring.Integrity;

/// <summary>
/// Weighs the terms in a text block by block. A block in which a court's own words stand too is a case, news or a warning, and weighs
/// next to nothing; one that is stuffed with terms stays what it is, whatever stands beside them.
/// </summary>
internal sealed class TextJudge(TermMatcher matcher)
{
    private const double Stuffed = 0.5;
    private const int MostOfBlock = 20;

    /// <summary>The blocks beyond these are not looked at.</summary>
    private const int MostBlocks = 20_000;

    /// <summary>Weighs a text whose blocks stand on lines of their own.</summary>
    public TextWeight Weigh(string text)
    {
        var blocks = text.Split('\n').Select(block => block.Trim()).Where(block => block.Length > 0).Take(MostBlocks)
            .Select(block => (Text: block, Found: matcher.Find(block))).ToList();
        var court = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, found) in blocks) court.UnionWith(found.CourtWords());
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var sum = new TextWeight();
        foreach (var (block, found) in blocks.Where(block => block.Found.Hits.Count > 0)) Add(sum, block, found, court.Count, seen);
        return sum;
    }

    private static void Add(TextWeight sum, string block, TextFinding found, int courtOfPage, Dictionary<string, int> seen)
    {
        var terms = found.Hits.Where(hit => !hit.Term.IsCall).ToList();
        if (terms.Count == 0) return;
        var share = Share(found, courtOfPage);
        var heaviest = terms.Max(hit => hit.Term.Weight);
        double points = 0;
        foreach (var hit in found.Hits)
        {
            seen.TryGetValue(hit.Term.Text, out var times);
            seen[hit.Term.Text] = times + 1;
            // Words that also stand on honest pages count in the company of others that do not.
            var company = hit.Term.Weight <= 1 && heaviest <= 1 && !hit.IsDisguised ? 0.5 : 1;
            points += (hit.IsDisguised ? Math.Max(hit.Term.Weight, 4) : hit.Term.Weight) * company * (times == 0 ? 1 : times < 3 ? 0.4 : 0.1);
        }
        points = Math.Min(MostOfBlock, points) * share;
        // A term that only spam has is enough for a look, where nothing speaks of a case.
        if (share >= 1 && heaviest >= 6) points = Math.Max(points, terms.Exists(hit => hit.IsDisguised) ? 12 : 10);
        sum.Points += points;
        if (points >= 1) sum.Blocks++;
        sum.Disguised += share < 1 ? 0 : terms.Where(hit => hit.IsDisguised).Select(hit => hit.Term.Text).Distinct(StringComparer.Ordinal).Count();
        if (points <= sum.HeaviestBlock) return;
        sum.HeaviestBlock = points;
        sum.Sample = Monitoring.Integrity.Sample.Of(block, Math.Min(terms[0].Start, block.Length));
    }

    private static double Share(TextFinding found, int courtOfPage)
    {
        // A list of what is forbidden is dense too, but calls nobody to play.
        var sells = found.Hits.Any(hit => hit.Term.IsCall || hit.Term.Weight >= 6);
        if (found.Density >= Stuffed && found.Words >= 6 && sells) return 1;
        return found.CourtWords().Count switch
        {
            >= 2 => 0.05,
            1 => courtOfPage >= 4 ? 0.1 : 0.2,
            // A sentence within an article on a case.
            _ => courtOfPage >= 6 && found.Words >= 10 && found.Density < 0.3 ? 0.15 : 1,
        };
    }
}

/// <summary>What a text weighs.</summary>
internal sealed class TextWeight
{
    /// <summary>The sum over the blocks; about 10 where a page is suspicious for its text alone.</summary>
    public double Points { get; set; }

    /// <summary>How many blocks weigh anything.</summary>
    public int Blocks { get; set; }

    /// <summary>How many terms were written so as not to be found.</summary>
    public int Disguised { get; set; }

    public double HeaviestBlock { get; set; }

    public string? Sample { get; set; }
}
