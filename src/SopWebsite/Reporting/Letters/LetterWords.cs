using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Procedures;

namespace SopWebsite.Reporting.Letters;

/// <summary>How a letter says dates, times and numbers: the same on every machine, whatever its culture.</summary>
internal sealed class LetterWords(Language language, string zone)
{
    private static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

    private static readonly Phrase[] SmallNumbers =
    [
        new("none", "nihil"), new("one", "satu"), new("two", "dua"), new("three", "tiga"), new("four", "empat"), new("five", "lima"),
    ];

    public Language Language => language;

    public string Zone => zone;

    public string Unknown => Say("not known", "tidak diketahui");

    public string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;

    /// <summary>A phrase of the register, as a letter says it.</summary>
    public string Say(Phrase phrase) => LetterProse.In(phrase.In(language), language);

    /// <summary>A phrase with a capital first letter.</summary>
    public string Capital(Phrase phrase)
    {
        var text = Say(phrase);
        return text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text.Substring(1);
    }

    /// <summary>A text from outside, or that nothing is known.</summary>
    public string Known(string? text) => string.IsNullOrWhiteSpace(text) ? Unknown : LetterProse.In(text!.Trim(), language);

    /// <summary><c>21 November 2026</c>.</summary>
    public string Date(DateTimeOffset at) => Say(ReportMonth.DateTitle(Local(at)));

    /// <summary><c>21 November 2026 pukul 14.30 WIB</c>.</summary>
    public string DateAndTime(DateTimeOffset? at) =>
        at is { } known ? Date(known) + Say(", ", " pukul ") + Time(known) + " " + zone : Unknown;

    /// <summary>A date and time for a narrow column: <c>21-11-2026</c>, and under it <c>14.30</c>.</summary>
    public string Moment(DateTimeOffset? at) => at is { } known
        ? Local(known).ToString(Say("yyyy-MM-dd", "dd-MM-yyyy"), CultureInfo.InvariantCulture) + "\n" + Time(known)
        : "-";

    /// <summary><c>W0-U0/......../XI/2026</c>: what is known of a number that the register of letters has yet to give.</summary>
    public string NumberToBe(DateTimeOffset at, string? code)
    {
        var local = Local(at);
        return string.Format(
            CultureInfo.InvariantCulture, "{0}/............/{1}/{2:0000}", code ?? "............", Roman[local.Month - 1], local.Year);
    }

    /// <summary>A whole number with its thousands parted.</summary>
    public string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture).Replace(",", Say(",", "."));

    /// <summary>Working time: <c>2 jam 15 menit</c>.</summary>
    public string Amount(TimeAmount amount)
    {
        if (language == Language.Indonesian) return amount.ToString();
        var parts = new[] { (amount.Days, "day"), (amount.Hours, "hour"), (amount.Minutes, "minute") }.Where(part => part.Item1 != 0)
            .Select(part => FormattableString.Invariant($"{part.Item1} {part.Item2}{(part.Item1 == 1 ? "" : "s")}")).ToList();
        return parts.Count == 0 ? "0 minutes" : string.Join(" ", parts);
    }

    /// <summary><c>2 (dua) lampiran</c>.</summary>
    public string Count(int number, string ofWhat) => number < SmallNumbers.Length
        ? Number(number) + " (" + Say(SmallNumbers[number]) + ") " + ofWhat
        : Number(number) + " " + ofWhat;

    private string Time(DateTimeOffset at) => Local(at).ToString(Say("HH:mm", "HH.mm"), CultureInfo.InvariantCulture);

    private DateTimeOffset Local(DateTimeOffset at) => IndonesianZone.ToLocal(at, zone);
}
