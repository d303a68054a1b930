namespace SopWebsite.Monitoring.Integrity;

/// <summary>
/// How alike texts are: the share of runs of three words that both have (Jaccard). Digits are left out, so that dates, counters and
/// tokens make no difference.
/// </summary>
internal static class TextLikeness
{
    private const int Run = 3;
    private const int MostWords = 50_000;

    public static double Of(string one, string other)
    {
        var (first, second) = (Shingles(one), Shingles(other));
        if (first.Count == 0 && second.Count == 0) return 1;
        var both = first.Count(second.Contains);
        return (double)both / (first.Count + second.Count - both);
    }

    /// <summary>The share of words that both titles have.</summary>
    public static double OfTitles(string one, string other)
    {
        var first = new HashSet<string>(Words(one), StringComparer.Ordinal);
        var second = new HashSet<string>(Words(other), StringComparer.Ordinal);
        if (first.Count == 0 && second.Count == 0) return 1;
        var both = first.Count(second.Contains);
        return (double)both / (first.Count + second.Count - both);
    }

    private static HashSet<string> Shingles(string text)
    {
        var words = Words(text).Take(MostWords).ToList();
        var shingles = new HashSet<string>(StringComparer.Ordinal);
        if (words.Count is > 0 and < Run) shingles.Add(string.Join(" ", words));
        for (var at = 0; at + Run <= words.Count; at++) shingles.Add($"{words[at]} {words[at + 1]} {words[at + 2]}");
        return shingles;
    }

    private static IEnumerable<string> Words(string text) =>
        TextFolding.Words(TextFolding.Fold(text)).Select(word => word.Text).Where(word => word.All(char.IsLetter));
}
