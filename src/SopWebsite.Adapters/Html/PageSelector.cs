using System.Text.RegularExpressions;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;
using SopWebsite.Languages;

namespace SopWebsite.Adapters.Html;

/// <summary>
/// CSS selectors as far as they can be matched in a bounded time: no pseudo-classes that look through whole subtrees, and not too long.
/// </summary>
internal static class PageSelector
{
    private const int Longest = 200;

    /// <summary>Each step of a selector may try every ancestor for each ancestor of the step before.</summary>
    private const int MostSteps = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly Regex Pseudo = new(
        @":(?!(?:not|first-child|last-child|only-child|nth-child|first-of-type|last-of-type|nth-of-type)(?![\w-]))",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience);

    private static readonly Regex Bracketed = new(@"\[[^\]]*\]|\([^)]*\)", RegexOptions.CultureInvariant, Patience);

    private static readonly Regex Step = new(@"[^\s>+~]+", RegexOptions.CultureInvariant, Patience);

    /// <summary>What is wrong with a selector; null when it can be used.</summary>
    public static Phrase? Fault(string text) =>
        text.Length is 0 or > Longest ? new Phrase(
            $"a selector has 1 to {Longest} characters", $"sebuah selektor mempunyai 1 sampai {Longest} karakter")
        : Pseudo.IsMatch(Bracketed.Replace(text, "[]")) ? new Phrase(
            "of the pseudo-classes only :not and those of a place among siblings can be used",
            "dari kelas semu hanya :not dan yang tentang urutan saudara dapat dipakai")
        : text.Split(',').Any(part => Step.Matches(Bracketed.Replace(part, "")).Count > MostSteps) ? new Phrase(
            $"a selector has at most {MostSteps} steps", $"sebuah selektor paling banyak mempunyai {MostSteps} langkah")
        : Parse(text) is null ? new Phrase("it is no CSS selector", "bukan selektor CSS")
        : null;

    /// <summary>A selector that matches; null for one that cannot be used.</summary>
    public static ISelector? Of(string text) => Fault(text) is null ? Parse(text) : null;

    private static ISelector? Parse(string text)
    {
        try
        {
            return new CssSelectorParser().ParseSelector(text);
        }
        catch (DomException)
        {
            return null;
        }
    }
}
