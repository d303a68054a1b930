using System.Globalization;
using System.Text.RegularExpressions;

namespace SopWebsite.Monitoring.Integrity;

/// <summary>
/// Undoes the packing of scripts whose words stand in a list behind them:
/// <c>eval(function(p,a,c,k,e,d){...}('0.1',2,2,'a|b'.split('|')</c>.
/// </summary>
internal static class PackedScript
{
    private const int Largest = 200_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Regex Word = new(@"\b[0-9A-Za-z]{1,4}\b", RegexOptions.CultureInvariant, Patience);

    /// <summary>The end of a packed script: its text, the base of its numbers, their count and the words.</summary>
    public static Regex Tail { get; } = new(
        @"\}\s*\(\s*(?:'((?>(?:[^'\\]|\\.)*))'|""((?>(?:[^""\\]|\\.)*))"")\s*,\s*([0-9]{1,2})\s*,\s*[0-9]{1,5}\s*,\s*['""]([^'""]*)['""]\.split\(['""]\|['""]\)",
        RegexOptions.CultureInvariant, Patience);

    /// <summary>The script as it runs; empty when it cannot be undone.</summary>
    public static string Unpack(Match tail)
    {
        var radix = int.Parse(tail.Groups[3].Value, CultureInfo.InvariantCulture);
        var text = tail.Groups[1].Value + tail.Groups[2].Value;
        if (radix is < 2 or > 62 || text.Length > Largest) return "";
        var words = tail.Groups[4].Value.Split('|');
        try
        {
            return Word.Replace(text, word => Number(word.Value, radix) is { } at && at < words.Length
                && words[at].Length > 0 ? words[at] : word.Value).Replace("\\'", "'");
        }
        catch (RegexMatchTimeoutException)
        {
            return "";
        }
    }

    private static int? Number(string digits, int radix)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            var value = digit switch { >= '0' and <= '9' => digit - '0', >= 'a' and <= 'z' => digit - 'a' + 10, _ => digit - 'A' + 36 };
            if (value >= radix) return null;
            number = (number * radix) + value;
        }
        return number;
    }
}
