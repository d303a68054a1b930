namespace SopWebsite.Monitoring.Integrity;

/// <summary>Knows names of spam sites by how they are made: words of the trade put together, mostly with a lucky number.</summary>
/// <param name="lexicon">The words of the trade, and those of honest names.</param>
/// <param name="isPlain">True for a word that tells by itself, such as slot; others, such as mega, tell only in such company.</param>
internal sealed class BrandNames(SpamLexicon lexicon, Func<string, bool> isPlain)
{
    private const int MostPieces = 3;
    private const int ShortestOwn = 3;
    private const int ShortestGuess = 4;

    private static readonly HashSet<string> Lucky = new(StringComparer.Ordinal)
    {
        "33", "55", "66", "68", "69", "77", "78", "88", "89", "99", "138", "168", "178", "188", "288", "388", "555", "588", "666", "777", "787",
        "868",
        "888", "898", "988", "999", "7777", "8888", "9999",
    };

    /// <summary>Numbers that stand after a made-up word hardly anywhere but in names of gambling sites.</summary>
    private static readonly HashSet<string> Telling = new(StringComparer.Ordinal)
    {
        "69", "77", "88", "99", "123", "138", "168", "188", "268", "288", "303", "308", "338", "368", "388", "555", "588", "666", "678", "688", "777",
        "788", "789", "838", "868", "878", "888", "898", "899", "988", "999", "7777", "8888", "9999", "4d", "5d", "6d",
    };

    private readonly HashSet<string> _words = new(lexicon.Brands, StringComparer.Ordinal);
    private readonly HashSet<string> _ordinary = new(lexicon.Ordinary, StringComparer.Ordinal);
    private readonly string[] _tails = [.. lexicon.Tails];
    private readonly string[] _softTails = [.. lexicon.SoftTails];

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
        if (digits.Length == 4 && (digits.StartsWith("19", StringComparison.Ordinal) || digits.StartsWith("20", StringComparison.Ordinal)))
            return null;
        return tells || pieces.Count > 1 || Lucky.Contains(digits) ? new SpamTerm(word, 5, IsCall: false) : null;
    }

    /// <summary>A word of which nothing is known, with a number as such names have: a hint, never enough alone.</summary>
    public SpamTerm? Guess(string word) =>
        HasTellingNumber(word) is { } name && name.Length >= ShortestGuess ? new SpamTerm(word, 3, IsCall: false) : null;

    /// <summary>
    /// How much a label of a host looks like such a name: 4 with a telling number, 3 with a word of the trade, 2 with one that others have too.
    /// </summary>
    public int Likeness(string label)
    {
        if (_ordinary.Contains(label)) return 0;
        if (HasTellingNumber(label) is not null) return 4;
        // A number behind the whole, such as lumpiatoto2: mirrors are numbered through.
        var name = label.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return Ends(name, _tails) ? 3 : Ends(name, _softTails) ? 2 : 0;
    }

    private bool Ends(string name, string[] tails) => name.All(char.IsLetter)
        && Array.Exists(tails, tail => name.Length >= tail.Length + ShortestOwn && name.EndsWith(tail, StringComparison.Ordinal))
        && !IsOrdinary(name);

    /// <summary>The letters before a telling number; null where there is none.</summary>
    private string? HasTellingNumber(string word)
    {
        var count = 0;
        while (count < word.Length && word[count] is >= 'a' and <= 'z') count++;
        if (count is < ShortestOwn or > 24 || count == word.Length || !Telling.Contains(word.Substring(count))) return null;
        var name = word.Substring(0, count);
        return IsOrdinary(name) ? null : name;
    }

    /// <summary>True when the name is, begins or ends with a word that honest names have: radio, berita.</summary>
    private bool IsOrdinary(string name) => _ordinary.Contains(name)
        || _ordinary.Any(
            word => word.Length >= 4 && (name.StartsWith(word, StringComparison.Ordinal) || name.EndsWith(word, StringComparison.Ordinal)));

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
