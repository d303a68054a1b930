using System.Text;

namespace SopWebsite.Monitoring.Freshness;

/// <summary>A text as words. One that is endless is many words: nothing that is compared is longer than <see cref="Longest"/>.</summary>
internal static class PageWords
{
    public const int Longest = 100;

    private const int LineWidth = 100;

    /// <summary>The words of a text.</summary>
    public static string[] Of(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var end = at + 1;
            while (end < text.Length && end - at < Longest && !char.IsWhiteSpace(text[end])) end++;
            // A character of two halves stays whole.
            if (end < text.Length && end - at > 1 && char.IsHighSurrogate(text[end - 1]) && char.IsLowSurrogate(text[end])) end--;
            words.Add(text.Substring(at, end - at));
            at = end;
        }
        return [.. words];
    }

    /// <summary>
    /// The words as a text that is the same whenever they are, however a page breaks its lines; <see cref="Of"/> gives the same words again.
    /// </summary>
    public static string Text(IReadOnlyList<string> words)
    {
        var text = new StringBuilder();
        var width = 0;
        foreach (var word in words)
        {
            if (width > 0 && width + word.Length + 1 > LineWidth)
            {
                text.Append('\n');
                width = 0;
            }
            else if (width > 0)
            {
                text.Append(' ');
                width++;
            }
            text.Append(word);
            width += word.Length;
        }
        return text.Append('\n').ToString();
    }
}
