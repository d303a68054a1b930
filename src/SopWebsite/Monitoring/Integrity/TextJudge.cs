namespace SopWebsite.Monitoring.Integrity;

/// <summary>
/// Weighs the terms in a text block by block. A block in which a court's own words stand too is a case, news or a warning, and weighs
/// next to nothing; one that is stuffed with terms or leads away stays what it is, whatever stands beside them.
/// </summary>
internal sealed class TextJudge(TermMatcher matcher)
{
    private const double Stuffed = 0.5;
    private const int MostOfBlock = 20;
    private const int Near = 3;

    /// <summary>The blocks beyond these are not looked at.</summary>
    private const int MostBlocks = 20_000;

    /// <summary>Weighs a text whose blocks stand on lines of their own.</summary>
    public TextWeight Weigh(string text) => Weigh(text, TextSetting.Plain);

    /// <summary>Weighs a text whose blocks stand on lines of their own, on a page.</summary>
    public TextWeight Weigh(string text, TextSetting setting)
    {
        var blocks = text.Split('\n').Select(block => block.Trim()).Where(block => block.Length > 0).Take(MostBlocks)
            .Select(block => Block(block, setting)).ToList();
        var court = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in blocks) court.UnionWith(block.Found.Court);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var sum = new TextWeight();
        for (var at = 0; at < blocks.Count; at++)
        {
            if (blocks[at].Hits.Count == 0) continue;
            var isNear = false;
            for (var other = Math.Max(0, at - Near); other <= at + Near && other < blocks.Count; other++)
                isNear |= other != at && blocks[other].IsVoice;
            Add(sum, blocks[at], Share(blocks[at], isNear, court.Count, setting), seen);
        }
        sum.Points += Math.Min(setting.MostExcused, sum.Excused);
        return sum;
    }

    /// <summary>True when a short text has a court's own word in it.</summary>
    public bool IsCourtVoice(string text) => text.Length > 0 && matcher.Find(text).Court.Count > 0;

    private TextBlock Block(string text, TextSetting setting)
    {
        var found = matcher.Find(text);
        var hits = found.Hits.Count == 0 ? found.Hits
            : found.Hits.Where(hit => !setting.Page.IsInnocent(hit, found, word => matcher.Tells(word))).ToList();
        if (setting.LeastWeight > 0 && !hits.Any(hit => hit.Term.Weight >= setting.LeastWeight && !hit.Term.IsCall)) hits = [];
        return new TextBlock(text, found, hits);
    }

    private static void Add(TextWeight sum, TextBlock block, double share, Dictionary<string, int> seen)
    {
        var terms = block.Hits.Where(hit => !hit.Term.IsCall).ToList();
        if (terms.Count == 0) return;
        var heaviest = terms.Max(hit => hit.Term.Weight);
        double points = 0;
        foreach (var hit in block.Hits)
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
        if (share < 1) sum.Excused += points;
        else sum.Points += points;
        if (points >= 1) sum.Blocks++;
        sum.Disguised += share < 1 ? 0 : terms.Where(hit => hit.IsDisguised).Select(hit => hit.Term.Text).Distinct(StringComparer.Ordinal).Count();
        if (points <= sum.HeaviestBlock) return;
        sum.HeaviestBlock = points;
        sum.Sample = Monitoring.Integrity.Sample.Of(block.Text, Math.Min(terms[0].Start, block.Text.Length));
    }

    /// <summary>How much of a block counts: 1 where it offers something, next to nothing where it speaks of a case.</summary>
    private static double Share(TextBlock block, bool isNearVoice, int courtOfPage, TextSetting setting)
    {
        var found = block.Found;
        if (setting.Page.IsOffered(found.Folded)) return 1;
        var calls = block.Hits.Any(hit => hit.Term.IsCall);
        var isQuoted = block.IsQuoted();
        // A list of what is forbidden is dense too, but calls nobody to play.
        var sells = calls || block.Hits.Any(hit => hit.Term.Weight >= 6);
        var isExcused = (isQuoted || !calls) && (setting.IsTopic || found.Court.Count > 0);
        if (found.Density >= Stuffed && found.Words >= 6 && sells && !isExcused) return 1;
        return found.Court.Count switch
        {
            >= 2 => 0.05,
            1 => courtOfPage >= 4 || isQuoted || setting.IsTopic ? 0.1 : 0.2,
            _ when setting.IsTopic => calls && !isQuoted ? 0.3 : 0.1,
            _ when isNearVoice => calls && !isQuoted ? 1 : 0.25,
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

    /// <summary>The part of it that a court's own words excuse, before its limit.</summary>
    public double Excused { get; set; }

    /// <summary>How many blocks weigh anything.</summary>
    public int Blocks { get; set; }

    /// <summary>How many terms were written so as not to be found.</summary>
    public int Disguised { get; set; }

    public double HeaviestBlock { get; set; }

    public string? Sample { get; set; }
}
