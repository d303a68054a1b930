using System.Text;

namespace SopWebsite.Adapters;

/// <summary>Text from outside, made legal in XML 1.0 (section 2.2): line ends as line feeds, illegal characters replaced.</summary>
internal static class LegalText
{
    /// <summary>Stands where a character could not be kept.</summary>
    public const char Illegible = '\uFFFD';

    /// <summary>The legal text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="enough">How many UTF-16 code units are enough: reading stops at the first character that reaches it.</param>
    public static StringBuilder Of(string text, int enough = int.MaxValue)
    {
        var legal = new StringBuilder(Math.Min(text.Length, enough));
        for (var at = 0; at < text.Length && legal.Length < enough; at++)
        {
            var letter = text[at];
            if (letter == '\r')
            {
                legal.Append('\n');
                if (at + 1 < text.Length && text[at + 1] == '\n') at++;
            }
            else if (char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                legal.Append(letter).Append(text[++at]);
            }
            else
            {
                legal.Append(IsLegal(letter) ? letter : Illegible);
            }
        }
        return legal;
    }

    private static bool IsLegal(char letter) =>
        letter is '\t' or '\n' || (letter >= ' ' && !char.IsSurrogate(letter) && letter is not ('\uFFFE' or '\uFFFF'));
}
