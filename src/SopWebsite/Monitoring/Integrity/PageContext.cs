namespace SopWebsite.Monitoring.Integrity;

/// <summary>
/// What a page is, as far as that says whose words stand on it: whether it speaks of gambling as a court does, what on it is but the
/// visitor's own request given back, and which of its words lead away to unknown hosts.
/// </summary>
internal sealed class PageContext
{
    private const int MostAnchors = 400;
    private const int MostHeadings = 3;

    private static readonly char[] Separators = ['|', '–', '—', '»', '·'];

    private readonly HashSet<string> _echo;
    private readonly List<string> _offers;
    private readonly HashSet<string> _homographs;

    private PageContext(bool isTopic, bool isDocument, HashSet<string> echo, List<string> offers, HashSet<string> homographs)
    {
        (IsTopic, IsDocument, _echo, _offers, _homographs) = (isTopic, isDocument, echo, offers, homographs);
    }

    /// <summary>No page: a text by itself.</summary>
    public static PageContext None { get; } = new(false, false, [], [], []);

    /// <summary>True when the page's title or heading speaks of gambling in a court's own words: a ruling, a warning, news.</summary>
    public bool IsTopic { get; }

    /// <summary>True when the title or heading is that of a ruling or another document of a case.</summary>
    public bool IsDocument { get; }

    /// <summary>True when the page gives back what was asked for: a search, or a page that is not there.</summary>
    public bool IsEcho => _echo.Count > 0;

    public static PageContext Of(PageProfile page, SpamLexicon lexicon, TermMatcher matcher, HostJudge hosts)
    {
        var headings = page.Headings.Take(MostHeadings).Prepend(page.Title).Where(text => text.Length > 0).ToList();
        var all = TextFolding.Fold(string.Join("\n", headings.Append(page.VisibleText)));
        var offers = page.Links.Where(link => link.Text.Length >= 3 && hosts.IsUnknown(link.Uri)).Take(MostAnchors)
            .Where(
                link => matcher.Find(link.Text) is var found && found.Court.Count == 0
                    && found.Hits.Any(hit => hit.Term.Weight >= 3 && !hit.Term.IsCall))
            .Select(link => TextFolding.Fold(link.Text).Trim()).Distinct(StringComparer.Ordinal).ToList();
        var top = TextFolding.Fold(string.Join("\n", headings));
        var homographs = lexicon.Homographs.Where(one => one.Beside.Any(word => top.IndexOf(word, StringComparison.Ordinal) >= 0)
            || one.Beside.Count(word => all.IndexOf(word, StringComparison.Ordinal) >= 0) >= 3).Select(one => one.Word);
        return new PageContext(
            headings.Exists(text => Speaks(text, matcher)), headings.Exists(text => IsDocumentHeading(text, lexicon)),
            Echo(page.Address, all, lexicon), offers, new HashSet<string>(homographs, StringComparer.Ordinal));
    }

    /// <summary>True for a term that is what the visitor asked for, or that means something else on this page.</summary>
    public bool IsInnocent(TermHit hit, TextFinding found, Func<string, bool> tells)
    {
        if (_echo.Count == 0 && _homographs.Count == 0) return false;
        var words = Enumerable.Range(hit.At, hit.Words).Select(at => found.All[at].Text).ToList();
        if (words.TrueForAll(_echo.Contains)) return true;
        return words.Exists(_homographs.Contains) && words.TrueForAll(word => _homographs.Contains(word) || !tells(word));
    }

    /// <summary>True when the words of a link to an unknown host, and a term in them, stand in a block.</summary>
    public bool IsOffered(string folded) => _offers.Exists(offer => folded.IndexOf(offer, StringComparison.Ordinal) >= 0);

    private static bool IsDocumentHeading(string heading, SpamLexicon lexicon)
    {
        var words = " " + string.Join(" ", TextFolding.Words(TextFolding.Fold(heading)).Select(word => word.Text)) + " ";
        return words.Any(char.IsDigit) && lexicon.Documents.Any(phrase => words.IndexOf(" " + phrase + " ", StringComparison.Ordinal) >= 0);
    }

    /// <summary>A heading that names the matter and a court's own word beside it; a strong term needs that word in the same part of it.</summary>
    private static bool Speaks(string heading, TermMatcher matcher)
    {
        var whole = matcher.Find(heading);
        if (!TermMatcher.IsOnTopic(whole) || whole.Court.Count == 0) return false;
        return heading.Split(Separators).Select(part => matcher.Find(part)).All(part =>
            part.Hits.All(hit => hit.Term.Weight < 3 && !hit.Term.IsCall) || (part.Court.Count > 0 && part.Density < 0.7));
    }

    /// <summary>The words of the request that the page may well repeat.</summary>
    private static HashSet<string> Echo(Uri address, string folded, SpamLexicon lexicon)
    {
        var isMissing = lexicon.Missing.Any(Says);
        var isSearch = lexicon.Searching.Any(Says);
        if (!isMissing && !isSearch) return [];
        var path = Uri.UnescapeDataString(address.AbsolutePath);
        var isSearchPath = isSearch
            && lexicon.Searching.Any(word => word.IndexOf(' ') < 0 && path.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0);
        var request = Uri.UnescapeDataString(address.Query).Replace('+', ' ') + (isMissing || isSearchPath ? " " + path : "");
        return new HashSet<string>(TextFolding.Words(TextFolding.Fold(request)).Select(word => word.Text), StringComparer.Ordinal);

        bool Says(string phrase) => folded.IndexOf(phrase, StringComparison.Ordinal) >= 0;
    }
}
