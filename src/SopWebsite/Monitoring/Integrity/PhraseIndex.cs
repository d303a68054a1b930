namespace SopWebsite.Monitoring.Integrity;

/// <summary>Phrases of one or more words, found by their first word; the longest wins.</summary>
internal sealed class PhraseIndex<T>
{
    private readonly Dictionary<string, List<(string[] Words, T Value)>> _byFirst = new(StringComparer.Ordinal);

    public void Add(string phrase, T value)
    {
        var words = TextFolding.Words(TextFolding.Fold(phrase)).Select(word => word.Text).ToArray();
        if (words.Length == 0) return;
        if (!_byFirst.TryGetValue(words[0], out var list)) _byFirst[words[0]] = list = [];
        list.Add((words, value));
        list.Sort((one, other) => other.Words.Length - one.Words.Length);
    }

    /// <summary>The phrase that begins at a word; null for none.</summary>
    /// <param name="words">The text's words.</param>
    /// <param name="at">Where.</param>
    /// <param name="otherForm">Another form of a word, tried where the word itself does not fit; at least one must be in it.</param>
    public (T Value, int Length)? At(IReadOnlyList<TextWord> words, int at, Func<string, string?>? otherForm = null)
    {
        foreach (var first in new[] { words[at].Text, otherForm?.Invoke(words[at].Text) })
        {
            if (first is null || !_byFirst.TryGetValue(first, out var list)) continue;
            foreach (var (phrase, value) in list)
            {
                if (Fits(words, at, phrase, otherForm)) return (value, phrase.Length);
            }
        }
        return null;
    }

    private static bool Fits(IReadOnlyList<TextWord> words, int at, string[] phrase, Func<string, string?>? otherForm)
    {
        if (at + phrase.Length > words.Count) return false;
        for (var next = 0; next < phrase.Length; next++)
        {
            var word = words[at + next].Text;
            if (word != phrase[next] && otherForm?.Invoke(word) != phrase[next]) return false;
        }
        return true;
    }
}
