namespace SopWebsite.Monitoring.Integrity;

/// <summary>
/// Weighs how much a host's name is made like that of a spam site: terms, words of the trade, a word with a lucky number, an odd ending.
/// The names themselves are endless and not known; the way they are made is.
/// </summary>
internal sealed class HostNames
{
    /// <summary>From this strength on a host counts as one of spam.</summary>
    public const int Enough = 3;

    private static readonly HashSet<string> SecondLevels = new(StringComparer.Ordinal)
    {
        "co", "com", "net", "org", "or", "ac", "go", "web", "my", "biz", "desa", "sch", "mil", "gov", "edu", "ne",
    };

    private readonly TermMatcher _matcher;
    private readonly HashSet<string> _endings;
    private readonly HashSet<string> _portals;
    private readonly string[] _imitated;

    public HostNames(SpamLexicon lexicon, TermMatcher matcher)
    {
        _matcher = matcher;
        _endings = new HashSet<string>(lexicon.Endings, StringComparer.Ordinal);
        _portals = new HashSet<string>(lexicon.Portals, StringComparer.Ordinal);
        _imitated = [.. lexicon.Imitated.Where(name => name.Length >= 6)];
    }

    /// <summary>How much the name speaks of spam: 0 for nothing, from <see cref="Enough"/> on it is enough by itself.</summary>
    public int Strength(string host)
    {
        var names = NamesOf(host);
        var strength = names.Select(Of).DefaultIfEmpty(0).Max();
        if (strength is > 0 and < Enough && HasOddEnding(host)) strength++;
        return strength;
    }

    /// <summary>True when the host's ending is one that is cheap and seldom an office's.</summary>
    public bool HasOddEnding(string host) => _endings.Contains(host.Substring(host.LastIndexOf('.') + 1).ToLowerInvariant());

    /// <summary>How much a name of a well-known host is imitated: 2 plainly, 1 perhaps, 0 not.</summary>
    public int Imitation(string host)
    {
        var odd = HasOddEnding(host);
        var most = 0;
        foreach (var name in NamesOf(host).SelectMany(name => name.Split('-').Append(name.Replace("-", ""))).Where(name => name.Length >= 6))
        {
            var plain = TextFolding.Unleet(name) ?? name;
            foreach (var known in _imitated)
            {
                var isPart = plain.IndexOf(known, StringComparison.Ordinal) >= 0;
                if (plain == known && (odd || plain != name)) return 2;
                if (plain != known && isPart) most = Math.Max(most, odd ? 2 : 1);
                else if (plain != known && plain[0] == known[0] && Distance(plain, known) <= (known.Length >= 9 ? 2 : 1)) return 2;
            }
        }
        return most;
    }

    /// <summary>A host's labels without its ending: <c>www</c> left out too.</summary>
    private static List<string> NamesOf(string host)
    {
        var labels = host.ToLowerInvariant().Split('.').ToList();
        if (labels.Count > 1) labels.RemoveAt(labels.Count - 1);
        if (labels.Count > 1 && SecondLevels.Contains(labels[labels.Count - 1])) labels.RemoveAt(labels.Count - 1);
        labels.Remove("www");
        return labels;
    }

    private int Of(string label)
    {
        // "-login", "-resmi": by themselves nothing, beside a brand one more hint.
        var parts = label.Split(['-', '_'], StringSplitOptions.RemoveEmptyEntries);
        var own = parts.Where(part => !_portals.Contains(part)).ToArray();
        var terms = _matcher.FindInName(label).Sum(hit => hit.Term.Weight);
        var made = own.Append(string.Concat(own)).Select(_matcher.Brands.Likeness).DefaultIfEmpty(0).Max();
        var strength = Math.Max(terms, made);
        return strength is > 0 and < Enough && own.Length < parts.Length ? strength + 1 : strength;
    }

    /// <summary>The edits between two short names (Levenshtein).</summary>
    private static int Distance(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 2) return 3;
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var at = 1; at <= one.Length; at++)
        {
            var before = row[0];
            row[0] = at;
            for (var to = 1; to <= other.Length; to++)
            {
                var above = row[to];
                row[to] = Math.Min(Math.Min(row[to] + 1, row[to - 1] + 1), before + (one[at - 1] == other[to - 1] ? 0 : 1));
                before = above;
            }
        }
        return row[other.Length];
    }
}
