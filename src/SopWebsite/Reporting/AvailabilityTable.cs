using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Monitoring.History;

namespace SopWebsite.Reporting;

/// <summary>The sheet about availability: the uptime of each address in the month, and its outages.</summary>
internal static class AvailabilityTable
{
    public static WorkbookTable Of(IReadOnlyList<SiteHistory> histories, string zone, Language language)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        return new WorkbookTable
        {
            Name = Say("SiteAvailability", "KetersediaanSitus"),
            Columns =
            [
                new(Say("Site", "Situs"), 14),
                new(Say("Address", "Alamat"), 30),
                new(Say("Uptime", "Ketersediaan"), 11, WorkbookCellStyle.Percent),
                new(Say("Uptime in Service Hours", "Ketersediaan Jam Kerja"), 11, WorkbookCellStyle.Percent),
                new(Say("Time Observed", "Waktu Terpantau"), 10, WorkbookCellStyle.Percent),
                new(Say("Down (Minutes)", "Terganggu (Menit)"), 10, WorkbookCellStyle.Decimal),
                new(Say("Down (Working Minutes)", "Terganggu (Menit Kerja)"), 10, WorkbookCellStyle.Decimal),
                new(Say("Checks", "Pemeriksaan"), 11, WorkbookCellStyle.Number),
                new(Say("Outages", "Gangguan"), 9, WorkbookCellStyle.Number),
                new(Say("When and Why", "Waktu dan Penyebab"), 40),
            ],
            Rows = [.. histories.Select(history => (IReadOnlyList<object?>)
            [
                history.Name, history.Uri.OriginalString,
                history.Uptime / 100, history.ServiceUptime / 100, history.AllHours.ObservedPercent / 100,
                history.AllHours.Down.TotalMinutes, history.ServiceHours.Down.TotalMinutes, history.Checks, history.Outages.Length,
                history.Outages.Length == 0 ? null : string.Join("\n", history.Outages.Select(outage => Told(outage, zone, language))),
            ])],
        };
    }

    public static List<string> Notes(Language language) => language == Language.Indonesian
        ?
        [
            "Ketersediaan dihitung dari waktu yang terpantau; pemeliharaan terjadwal, waktu tanpa pemeriksaan dan saat koneksi kantor "
            + "putus tidak dihitung.",
            "Gangguan: beberapa pemeriksaan berturut-turut gagal, sejak yang pertama sampai pemeriksaan pertama yang berhasil lagi.",
        ]
        :
        [
            "Uptime is of the time observed; announced maintenance, time without checks and time without the office's own connection do not count.",
            "Outage: several checks in a row failed, from the first of them up to the first that was answered again.",
        ];

    private static string Told(SiteOutage outage, string zone, Language language)
    {
        var end = outage.End is { } at ? IndonesianZone.MinuteOf(at, zone) : language == Language.Indonesian ? "masih berlangsung" : "still lasting";
        var (minutes, working) = language == Language.Indonesian ? ("menit", "menit kerja") : ("minutes", "working minutes");
        var start = IndonesianZone.MinuteOf(outage.Start, zone);
        return FormattableString.Invariant($"{start} - {end} ({outage.Duration.TotalMinutes:0} {minutes}, {outage.WorkingMinutes} {working}): ")
            + outage.Reason.In(language);
    }
}
