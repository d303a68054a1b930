namespace SopWebsite.Monitoring.Integrity;

/// <summary>Finds terms within a word that has no spaces, by their first letters, so that long lists of addresses take no time.</summary>
internal sealed class CompactTerms
{
    private readonly int _keyLength;
    private readonly Dictionary<string, List<SpamTerm>> _byKey = new(StringComparer.Ordinal);

    public CompactTerms(IEnumerable<SpamTerm> terms, int keyLength = 3)
    {
        _keyLength = keyLength;
        foreach (var term in terms.Where(term => term.Text.Length >= _keyLength))
        {
            var key = term.Text.Substring(0, _keyLength);
            if (!_byKey.TryGetValue(key, out var list)) _byKey[key] = list = [];
            list.Add(term);
        }
    }

    /// <summary>The longest term within a word; null for none.</summary>
    public SpamTerm? In(string word)
    {
        SpamTerm? found = null;
        for (var at = 0; at + _keyLength <= word.Length; at++)
        {
            if (!_byKey.TryGetValue(word.Substring(at, _keyLength), out var terms)) continue;
            foreach (var term in terms)
            {
                if (term.Text.Length > (found?.Text.Length ?? 0) && string.CompareOrdinal(word, at, term.Text, 0, term.Text.Length) == 0)
                    found = term;
            }
        }
        return found;
    }
}
