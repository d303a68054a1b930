using SopWebsite.Calendars;

namespace SopWebsite.Renewals.Cycles;

/// <summary>
/// The budget year is the calendar year (Law 17/2003, article 4), and new money is slow in its first months: what ends from January to March
/// must be paid before the year ends.
/// </summary>
public static class BudgetYear
{
    private const int LastMonth = 3;

    /// <summary>Terms no longer than this many days (a monthly line, a short certificate) are paid as they come, in whatever year.</summary>
    private const int ShortTerm = 100;

    /// <summary>The last minute of the year in which the next term must be paid, UTC; null where the year's end is no matter.</summary>
    /// <param name="end">When the term ends.</param>
    /// <param name="begins">When it began; null when not known.</param>
    /// <param name="zone">The site's zone.</param>
    public static DateTimeOffset? PayBy(DateTimeOffset end, DateTimeOffset? begins, string zone)
    {
        if (begins is { } start && end - start <= TimeSpan.FromDays(ShortTerm)) return null;
        // An end at midnight is the end of the day before.
        var last = IndonesianZone.ToLocal(end, zone).AddTicks(-1);
        return last.Month > LastMonth ? null : new DateTimeOffset(last.Year, 1, 1, 0, 0, 0, last.Offset).AddMinutes(-1).ToUniversalTime();
    }
}
