namespace SopWebsite.Monitoring.Integrity;

/// <summary>Knows names of spam sites by how they are made: words of the trade put together, mostly with a lucky number.</summary>
/// <param name="words">The words of the trade.</param>
/// <param name="isPlain">True for a word that tells by itself, such as slot; others, such as mega, tell only in such company.</param>
internal sealed class BrandNames(IReadOnlyList<string> words, Func<string, bool> isPlain)
{
    private const int MostPieces = 3;

    private static readonly HashSet<string> Lucky = new(StringComparer.Ordinal)
    {
        "33", "55", "66", "68", "69", "77", "78", "88", "89", "99", "138", "168", "178", "188", "288", "388", "555", "588", "666", "777", "787", "868",
        "888", "898", "988", "999", "7777", "8888", "9999",
    };

    private readonly HashSet<string> _words = new(words, StringComparer.Ordinal);

    /// <summary>The name as a term; null when the word is no such name.</summary>
    /// <param name="word">A word in lower case.</param>
    /// <param name="isName">True within a host or path, where words stand together also without a number.</param>
    public SpamTerm? Of(string word, bool isName)
    {
        var letters = new string(word.Where(char.IsLetter).ToArray());
        var digits = new string(word.Where(char.IsDigit).ToArray());
        if (letters.Length + digits.Length != word.Length || letters.Length is < 2 or > 40 || digits.Length > 4 || digits.Length == 1) return null;
        var isWhole = word.StartsWith(letters, StringComparison.Ordinal) || word.EndsWith(letters, StringComparison.Ordinal);
        if (!isWhole || Pieces(letters, 0) is not { } pieces) return null;
        var tells = pieces.Exists(piece => isPlain(piece));
        if (digits.Length == 0) return isName && tells && pieces.Count > 1 ? new SpamTerm(word, 3, IsCall: false) : null;
        // Four digits that begin so are a year.
        if (digits.Length == 4 && (digits.StartsWith("19", StringComparison.Ordinal) || digits.StartsWith("20", StringComparison.Ordinal))) return null;
        return tells || pieces.Count > 1 || Lucky.Contains(digits) ? new SpamTerm(word, 5, IsCall: false) : null;
    }

    private List<string>? Pieces(string letters, int count)
    {
        if (letters.Length == 0) return [];
        if (count == MostPieces) return null;
        for (var length = letters.Length; length >= 2; length--)
        {
            var piece = letters.Substring(0, length);
            if (!_words.Contains(piece) || Pieces(letters.Substring(length), count + 1) is not { } rest) continue;
            rest.Add(piece);
            return rest;
        }
        return null;
    }
}
