namespace SopWebsite.Monitoring.Integrity;

/// <summary>Finds the terms of a lexicon in texts and names, also disguised: with digits for letters, spaced out, cut in two.</summary>
internal sealed class TermMatcher
{
    /// <summary>In a name without spaces only terms of this many letters count wherever they stand.</summary>
    private const int LongEnough = 6;

    private readonly PhraseIndex<SpamTerm> _terms = new();
    private readonly PhraseIndex<string> _court = new();
    private readonly PhraseIndex<string> _innocent = new();
    private readonly Dictionary<string, SpamTerm> _single;
    private readonly CompactTerms _compact;
    private readonly BrandNames _brands;

    public TermMatcher(SpamLexicon lexicon)
    {
        foreach (var term in lexicon.Terms) _terms.Add(term.Text, term);
        foreach (var word in lexicon.Court) _court.Add(word, word);
        foreach (var phrase in lexicon.Innocent) _innocent.Add(phrase, phrase);
        _single = lexicon.Terms.Where(term => !term.IsCall && term.Text.IndexOf(' ') < 0)
            .ToDictionary(term => term.Text, term => term, StringComparer.Ordinal);
        _brands = new BrandNames(lexicon.Brands, word => _single.TryGetValue(word, out var known) && known.Weight >= 3);
        _compact = new CompactTerms(lexicon.Terms.Where(term => !term.IsCall && term.Weight >= 2)
            .Select(term => term with { Text = term.Text.Replace(" ", "") })
            .Where(term => term.Text.Length >= LongEnough || (term.Text.Length == LongEnough - 1 && term.Weight >= 5)));
    }

    /// <summary>The terms of a text, in their order; none overlaps another.</summary>
    public TextFinding Find(string text)
    {
        var folded = TextFolding.Fold(text);
        var words = TextFolding.Words(folded);
        var innocent = Masked(words);
        var hits = new List<TermHit>();
        for (var at = 0; at < words.Count;)
        {
            var (hit, length) = innocent[at] ? (null, 1) : At(words, folded, at);
            if (hit is not null) hits.Add(hit);
            at += length;
        }
        return new TextFinding(hits, words.Count, words, this);
    }

    /// <summary>The terms of a host, path or other name that has no spaces.</summary>
    public IReadOnlyList<TermHit> FindInName(string name)
    {
        var found = Find(name).Hits.Where(hit => !hit.Term.IsCall).ToList();
        foreach (var word in TextFolding.Words(TextFolding.Fold(name)))
        {
            if (_brands.Of(word.Text, isName: true) is { } brand && found.TrueForAll(hit => hit.Term.Text != brand.Text))
                found.Add(new TermHit(brand, word.Start, word.End, 1, false));
            foreach (var form in new[] { word.Text, TextFolding.Unleet(word.Text), TextFolding.UnleetWithL(word.Text) })
            {
                if (form is not null && _compact.In(form) is { } term && found.TrueForAll(hit => hit.Term.Text != term.Text))
                    found.Add(new TermHit(term, word.Start, word.End, 1, form != word.Text));
            }
        }
        return found;
    }

    /// <summary>The different words of a court's own among words.</summary>
    internal HashSet<string> CourtWords(IReadOnlyList<TextWord> words)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < words.Count; at++)
        {
            if (_court.At(words, at) is { } match) found.Add(match.Value);
        }
        return found;
    }

    private bool[] Masked(List<TextWord> words)
    {
        var masked = new bool[words.Count];
        for (var at = 0; at < words.Count; at++)
        {
            if (_innocent.At(words, at) is not { } match) continue;
            for (var within = 0; within < match.Length; within++) masked[at + within] = true;
        }
        return masked;
    }

    private (TermHit? Hit, int Length) At(List<TextWord> words, string folded, int at)
    {
        if (_terms.At(words, at) is { } plain) return (Hit(plain.Value, words, at, plain.Length, disguised: false), plain.Length);
        if ((_terms.At(words, at, TextFolding.Unleet) ?? _terms.At(words, at, TextFolding.UnleetWithL)) is { } leet)
            return (Hit(leet.Value, words, at, leet.Length, disguised: true), leet.Length);
        if (_brands.Of(words[at].Text, isName: false) is { } brand) return (Hit(brand, words, at, 1, disguised: false), 1);
        if (Spaced(words, folded, at) is { } spaced) return spaced;
        var halves = Halves(words, folded, at);
        return (halves, halves is null ? 1 : 2);
    }

    /// <summary><c>s l o t</c>, <c>m.a.x.w.i.n</c>: letters one by one.</summary>
    private (TermHit?, int)? Spaced(List<TextWord> words, string folded, int at)
    {
        var end = at;
        while (end < words.Count && words[end].Length == 1 && (end == at || IsGap(folded, words[end - 1], words[end]))) end++;
        if (end - at < 4) return null;
        var joined = string.Concat(words.Skip(at).Take(end - at).Select(word => word.Text));
        joined = TextFolding.Unleet(joined) ?? joined;
        var term = _single.TryGetValue(joined, out var whole) ? whole : _compact.In(joined) ?? _single.Values
            .Where(one => one.Text.Length >= 4 && one.Weight >= 2).FirstOrDefault(one => joined.IndexOf(one.Text, StringComparison.Ordinal) >= 0);
        return (term is null ? null : Hit(term, words, at, end - at, disguised: true), end - at);
    }

    /// <summary><c>ga cor</c>, <c>max-win</c>: a word cut in two.</summary>
    private TermHit? Halves(List<TextWord> words, string folded, int at)
    {
        if (at + 1 >= words.Count || !IsGap(folded, words[at], words[at + 1])) return null;
        var joined = words[at].Text + words[at + 1].Text;
        joined = TextFolding.Unleet(joined) ?? joined;
        return joined.Length >= 5 && _single.TryGetValue(joined, out var term) && term.Weight >= 3
            ? Hit(term, words, at, 2, disguised: true)
            : null;
    }

    private static bool IsGap(string folded, TextWord before, TextWord after)
    {
        for (var at = before.End; at < after.Start; at++)
        {
            if (folded[at] is '\n') return false;
        }
        return after.Start - before.End <= 3;
    }

    private static TermHit Hit(SpamTerm term, List<TextWord> words, int at, int length, bool disguised) =>
        new(term, words[at].Start, words[at + length - 1].End, length, disguised || words.Skip(at).Take(length).Any(word => word.IsMixed));
}

/// <summary>A term in a text.</summary>
/// <param name="Term">The term.</param>
/// <param name="Start">Where it begins, in the folded text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Words">How many words it takes.</param>
/// <param name="IsDisguised">True when it was written so as not to be found.</param>
internal sealed record TermHit(SpamTerm Term, int Start, int End, int Words, bool IsDisguised);

/// <summary>What a text holds.</summary>
internal sealed record TextFinding(IReadOnlyList<TermHit> Hits, int Words, IReadOnlyList<TextWord> All, TermMatcher Matcher)
{
    /// <summary>The different words of a court's own in it.</summary>
    public HashSet<string> CourtWords() => Matcher.CourtWords(All);

    /// <summary>The share of its words that belong to terms.</summary>
    public double Density => Words == 0 ? 0 : (double)Hits.Sum(hit => hit.IsDisguised ? Math.Min(hit.Words, 2) : hit.Words) / Words;
}
