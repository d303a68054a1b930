using System.Globalization;
using System.Text.RegularExpressions;

namespace SopWebsite.Monitoring.Freshness;

/// <summary>A date as a page wrote it.</summary>
/// <param name="Day">The day.</param>
/// <param name="Text">The text that was read.</param>
internal sealed record WrittenDate(DateTime Day, string Text);

/// <summary>
/// Finds dates in text as Indonesian sites write them: <c>Senin, 3 Maret 2025</c>, <c>3 Mar 2025</c>, <c>March 3, 2025</c>,
/// <c>03-03-2025</c> (the day first) and ISO 8601. Every year has four digits; a number of a case or a letter is no date.
/// </summary>
internal static class DateReader
{
    /// <summary>Before this, a date on a site is history, a birthday or a law, but no update.</summary>
    public static readonly DateTime Earliest = new(1995, 1, 1);

    private static readonly string[][] Months =
    [
        ["januari", "january", "jan", "januri"],
        ["februari", "pebruari", "febuari", "pebuari", "february", "febuary", "febr", "feb", "peb"],
        ["maret", "march", "mar", "mrt"],
        ["april", "apr"],
        ["mei", "may"],
        ["juni", "june", "jun"],
        ["juli", "july", "jul"],
        ["agustus", "agutus", "agusutus", "augustus", "august", "agust", "agus", "agu", "agt", "ags", "aug"],
        ["september", "setember", "sept", "sep"],
        ["oktober", "october", "octo", "okto", "okt", "oct"],
        ["november", "nopember", "novembar", "nov", "nop"],
        ["desember", "december", "desembar", "des", "dec"],
    ];

    private static readonly Dictionary<string, int> MonthOfName = Months
        .SelectMany((names, index) => names.Select(name => (name, Month: index + 1)))
        .ToDictionary(pair => pair.name, pair => pair.Month, StringComparer.OrdinalIgnoreCase);

    private static readonly string MonthNames =
        "(?<name>" + string.Join("|", MonthOfName.Keys.OrderByDescending(name => name.Length)) + @")(?!\p{L})\.?";

    private static readonly Regex[] Forms =
    [
        // The last day of a range such as 3-5 Maret 2025 is meant.
        Form($@"(?<![\w/.-])(?:\d{{1,2}}\s?[-–]\s?)?(?<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof\s|[\s/-]{{0,8}}){MonthNames}"
            + @"[\s,/-]{0,8}(?:tahun\s{1,3})?(?<year>\d{4})(?!\d)"),
        Form($@"(?<!\w){MonthNames}[\s-]{{0,8}}(?<day>\d{{1,2}})(?:st|nd|rd|th)?(?:,\s{{0,8}}|\s{{1,8}}|-)(?<year>\d{{4}})(?!\d)"),
        Form(@"(?<![\w/.-])(?<year>\d{4})(?<mark>[-/])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?=T\d|[^\w/-]|$)"),
        Form(@"(?<![\w/.-])(?<day>\d{1,2})(?<mark>\s?[-/.]\s?)(?<month>\d{1,2})\k<mark>(?<year>\d{4})(?![\w/-])"),
    ];

    /// <summary>The dates in a text, from <see cref="Earliest"/> up to and including a day.</summary>
    public static IReadOnlyList<WrittenDate> Find(string text, DateTime until)
    {
        var found = new List<WrittenDate>();
        foreach (var form in Forms)
        {
            try
            {
                for (var match = form.Match(text); match.Success; match = match.NextMatch())
                    if (DayOf(match) is { } day && day >= Earliest && day <= until) found.Add(new WrittenDate(day, OneLine(match.Value)));
            }
            catch (RegexMatchTimeoutException)
            {
                // A text made to be slow gets no more time; what was found by then counts.
            }
        }
        return found;
    }

    /// <summary>The text with a mark in the place of each date.</summary>
    /// <exception cref="RegexMatchTimeoutException">The text was made to be slow.</exception>
    public static string Mark(string text, string mark)
    {
        foreach (var form in Forms) text = form.Replace(text, match => DayOf(match) is null ? match.Value : mark);
        return text;
    }

    /// <summary>An instant as feeds, sitemaps and headers write it (RFC 822, ISO 8601), else a date in words; null for neither.</summary>
    /// <param name="text">The value of an element or attribute.</param>
    /// <param name="offset">The site's zone, where the text names none.</param>
    public static DateTimeOffset? Instant(string text, TimeSpan offset)
    {
        var value = text.Trim();
        if (value.Length is 0 or > 100) return null;
        if (DateTimeOffset.TryParseExact(
                value, ["yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            return null;
        // A date in words is read first: the framework takes 03-03-2025 and its like for months first.
        if (value.IndexOf(':') < 0)
        {
            var days = Find(value, DateTime.MaxValue.Date);
            return days.Count > 0 ? new DateTimeOffset(days[0].Day, offset) : null;
        }
        if (DateTime.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var read))
        {
            if (read.Kind == DateTimeKind.Utc) return new DateTimeOffset(read);
            return read.Ticks > offset.Ticks ? new DateTimeOffset(read, offset) : null;
        }
        var written = Find(value, DateTime.MaxValue.Date);
        return written.Count > 0 ? new DateTimeOffset(written[0].Day, offset) : null;
    }

    private static DateTime? DayOf(Match match)
    {
        var year = Number(match, "year");
        var month = match.Groups["name"].Success ? MonthOfName[match.Groups["name"].Value] : Number(match, "month");
        var day = Number(match, "day");
        return year > 0 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateTime(year, month, day)
            : null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string OneLine(string text) => Regex.Replace(text, @"\s+", " ", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    // [0-9] rather than \d: other scripts' digits are no numbers here.
    private static Regex Form(string pattern) => new(
        pattern.Replace(@"\d", "[0-9]"),
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.Compiled,
        TimeSpan.FromSeconds(2));
}
