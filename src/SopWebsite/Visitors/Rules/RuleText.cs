using System.Globalization;

namespace SopWebsite.Visitors.Rules;

/// <summary>Reads the small languages within rules: literals and ranges of statuses.</summary>
internal static class RuleText
{
    /// <summary>A literal's bytes, folded as the text is: lower case, backslash as slash; <c>\s</c> is a space, <c>\xNN</c> a byte.</summary>
    /// <exception cref="FormatException">
    /// It is empty, or holds a plus sign or white space as such, which no folded text does, or what is beyond ASCII, which sieves pass over.
    /// </exception>
    public static byte[] Literal(string text)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == 's')
            {
                bytes.Add((byte)' ');
                at++;
            }
            else if (text[at] == '\\' && at + 3 < text.Length && text[at + 1] == 'x'
                && byte.TryParse(text.Substring(at + 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
                && value < 0x80)
            {
                bytes.Add(value);
                at += 3;
            }
            else if (text[at] is '+' or < ' ' or > '~')
            {
                throw new FormatException(text);
            }
            else if (text[at] is >= 'A' and <= 'Z')
            {
                bytes.Add((byte)(text[at] | 0x20));
            }
            else if (text[at] == '\\')
            {
                bytes.Add((byte)'/');
            }
            else
            {
                bytes.Add((byte)text[at]);
            }
        }
        return bytes.Count > 0 ? bytes.ToArray() : throw new FormatException(text);
    }

    /// <summary>Statuses such as <c>404</c>, <c>4xx</c> or <c>400-403</c>; false for anything else.</summary>
    public static bool TryStatuses(string text, out (int First, int Last) range)
    {
        range = default;
        if (text.Length == 3 && text[0] is >= '1' and <= '5' && text.EndsWith("xx", StringComparison.OrdinalIgnoreCase))
        {
            range = ((text[0] - '0') * 100, ((text[0] - '0') * 100) + 99);
            return true;
        }
        var dash = text.IndexOf('-');
        if (!TryStatus(dash < 0 ? text : text.Substring(0, dash), out var first)) return false;
        var last = first;
        if (dash >= 0 && !TryStatus(text.Substring(dash + 1), out last)) return false;
        range = (first, last);
        return first <= last;
    }

    private static bool TryStatus(string text, out int status) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out status) && status is >= 100 and <= 999;
}
