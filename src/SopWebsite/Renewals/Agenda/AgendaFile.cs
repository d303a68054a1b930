using System.Globalization;
using System.Text;

namespace SopWebsite.Renewals.Agenda;

/// <summary>
/// Writes a calendar as a file that Outlook, Google Calendar and others read (RFC 5545). It names neither the machine nor whoever wrote it.
/// </summary>
public static class AgendaFile
{
    private const string Stamp = "yyyyMMdd'T'HHmmss'Z'";
    private const string Date = "yyyyMMdd";

    /// <summary>Sequence numbers count the minutes from here.</summary>
    private static readonly DateTimeOffset Beginning = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes a calendar.</summary>
    /// <param name="entries">Its entries.</param>
    /// <param name="title">What programs call it.</param>
    /// <param name="now">When it is written.</param>
    /// <param name="to">Where to; stays open.</param>
    public static void Write(IReadOnlyList<AgendaEntry> entries, string title, DateTimeOffset now, Stream to)
    {
        var text = new StringBuilder();
        void Line(string name, string value) => AgendaText.AppendLine(text, name + ":" + value);
        Line("BEGIN", "VCALENDAR");
        Line("VERSION", "2.0");
        Line("PRODID", "-//SopWebsite//Perpanjangan//ID");
        Line("CALSCALE", "GREGORIAN");
        Line("METHOD", "PUBLISH");
        Line("X-WR-CALNAME", AgendaText.Escape(title));
        foreach (var entry in entries.OrderBy(entry => entry.Day).ThenBy(entry => entry.Uid, StringComparer.Ordinal))
        {
            Line("BEGIN", "VEVENT");
            Line("UID", entry.Uid);
            Line("DTSTAMP", At(now));
            Line("DTSTART;VALUE=DATE", entry.Day.ToString(Date, CultureInfo.InvariantCulture));
            // Without an end it is one day just the same; the last day that there is has no next one.
            if (entry.Day.Date < DateTime.MaxValue.Date) Line("DTEND;VALUE=DATE", entry.Day.AddDays(1).ToString(Date, CultureInfo.InvariantCulture));
            Line("SUMMARY", AgendaText.Escape(entry.Summary));
            if (entry.Description.Length > 0) Line("DESCRIPTION", AgendaText.Escape(entry.Description));
            Line("CATEGORIES", "Perpanjangan");
            Line("STATUS", entry.IsSettled ? "CANCELLED" : "CONFIRMED");
            // A day to think of, not one on which nobody can be invited.
            Line("TRANSP", "TRANSPARENT");
            Line("SEQUENCE", Sequence(entry.ChangedAt).ToString(CultureInfo.InvariantCulture));
            Line("LAST-MODIFIED", At(entry.ChangedAt));
            foreach (var days in entry.IsSettled ? [] : entry.ReminderDays)
            {
                Line("BEGIN", "VALARM");
                Line("ACTION", "DISPLAY");
                Line("DESCRIPTION", AgendaText.Escape(entry.Summary));
                // Nine in the morning: 15 hours before the midnight that follows.
                Line("TRIGGER", days > 1 ? FormattableString.Invariant($"-P{days - 1}DT15H") : "-PT15H");
                Line("END", "VALARM");
            }
            Line("END", "VEVENT");
        }
        Line("END", "VCALENDAR");
        var bytes = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetBytes(text.ToString());
        to.Write(bytes, 0, bytes.Length);
    }

    /// <summary>Grows with each entry that is made later, and fits what every program takes for a number.</summary>
    private static int Sequence(DateTimeOffset changed) => (int)Math.Min(Math.Max(0, (changed - Beginning).TotalMinutes), int.MaxValue);

    private static string At(DateTimeOffset instant) => instant.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture);
}
