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
    private readonly CompactTerms _unspaced;

    public TermMatcher(SpamLexicon lexicon)
    {
        foreach (var term in lexicon.Terms) _terms.Add(term.Text, term);
        foreach (var word in lexicon.Court) _court.Add(word, word);
        foreach (var phrase in lexicon.Innocent) _innocent.Add(phrase, phrase);
        _single = lexicon.Terms.Where(term => !term.IsCall && term.Text.IndexOf(' ') < 0)
            .ToDictionary(term => term.Text, term => term, StringComparer.Ordinal);
        Brands = new BrandNames(lexicon, Tells);
        _compact = new CompactTerms(lexicon.Terms.Where(term => !term.IsCall && term.Weight >= 2)
            .Select(term => term with { Text = term.Text.Replace(" ", "") })
            .Where(term => term.Text.Length >= LongEnough || (term.Text.Length == LongEnough - 1 && term.Weight >= 5)));
        // Scripts that put no space between words.
        _unspaced = new CompactTerms(
            lexicon.Terms.Select(term => term with { Text = TextFolding.Fold(term.Text).Replace(" ", "") }).Where(term => IsUnspaced(term.Text)), 2);
    }

    /// <summary>Names by how they are made.</summary>
    internal BrandNames Brands { get; }

    /// <summary>The terms of a text, in their order; none overlaps another.</summary>
    /// <param name="text">The text.</param>
    /// <param name="guesses">True to take words with a lucky number for names, though nothing is known of them.</param>
    public TextFinding Find(string text, bool guesses = true)
    {
        var folded = TextFolding.Fold(text);
        var words = TextFolding.Words(folded);
        var innocent = Masked(words);
        var hits = new List<TermHit>();
        for (var at = 0; at < words.Count;)
        {
            var (hit, length) = innocent[at] ? (null, 1) : At(words, folded, at, guesses);
            if (hit is not null) hits.Add(hit);
            at += length;
        }
        return new TextFinding(hits, words, folded, CourtWords(words, hits));
    }

    /// <summary>True when a text speaks of a matter of the lexicon's at all, be it as a term or as a court's own word for it.</summary>
    internal static bool IsOnTopic(TextFinding found) =>
        found.Hits.Any(hit => !hit.Term.IsCall) || found.Court.Any(word => word.IndexOf("judi", StringComparison.Ordinal) >= 0);

    /// <summary>True for a word that is a term by itself, and no weak one.</summary>
    internal bool Tells(string word) => _single.TryGetValue(word, out var term) && term.Weight >= 3;

    /// <summary>The terms of a host, path or other name that has no spaces.</summary>
    public IReadOnlyList<TermHit> FindInName(string name)
    {
        var found = Find(name, guesses: false).Hits.Where(hit => !hit.Term.IsCall).ToList();
        foreach (var word in TextFolding.Words(TextFolding.Fold(name)))
        {
            if (Brands.Of(word.Text, isName: true) is { } brand && found.TrueForAll(hit => hit.Term.Text != brand.Text))
                found.Add(new TermHit(brand, word.Start, word.End, 1, 0, false));
            foreach (var form in new[] { word.Text, TextFolding.Unleet(word.Text), TextFolding.UnleetWithL(word.Text) })
            {
                if (form is not null && _compact.In(form) is { } term && found.TrueForAll(hit => hit.Term.Text != term.Text))
                    found.Add(new TermHit(term, word.Start, word.End, 1, 0, form != word.Text));
            }
        }
        return found;
    }

    /// <summary>The different words of a court's own, those left out that are part of a term: "anti blokir".</summary>
    private HashSet<string> CourtWords(List<TextWord> words, List<TermHit> hits)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var next = 0;
        for (var at = 0; at < words.Count; at++)
        {
            while (next < hits.Count && hits[next].At + hits[next].Words <= at) next++;
            if (next < hits.Count && at >= hits[next].At && hits[next].Term.Weight >= 2) continue;
            if (_court.At(words, at) is { } match) found.Add(match.Value);
        }
        return found;
    }

    private SpamTerm? Guessed(TextWord word) => word.Text.Any(char.IsDigit) ? Brands.Guess(word.Text) : null;

    private static bool IsUnspaced(string word) => word.Length > 1 && word[0] >= '\u0e00' && char.IsLetter(word[0]);

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

    private (TermHit? Hit, int Length) At(List<TextWord> words, string folded, int at, bool guesses)
    {
        if (_terms.At(words, at) is { } plain) return (Hit(plain.Value, words, at, plain.Length, disguised: false), plain.Length);
        if ((_terms.At(words, at, TextFolding.Unleet) ?? _terms.At(words, at, TextFolding.UnleetWithL)) is { } leet)
            return (Hit(leet.Value, words, at, leet.Length, disguised: true), leet.Length);
        if (Brands.Of(words[at].Text, isName: false) is { } brand) return (Hit(brand, words, at, 1, disguised: false), 1);
        if (guesses && Guessed(words[at]) is { } guess) return (Hit(guess, words, at, 1, disguised: false), 1);
        if (IsUnspaced(words[at].Text) && _unspaced.In(words[at].Text) is { } within) return (Hit(within, words, at, 1, disguised: false), 1);
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
        new(term, words[at].Start, words[at + length - 1].End, length, at, disguised || words.Skip(at).Take(length).Any(word => word.IsMixed));
}

/// <summary>A term in a text.</summary>
/// <param name="Term">The term.</param>
/// <param name="Start">Where it begins, in the folded text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Words">How many words it takes.</param>
/// <param name="At">Its first word's place among the words.</param>
/// <param name="IsDisguised">True when it was written so as not to be found.</param>
internal sealed record TermHit(SpamTerm Term, int Start, int End, int Words, int At, bool IsDisguised);

/// <summary>What a text holds.</summary>
/// <param name="Hits">The terms in it.</param>
/// <param name="All">Its words.</param>
/// <param name="Folded">The text as it was looked through.</param>
/// <param name="Court">The different words of a court's own in it.</param>
internal sealed record TextFinding(IReadOnlyList<TermHit> Hits, IReadOnlyList<TextWord> All, string Folded, HashSet<string> Court)
{
    public int Words => All.Count;

    /// <summary>The share of its words that belong to terms.</summary>
    public double Density => Words == 0 ? 0 : (double)Hits.Sum(hit => hit.IsDisguised ? Math.Min(hit.Words, 2) : hit.Words) / Words;
}
