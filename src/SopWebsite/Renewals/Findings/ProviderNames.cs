using System.Text;

namespace SopWebsite.Renewals.Findings;

/// <summary>Compares the names that a court and a registry give a company.</summary>
internal static class ProviderNames
{
    /// <summary>Words that say what kind of company it is, not which.</summary>
    private static readonly HashSet<string> Forms = new(StringComparer.Ordinal)
    {
        "pt", "cv", "tbk", "ltd", "inc", "llc", "persero", "the", "indonesia", "co",
    };

    /// <summary>
    /// Whether two names may mean the same company: the telling words of the shorter are all in the longer. Also true where a name tells
    /// nothing.
    /// </summary>
    public static bool MayBeSame(string one, string other)
    {
        var (words, others) = (Telling(one), Telling(other));
        if (words.Count == 0 || others.Count == 0) return true;
        if (string.Concat(words) == string.Concat(others)) return true;
        return words.Count <= others.Count ? words.TrueForAll(others.Contains) : others.TrueForAll(words.Contains);
    }

    private static List<string> Telling(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var letter in name.ToLowerInvariant()) letters.Append(char.IsLetterOrDigit(letter) ? letter : ' ');
        return letters.ToString().Split([' '], StringSplitOptions.RemoveEmptyEntries).Where(word => !Forms.Contains(word)).ToList();
    }
}
