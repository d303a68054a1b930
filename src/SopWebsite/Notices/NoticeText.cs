using System.Text;

namespace SopWebsite.Notices;

/// <summary>Text that came from outside, made fit for a message: without control and direction marks, and no longer than it may be.</summary>
public static class NoticeText
{
    private const string Cut = " ...";

    /// <summary>As one line: every break and run of blanks becomes one blank.</summary>
    public static string Line(string? text, int most = 300)
    {
        var line = new StringBuilder();
        // What lies far beyond the cut is never looked at.
        foreach (var letter in (text ?? "").Take(most * 4))
        {
            if (char.IsWhiteSpace(letter) || char.IsControl(letter))
            {
                if (line.Length > 0 && line[line.Length - 1] != ' ') line.Append(' ');
            }
            else if (!IsMark(letter))
            {
                line.Append(letter);
            }
        }
        return Short(line.ToString().TrimEnd(), most);
    }

    /// <summary>As several lines, each cleaned, ended by line feeds.</summary>
    public static string Lines(string? text, int most) => Short(
        string.Join("\n", Short(text ?? "", most).Split('\n').Select(line => Line(line, most))).TrimEnd(), most);

    /// <summary>No longer than so many UTF-16 units, never cut inside a character.</summary>
    public static string Short(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = most - Cut.Length;
        if (char.IsHighSurrogate(text[end - 1])) end--;
        return text.Substring(0, end) + Cut;
    }

    /// <summary>Marks that turn the direction of what follows, or are not seen at all; and halves of characters stay where they are.</summary>
    private static bool IsMark(char letter) => letter is
        >= '\u200B' and <= '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2060' and <= '\u2069' or '\u061C' or '\uFEFF';
}
