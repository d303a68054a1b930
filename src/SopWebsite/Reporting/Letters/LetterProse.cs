using System.Globalization;
using System.Text.RegularExpressions;
using SopWebsite.Languages;

namespace SopWebsite.Reporting.Letters;

/// <summary>
/// The sentences of the register as a letter says them: dates (<c>2026-03-03 14:05 WIB</c>) in words (<c>3 Maret 2026 pukul 14.05 WIB</c>),
/// and without the commands that they point IT staff to. Reports keep the sentences that were written when they were opened; so it is done
/// as a letter is composed.
/// </summary>
internal static class LetterProse
{
    // A date that is part of a name, a number or an address is none of a sentence and stays.
    private static readonly Regex Written = new(
        @"(?<![\w/\\.:=?&%#@+-])([0-9]{4})-([0-9]{2})-([0-9]{2})(?: ([0-9]{2}):([0-9]{2}))?(?![\w/\\:=%+@-]|\.\w)",
        RegexOptions.CultureInvariant);

    private static readonly Regex Command = new(
        @" \((?:Set|Register|Submit|New|Get)-(?:Sop|Situation)[A-Za-z]{1,40}\)", RegexOptions.CultureInvariant);

    private static readonly Regex Advice = new(
        @" (?:See|Lihat) [A-Z][a-z]{1,20}-[A-Za-z]{1,40}(?: -[A-Za-z]{1,40}){0,3}\.", RegexOptions.CultureInvariant);

    /// <summary>The text for those who read letters.</summary>
    public static string In(string text, Language language) => Written.Replace(Advice.Replace(Command.Replace(text, ""), ""), match =>
    {
        var (hour, minute) = match.Groups[4].Success ? (Number(match, 4), Number(match, 5)) : (0, 0);
        if (hour > 23 || minute > 59 || !DateTime.TryParseExact(
            match.Value.Substring(0, 10), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day) || day.Year is < 1900 or > 9998)
            return match.Value;
        var date = ReportMonth.DateTitle(new DateTimeOffset(day, TimeSpan.Zero)).In(language);
        if (!match.Groups[4].Success) return date;
        return language == Language.Indonesian
            ? date + " pukul " + match.Groups[4].Value + "." + match.Groups[5].Value
            : date + ", " + match.Groups[4].Value + ":" + match.Groups[5].Value;
    });

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
}
