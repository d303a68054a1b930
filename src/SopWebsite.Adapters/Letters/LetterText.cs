
namespace SopWebsite.Adapters.Letters;

/// <summary>Text from outside, made fit for paper: legal in XML, without characters that turn the order of reading round.</summary>
internal static class LetterText
{
    /// <summary>The text's lines. What would let a line read otherwise than it is written is shown as illegible.</summary>
    public static string[] Lines(string text)
    {
        var legal = LegalText.Of(text);
        for (var at = 0; at < legal.Length; at++)
        {
            legal[at] = legal[at] switch
            {
                '\n' or '\u0085' or '\u2028' or '\u2029' or '\u000B' or '\u000C' => '\n',
                '\t' => ' ',
                var letter when IsTricky(letter) => LegalText.Illegible,
                var letter => letter,
            };
        }
        return legal.ToString().Split('\n');
    }

    /// <summary>The text in one line.</summary>
    public static string Line(string text) => string.Join(" ", Lines(text));

    // Marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX #9), and the C1 controls, which programs show each in
    // their own way.
    private static bool IsTricky(char letter) =>
        letter is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or (>= '\u007F' and <= '\u009F');
}
