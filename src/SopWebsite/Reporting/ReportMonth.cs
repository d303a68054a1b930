using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;

namespace SopWebsite.Reporting;

/// <summary>A calendar month, the period of a monthly report.</summary>
public readonly record struct ReportMonth
{
    private const int FirstYear = 1900;

    private static readonly Phrase[] Names =
    [
        new("January", "Januari"), new("February", "Februari"), new("March", "Maret"), new("April", "April"), new("May", "Mei"),
        new("June", "Juni"), new("July", "Juli"), new("August", "Agustus"), new("September", "September"), new("October", "Oktober"),
        new("November", "November"), new("December", "Desember"),
    ];

    // Months since January 1900, Excel's first, so that the default value is a month too.
    private readonly int _index;

    /// <summary>Creates a month.</summary>
    /// <param name="year">1900 to 9998.</param>
    /// <param name="month">1 to 12.</param>
    /// <exception cref="SopException"><c>SopMonthInvalid</c>: there is no such month.</exception>
    public ReportMonth(int year, int month)
    {
        if (year is < FirstYear or > 9998 || month is < 1 or > 12)
            throw Invalid(string.Format(CultureInfo.InvariantCulture, "{0:0000}-{1:00}", year, month));
        _index = (year - FirstYear) * 12 + month - 1;
    }

    /// <summary>The year.</summary>
    public int Year => _index / 12 + FirstYear;

    /// <summary>The month of the year, 1 to 12.</summary>
    public int Month => _index % 12 + 1;

    /// <summary>Reads <c>yyyy-MM</c>, whatever the culture.</summary>
    /// <exception cref="SopException"><c>SopMonthInvalid</c>: the text is not of that form.</exception>
    public static ReportMonth Parse(string text)
    {
        // Digit by digit: int.Parse would also take signs and blanks.
        var digits = text.Length == 7 && text[4] == '-';
        for (var at = 0; digits && at < 7; at++) digits = at == 4 || text[at] is >= '0' and <= '9';
        if (!digits) throw Invalid(text);
        return new ReportMonth(
            int.Parse(text.Substring(0, 4), CultureInfo.InvariantCulture), int.Parse(text.Substring(5), CultureInfo.InvariantCulture));
    }

    /// <summary>The month in which an instant falls by a zone's wall clock.</summary>
    public static ReportMonth Of(DateTimeOffset instant, string zone)
    {
        var local = IndonesianZone.ToLocal(instant, zone);
        return new ReportMonth(local.Year, local.Month);
    }

    /// <summary>The first instant of the month in a zone, UTC.</summary>
    public DateTimeOffset StartIn(string zone) => new DateTimeOffset(Year, Month, 1, 0, 0, 0, IndonesianZone.OffsetOf(zone)).ToUniversalTime();

    /// <summary>The first instant after the month in a zone, UTC.</summary>
    public DateTimeOffset EndIn(string zone) =>
        new DateTimeOffset(Month == 12 ? Year + 1 : Year, Month % 12 + 1, 1, 0, 0, 0, IndonesianZone.OffsetOf(zone)).ToUniversalTime();

    /// <summary>The month as an official reads it: <c>November 2026</c>.</summary>
    public Phrase Title => new(
        Names[Month - 1].English + Year.ToString(" 0000", CultureInfo.InvariantCulture),
        Names[Month - 1].Indonesian + Year.ToString(" 0000", CultureInfo.InvariantCulture));

    /// <summary>A date as an official reads it: <c>1 Desember 2026</c>. The same on every machine, whatever cultures it has.</summary>
    public static Phrase DateTitle(DateTimeOffset local) => new(
        local.Day.ToString(CultureInfo.InvariantCulture) + " " + new ReportMonth(local.Year, local.Month).Title.English,
        local.Day.ToString(CultureInfo.InvariantCulture) + " " + new ReportMonth(local.Year, local.Month).Title.Indonesian);

    /// <summary>The month as <c>yyyy-MM</c>.</summary>
    public override string ToString() => string.Format(CultureInfo.InvariantCulture, "{0:0000}-{1:00}", Year, Month);

    private static SopException Invalid(string text) => new(
        "SopMonthInvalid", SopErrorKind.InvalidArgument,
        new Phrase($"'{text}' is not a month. Write the year and the month, such as 2026-11.",
            $"'{text}' bukan bulan. Tulis tahun dan bulan, misalnya 2026-11."),
        text);
}
