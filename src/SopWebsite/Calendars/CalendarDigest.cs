using System.Globalization;
using System.Text;
using SopWebsite.Files;

namespace SopWebsite.Calendars;

/// <summary>Takes the digest of what a calendar says about working time, so that it shows later whether it still says the same.</summary>
internal static class CalendarDigest
{
    public static string Of(WorkCalendarData data) => Sha256Hex.OfText(Text(data));

    /// <summary>Hours and free days only: another name or source, or a day that is listed twice, moves no deadline.</summary>
    private static string Text(WorkCalendarData data)
    {
        var text = new StringBuilder();
        text.Append(Week(data.Weekly)).Append('\n');
        foreach (var date in data.Holidays.Select(holiday => holiday.Date.Date).Distinct().OrderBy(date => date)) text.Append(Day(date)).Append('\n');
        // Where ranges overlap the later one holds, so their order belongs to what is said.
        foreach (var other in data.Overrides)
            text.Append(Day(other.From)).Append('/').Append(Day(other.To)).Append(' ').Append(Week(other.Hours)).Append('\n');
        return text.ToString();
    }

    private static string Week(IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkInterval>> week) => string.Join(
        " ", week.OrderBy(day => day.Key).Select(day => $"{(int)day.Key}={string.Join(",", day.Value.OrderBy(interval => interval.From))}"));

    private static string Day(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
