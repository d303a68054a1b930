using System.Globalization;
using System.Text;

namespace SopWebsite.Renewals.Sources;

/// <summary>
/// Text that a stranger wrote, made fit to be kept and shown: on one line, cut, and without letters that steer a terminal or a page.
/// </summary>
internal static class ForeignText
{
    /// <summary>The longest text that is kept of anything.</summary>
    public const int Longest = 200;

    /// <summary>The most items that are kept of a list.</summary>
    public const int MostItems = 40;

    /// <summary>The text as it is kept; null for one that has nothing to show.</summary>
    public static string? Line(string? text)
    {
        if (text is null) return null;
        var line = new StringBuilder();
        for (var at = 0; at < text.Length && line.Length < Longest; at++)
        {
            var letter = text[at];
            if (char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                line.Append(letter).Append(text[++at]);
                continue;
            }
            var category = char.GetUnicodeCategory(letter);
            if (char.IsWhiteSpace(letter)) line.Append(' ');
            else if (
                category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned))
                line.Append(letter);
        }
        var kept = line.ToString().Trim();
        return kept.Length == 0 ? null : kept;
    }

    /// <summary>The texts as they are kept, each once.</summary>
    public static string[] Lines(IEnumerable<string?> texts) =>
        [.. texts.Select(Line).OfType<string>().Distinct(StringComparer.Ordinal).Take(MostItems)];
}
