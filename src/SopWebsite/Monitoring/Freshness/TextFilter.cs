using System.Text.RegularExpressions;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Freshness;

/// <summary>Leaves text out by the patterns that a court gave, in a bounded time.</summary>
internal static class TextFilter
{
    private const int LongestPattern = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Why a text could not be filtered.</summary>
    public static Phrase TooSlow { get; } = new(
        "A pattern of text to leave out took too long on this page.", "Salah satu pola teks yang diabaikan terlalu lama diproses pada halaman ini.");

    /// <summary>What is wrong with a pattern; null when it can be used.</summary>
    public static Phrase? Fault(string pattern)
    {
        if (pattern.Length is 0 or > LongestPattern)
            return new Phrase($"a pattern has 1 to {LongestPattern} characters", $"sebuah pola mempunyai 1 sampai {LongestPattern} karakter");
        try
        {
            return Make(pattern).IsMatch("")
                ? new Phrase("the pattern fits everything, even nothing", "pola cocok dengan segala teks, bahkan yang kosong")
                : null;
        }
        catch (ArgumentException failure)
        {
            return new Phrase("it is no regular expression: " + failure.Message, "bukan ekspresi reguler: " + failure.Message);
        }
    }

    /// <summary>The text without what the patterns fit; null when one of them took too long.</summary>
    public static string? Apply(string text, IReadOnlyList<string> patterns)
    {
        try
        {
            foreach (var pattern in patterns) text = Make(pattern).Replace(text, " ");
            return text;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static Regex Make(string pattern) =>
        new(pattern, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.Multiline, Patience);
}
