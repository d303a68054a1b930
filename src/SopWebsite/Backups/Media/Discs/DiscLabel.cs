using System.Globalization;
using System.Text;

namespace SopWebsite.Backups.Media.Discs;

/// <summary>Labels of discs.</summary>
internal static class DiscLabel
{
    /// <summary>ISO 9660 (ECMA-119), 8.4.8: 32 letters, digits and underscores.</summary>
    private const int Longest = 32;

    /// <summary>
    /// The set's name and the disc's number in the letters that a volume may be called by, such as <c>SIPP_123456_2026_11_21_1</c>; what is too
    /// long loses its beginning, for the date and the number are at its end.
    /// </summary>
    public static string Of(string set, int number)
    {
        var label = new StringBuilder();
        foreach (var c in set.ToUpperInvariant()) label.Append(c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') ? c : '_');
        label.Append('_').Append(number.ToString(CultureInfo.InvariantCulture));
        return label.Length > Longest ? label.ToString(label.Length - Longest, Longest) : label.ToString();
    }
}
