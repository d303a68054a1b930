using System.Globalization;
using System.Text;
using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Secrets;
using SopWebsite.Situations;
using SopWebsite.Sites;

namespace SopWebsite.Notices;

/// <summary>Writes the subject and the text of a message: what is asked, of what, by when, and the numbers to find it by.</summary>
internal static class NoticeComposer
{
    private const int SubjectLength = 150;
    private const int LabelWidth = 16;
    private const int DigestLines = 60;

    /// <summary>A message's subject and text about one entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="severity">Its gravity.</param>
    /// <param name="report">The report it is about; null for none.</param>
    /// <param name="zone">The zone that times are shown in.</param>
    /// <param name="language">The language.</param>
    public static (string Subject, string Text) Of(
        EscalationEntry entry, SopSeverity severity, SituationReport? report, string zone, Language language)
    {
        var heading = NoticeWords.Heading(entry.Event).In(language);
        var text = new StringBuilder();
        text.Append(heading).Append(".\n").Append(NoticeWords.Asked(entry.Event).In(language)).Append("\n\n");
        Field(text, new("Severity", "Tingkat"), EscalationNames.Of(severity).In(language));
        Field(text, new("Site", "Situs"), entry.Site);
        Field(text, new("Report", "Laporan"), entry.Report);
        Field(text, new("Symptom", "Gejala"), report?.Symptom.In(language));
        Field(text, new("Run", "Pelaksanaan"), entry.Run);
        Field(text, new("Activity", "Kegiatan"), entry.Activity?.ToString(CultureInfo.InvariantCulture));
        Field(text, new("Due", "Batas waktu"), entry.Due is { } due ? When(due, zone, language) : null);
        Field(text, new("Working time", "Waktu kerja"), WorkedOf(entry, language));
        Field(text, new("From", "Dari"), NameOf(entry.From, language));
        Field(text, new("To", "Kepada"), NameOf(entry.To, language));
        Field(text, new("Happened", "Waktu kejadian"), When(entry.At, zone, language));
        Field(text, new("Note", "Keterangan"), entry.FollowUp, most: 600);
        text.Append('\n').Append(Foot(language)).Append(' ')
            .Append(new Phrase($"Entry {entry.Number} of the escalation log.", $"Catatan nomor {entry.Number} pada log eskalasi.").In(language))
            .Append('\n');
        return (Subject(entry.Report ?? entry.Site ?? entry.Run, heading, severity, language), Redactor.ByPlace.Clean(text.ToString()));

        void Field(StringBuilder target, Phrase label, string? value, int most = 300) => AppendField(target, label.In(language), value, most);
    }

    /// <summary>A message that a person wrote.</summary>
    public static (string Subject, string Text) Of(string message, string? subject, Language language)
    {
        var text = NoticeText.Lines(message, 20_000);
        var line = NoticeText.Line(subject ?? text.Split('\n')[0], SubjectLength - 10);
        return ("[SOP] " + Redactor.ByPlace.Clean(line), Redactor.ByPlace.Clean(text) + "\n\n" + Foot(language) + "\n");
    }

    /// <summary>Many messages as one: the gravest first, by site and report, counted.</summary>
    public static (string Subject, string Text) OfMany(IReadOnlyList<SopNotice> notices, Func<SopNotice, string> zoneOf, Language language)
    {
        var counts = notices.GroupBy(notice => notice.Severity).OrderByDescending(same => same.Key)
            .Select(same => $"{same.Count().ToString(CultureInfo.InvariantCulture)} {EscalationNames.Of(same.Key).In(language)}");
        var count = notices.Count.ToString(CultureInfo.InvariantCulture);
        var subject = "[SOP] "
            + new Phrase($"{count} notices ({string.Join(", ", counts)})", $"{count} pemberitahuan ({string.Join(", ", counts)})").In(language);
        var text = new StringBuilder(new Phrase(
            $"{count} notices came together and are told in this one message.",
            $"{count} pemberitahuan datang bersamaan dan disampaikan dalam satu pesan ini.").In(language)).Append('\n');
        var left = DigestLines;
        var groups = notices.GroupBy(notice => (notice.Site, notice.Report)).OrderByDescending(group => group.Max(notice => notice.Severity))
            .ThenByDescending(group => group.Count()).ThenBy(group => group.Min(notice => notice.Number));
        foreach (var group in groups)
        {
            if (left <= 0) break;
            var name = string.Join(
                ", ", new[] { group.Key.Site, group.Key.Report }.Where(part => part is not null).Select(part => NoticeText.Line(part, 100)));
            text.Append('\n').Append(name.Length == 0 ? new Phrase("Other", "Lain-lain").In(language) : name)
                .Append(" (").Append(group.Count().ToString(CultureInfo.InvariantCulture)).Append(")\n");
            foreach (var notice in group.OrderByDescending(notice => notice.Severity).ThenBy(notice => notice.At).Take(left))
            {
                text.Append("- ").Append(LineOf(notice, zoneOf(notice), language)).Append('\n');
                left--;
            }
        }
        var untold = notices.Count - (DigestLines - left);
        if (untold > 0)
            text.Append('\n').Append(new Phrase($"and {untold} more, in the register.", $"dan {untold} lainnya, ada di register.").In(language))
                .Append('\n');
        return (subject, text.Append('\n').Append(Foot(language)).Append('\n').ToString());
    }

    private static string LineOf(SopNotice notice, string zone, Language language)
    {
        var what = notice.Event is { } happened ? NoticeWords.Heading(happened).In(language) : notice.Subject;
        var due = notice.Due is { } at ? new Phrase($", due {Short(at, zone)}", $", batas waktu {Short(at, zone)}").In(language) : "";
        return $"{Short(notice.At, zone)} [{EscalationNames.Of(notice.Severity).In(language)}] {what}{due}";
    }

    private static string Subject(string? about, string heading, SopSeverity severity, Language language)
    {
        var name = about is null ? "" : NoticeText.Line(about, 60) + ": ";
        return NoticeText.Short(Redactor.ByPlace.Clean($"[SOP] {name}{heading} ({EscalationNames.Of(severity).In(language)})"), SubjectLength);
    }

    private static void AppendField(StringBuilder text, string label, string? value, int most)
    {
        var line = NoticeText.Line(value, most);
        if (line.Length > 0) text.Append(label.PadRight(LabelWidth)).Append(": ").Append(line).Append('\n');
    }

    private static string? WorkedOf(EscalationEntry entry, Language language) => (entry.WorkingMinutes, entry.StandardMinutes) switch
    {
        ({ } worked, { } standard) => new Phrase($"{worked} of {standard} minutes", $"{worked} dari {standard} menit").In(language),
        ({ } worked, null) => new Phrase($"{worked} minutes", $"{worked} menit").In(language),
        _ => null,
    };

    private static string? NameOf(string? roleOrName, Language language) => roleOrName is null ? null : SopRoles.TitleOf(roleOrName).In(language);

    private static string When(DateTimeOffset at, string zone, Language language) =>
        IndonesianZone.ToLocal(at, zone).ToString("dddd, d MMMM yyyy HH':'mm", LanguageChoice.CultureOf(language)) + " " + zone;

    private static string Short(DateTimeOffset at, string zone) => IndonesianZone.MinuteOf(at, zone) + " " + zone;

    private static string Foot(Language language) => new Phrase(
        "Sent automatically by SopWebsite; please do not reply to it.", "Pesan otomatis dari SopWebsite; mohon tidak dibalas.").In(language);
}
