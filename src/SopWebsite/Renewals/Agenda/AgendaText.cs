using System.Text;

namespace SopWebsite.Renewals.Agenda;

/// <summary>
/// Texts and lines of iCalendar (RFC 5545 sections 3.1 and 3.3.11). Whatever a text holds, it stays within its own property: what some reader
/// could take for the end of a line is written as the two letters <c>\n</c>, or not at all.
/// </summary>
internal static class AgendaText
{
    /// <summary>The most octets of a line, without its end.</summary>
    public const int LongestLine = 75;

    /// <summary>A text as the value of a property.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                escaped.Append(letter).Append(text[++at]);
                continue;
            }
            if (letter == '\r' && at + 1 < text.Length && text[at + 1] == '\n') continue;
            switch (letter)
            {
                case '\n' or '\r' or '\u0085' or '\u2028' or '\u2029':
                    escaped.Append("\\n");
                    break;
                case '\\' or ';' or ',':
                    escaped.Append('\\').Append(letter);
                    break;
                default:
                    // Half a character is no character.
                    escaped.Append(char.IsSurrogate(letter) ? '\uFFFD' : char.IsControl(letter) ? ' ' : letter);
                    break;
            }
        }
        return escaped.ToString();
    }

    /// <summary>A line with its end, folded where it is too long, never within a character.</summary>
    public static void AppendLine(StringBuilder to, string line)
    {
        var octets = 0;
        for (var at = 0; at < line.Length; at++)
        {
            var isPair = char.IsHighSurrogate(line[at]) && at + 1 < line.Length;
            var size = isPair ? 4 : line[at] < 0x80 ? 1 : line[at] < 0x800 ? 2 : 3;
            if (octets + size > LongestLine)
            {
                to.Append("\r\n ");
                octets = 1;
            }
            octets += size;
            to.Append(line[at]);
            if (isPair) to.Append(line[++at]);
        }
        to.Append("\r\n");
    }
}
