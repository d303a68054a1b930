using System.Globalization;
using System.Text;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>Brings a text into the form in which terms are looked for, so that a term in disguise is still that term.</summary>
internal static class TextFolding
{
    /// <summary>Letters of other scripts that look like Latin ones.</summary>
    private const string Alike = "аaеeоoрpсcхxуyіiѕsјjкkмmтtвbнhгrԁdӏlαaβbεeιiοoρpτtυuνvκkχx";

    private const string Leet = "0o1i2z3e4a5s6g7t8b9g@a$s";
    private const string LeetWithL = "0o1l2z3e4a5s6b7t8b9g@a$s";

    /// <summary>Lower case, compatibility forms and diacritics undone, what has no width left out.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Decomposed(text))
        {
            var kind = CharUnicodeInfo.GetUnicodeCategory(letter);
            if (kind is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format or UnicodeCategory.EnclosingMark) continue;
            folded.Append(char.ToLowerInvariant(letter));
        }
        return folded.ToString();
    }

    /// <summary>The words of a folded text: letters and digits, and signs that stand for a letter within a word.</summary>
    public static List<TextWord> Words(string folded)
    {
        var words = new List<TextWord>();
        for (var at = 0; at < folded.Length;)
        {
            if (!char.IsLetterOrDigit(folded[at]))
            {
                at++;
                continue;
            }
            var begin = at;
            while (at < folded.Length && (char.IsLetterOrDigit(folded[at]) || IsDisguise(folded, at))) at++;
            var word = folded.Substring(begin, at - begin);
            var isMixed = IsOfTwoScripts(word);
            words.Add(new TextWord(isMixed ? Translate(word, Alike) : word, begin, at - begin, isMixed));
        }
        return words;
    }

    /// <summary>The word with its digits and signs read as the letters that they stand for; null when it has none or nothing else.</summary>
    public static string? Unleet(string word) => IsMixed(word) ? Translate(word, Leet) : null;

    /// <summary>As <see cref="Unleet"/>, with a 1 read as l.</summary>
    public static string? UnleetWithL(string word) => IsMixed(word) ? Translate(word, LeetWithL) : null;

    private static bool IsMixed(string word)
    {
        var letters = word.Count(char.IsLetter);
        return letters > 0 && letters < word.Length;
    }

    private static bool IsOfTwoScripts(string word) =>
        word.Any(letter => letter is >= 'a' and <= 'z') && word.Any(letter => letter is >= '\u0370' and <= '\u052f');

    private static string Translate(string word, string table)
    {
        var letters = word.ToCharArray();
        for (var at = 0; at < letters.Length; at++)
        {
            for (var pair = 0; pair < table.Length; pair += 2)
            {
                if (table[pair] == letters[at])
                {
                    letters[at] = table[pair + 1];
                    break;
                }
            }
        }
        return new string(letters);
    }

    private static bool IsDisguise(string text, int at) =>
        text[at] is '@' or '$' && at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);

    private static string Decomposed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // Half a character, which a cut page may end with: the rest is read as it is.
            return text;
        }
    }
}

/// <summary>A word of a folded text.</summary>
/// <param name="Text">The word, letters of other scripts that stand for Latin ones undone.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">Its length.</param>
/// <param name="IsMixed">True when it was of two scripts, which no honest word is.</param>
internal readonly record struct TextWord(string Text, int Start, int Length, bool IsMixed)
{
    public int End => Start + Length;
}
