using System.Globalization;
using SopWebsite.Languages;

namespace SopWebsite.Calendars;

/// <summary>Walks from a start to its deadline and says what each day gave.</summary>
internal static class DeadlineExplainer
{
    private static readonly Phrase Ordinary = new("", "");

    public static DeadlineExplanation Explain(WorkCalendar calendar, DateTimeOffset start, DateTimeOffset due, int minutes)
    {
        var lines = new List<DeadlineLine>();
        var from = IndonesianZone.ToLocal(start, calendar.Zone).DateTime;
        var until = IndonesianZone.ToLocal(due, calendar.Zone).DateTime;
        // A deadline at midnight belongs to the day that ends there.
        for (var date = from.Date; date == from.Date || date < until; date = date.AddDays(1))
        {
            if ((date == from.Date || date.DayOfYear == 1) && !calendar.IsKnown(date.Year)) lines.Add(Unknown(date));
            var before = lines.Count;
            var first = date == from.Date ? MinuteOf(from) : 0;
            var last = date == until.Date ? MinuteOf(until) : 1440;
            foreach (var hours in calendar.HoursOf(date))
            {
                var part = new WorkInterval(Math.Max(hours.From, first), Math.Min(hours.To, last));
                if (part.Minutes > 0) lines.Add(Applied(calendar, date, part));
            }
            if (lines.Count == before) lines.Add(Skipped(calendar, date));
        }
        return new DeadlineExplanation
        {
            Calendar = calendar.Name, Zone = calendar.Zone, Start = start.ToUniversalTime(), Minutes = minutes, Due = due, Lines = [.. lines],
        };
    }

    private static DeadlineLine Applied(WorkCalendar calendar, DateTime date, WorkInterval part) => new()
    {
        Date = date,
        Step = DeadlineStep.Applied,
        Hours = part,
        Minutes = part.Minutes,
        Reason = calendar.OverrideNameOn(date) is { } name ? new Phrase(name, name) : Ordinary,
    };

    private static DeadlineLine Skipped(WorkCalendar calendar, DateTime date) => new()
    {
        Date = date,
        Step = DeadlineStep.Skipped,
        Reason = calendar.HolidayOn(date) is { } holiday ? Why(holiday)
            : calendar.HoursOf(date).Count == 0 ? new Phrase("not a working day", "bukan hari kerja")
            : new Phrase("outside working hours", "di luar jam kerja"),
    };

    private static Phrase Why(Holiday holiday) => holiday.Kind switch
    {
        HolidayKind.CollectiveLeave => new($"collective leave: {holiday.Name}", $"cuti bersama: {holiday.Name}"),
        HolidayKind.Regional => new($"regional holiday: {holiday.Name}", $"libur daerah: {holiday.Name}"),
        HolidayKind.Court => new($"the court is closed: {holiday.Name}", $"pengadilan libur: {holiday.Name}"),
        _ => new($"holiday: {holiday.Name}", $"libur nasional: {holiday.Name}"),
    };

    private static DeadlineLine Unknown(DateTime date)
    {
        var year = date.Year.ToString(CultureInfo.InvariantCulture);
        return new DeadlineLine
        {
            Date = date,
            Step = DeadlineStep.Note,
            Reason = new Phrase(
                $"the holidays of {year} are not known to this calendar; the deadline may shift when they are",
                $"hari libur {year} tidak diketahui oleh kalender ini; batas waktu dapat bergeser setelah diketahui"),
        };
    }

    private static int MinuteOf(DateTime at) => at.Hour * 60 + at.Minute;
}
