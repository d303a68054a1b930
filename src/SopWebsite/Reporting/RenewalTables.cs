using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Connections;

namespace SopWebsite.Reporting;

/// <summary>The tables of the sheets about renewals and connections.</summary>
internal static class RenewalTables
{
    /// <summary>Everything that lapses unless it is renewed.</summary>
    public static WorkbookTable OfLedger(IReadOnlyList<RenewalOfMonth> known, string zone, Language language)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        return new WorkbookTable
        {
            Name = Say("Renewals", "Perpanjangan"),
            Columns =
            [
                new(Say("Site", "Situs"), 11),
                new(Say("Kind", "Jenis"), 10),
                new(Say("Service", "Layanan"), 18),
                new(Say("Provider", "Penyedia"), 15),
                new(Say("Cost", "Biaya"), 12),
                new(Say("Ends", "Berakhir"), 11, WorkbookCellStyle.Date),
                new(Say("Days Left", "Sisa Hari"), 6, WorkbookCellStyle.Number),
                new(Say("Stage", "Tahap"), 12, WorkbookCellStyle.Centred),
                new(Say("Last Invoice", "Faktur Terakhir"), 12),
                new(Say("Amount", "Tagihan"), 12),
                new(Say("Paid", "Dibayar"), 12),
                new(Say("Proof (SHA-256)", "Bukti Bayar (SHA-256)"), 17, WorkbookCellStyle.Digest),
                new(Say("To Be Seen To", "Perlu Ditindaklanjuti"), 25),
            ],
            Rows = known.Count == 0
                ? [[Say("Nothing is registered", "Belum ada yang didaftarkan"), .. new object?[12]]]
                : [.. known.Select(one => (IReadOnlyList<object?>)
                [
                    one.Renewal.Site, RenewalNames.Of(one.Renewal.Kind).In(language), one.Renewal.Subject, one.Renewal.Provider,
                    Amount(one.Renewal.Cost, one.Renewal.Currency), Day(one.Renewal.ExpiresAt, zone), one.Renewal.RemainingDays,
                    RenewalNames.Of(one.Renewal.Stage).In(language), one.Invoice?.Number, one.Invoice?.Amount,
                    one.Invoice is { IsOpen: true } ? Say("NOT PAID", "BELUM DIBAYAR") : one.Invoice?.Paid, one.Invoice?.Proof?.Sha256,
                    string.Join("\n", one.Renewal.Findings.Select(finding => finding.Text.In(language))) is { Length: > 0 } text ? text : null,
                ])],
        };
    }

    /// <summary>The renewals that were recorded in the month.</summary>
    public static WorkbookTable OfMade(IReadOnlyList<(HostingRenewal Renewal, RenewalPayment Payment)> made, string zone, Language language)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        return new WorkbookTable
        {
            Name = Say("RenewalsMade", "PerpanjanganBulanIni"),
            Columns =
            [
                new(Say("Recorded", "Dicatat"), 12, WorkbookCellStyle.DateTime),
                new(Say("Site", "Situs"), 12),
                new(Say("Kind", "Jenis"), 10),
                new(Say("Service", "Layanan"), 18),
                new(Say("Provider", "Penyedia"), 18),
                new(Say("Ended Before", "Berlaku Semula"), 11, WorkbookCellStyle.Date),
                new(Say("Ends Now", "Berlaku Sampai"), 11, WorkbookCellStyle.Date),
                new(Say("Invoice", "Faktur"), 14),
                new(Say("Paid", "Dibayar"), 12),
                new(Say("Paid On", "Tanggal Bayar"), 11, WorkbookCellStyle.Date),
                new(Say("Proof", "Bukti Bayar"), 15),
                new(Say("SHA-256", "SHA-256"), 17, WorkbookCellStyle.Digest),
                new(Say("Remarks", "Keterangan"), 20),
            ],
            Rows = [.. made.Select(one => (IReadOnlyList<object?>)
            [
                IndonesianZone.ToLocal(one.Payment.RecordedAt, zone).DateTime, one.Renewal.Site, RenewalNames.Of(one.Renewal.Kind).In(language),
                one.Renewal.Subject, one.Renewal.Provider, Day(one.Payment.From, zone), Day(one.Payment.To, zone), one.Payment.Invoice,
                Amount(one.Payment.Cost, one.Payment.Currency ?? one.Renewal.Currency), Day(one.Payment.PaidAt, zone), one.Payment.Proof?.FileName,
                one.Payment.Proof?.Sha256, one.Payment.Reason,
            ])],
        };
    }

    /// <summary>The connections' minutes down against what is promised.</summary>
    public static WorkbookTable OfConnections(IReadOnlyList<ConnectionReport> reports, string zone, Language language)
    {
        string Say(string english, string indonesian) => language == Language.Indonesian ? indonesian : english;
        return new WorkbookTable
        {
            Name = Say("Connections", "Koneksi"),
            Columns =
            [
                new(Say("Site", "Situs"), 12),
                new(Say("Connection", "Koneksi"), 18),
                new(Say("Provider", "Penyedia"), 18),
                new(Say("Promised (%)", "Dijanjikan (%)"), 10, WorkbookCellStyle.Decimal),
                new(Say("Down Allowed (Minutes)", "Batas Terputus (Menit)"), 10, WorkbookCellStyle.Decimal),
                new(Say("Down (Minutes)", "Terputus (Menit)"), 10, WorkbookCellStyle.Decimal),
                new(Say("Not Measured (Minutes)", "Tidak Terukur (Menit)"), 10, WorkbookCellStyle.Decimal),
                new(Say("Down in Service Hours (Minutes)", "Terputus pada Jam Kerja (Menit)"), 11, WorkbookCellStyle.Decimal),
                new(Say("Longest (Minutes)", "Terlama (Menit)"), 10, WorkbookCellStyle.Decimal),
                new(Say("Bandwidth Promised (Mbit/s)", "Kecepatan Dijanjikan (Mbit/s)"), 11, WorkbookCellStyle.Decimal),
                new(Say("Measured (Mbit/s)", "Kecepatan Terukur (Mbit/s)"), 11, WorkbookCellStyle.Decimal),
                new(Say("Verdict", "Penilaian"), 14, WorkbookCellStyle.Centred),
                new(Say("Outages", "Gangguan"), 36),
            ],
            Rows = [.. reports.Select(report => (IReadOnlyList<object?>)
            [
                report.Site, report.Subject, report.Provider, report.PromisedPercent, Tenth(report.AllowedMinutes), Tenth(report.DownMinutes),
                Tenth(report.UnknownMinutes), Tenth(report.ServiceHours.Down.TotalMinutes), Tenth(report.LongestOutageMinutes), report.PromisedMbps,
                Tenth(report.MedianMbps), PromiseNames.Of(report.Verdict).In(language),
                report.Outages.Length == 0 ? null : string.Join("\n", report.Outages.Select(outage => Told(outage, zone, language))),
            ])],
        };
    }

    private static string Told(ConnectionOutage outage, string zone, Language language)
    {
        var end = outage.End is { } at ? IndonesianZone.MinuteOf(at, zone) : language == Language.Indonesian ? "masih berlangsung" : "still lasting";
        var minutes = language == Language.Indonesian ? "menit" : "minutes";
        return FormattableString.Invariant($"{IndonesianZone.MinuteOf(outage.Start, zone)} - {end} ({outage.DownMinutes:0.#} {minutes})");
    }

    private static string? Amount(decimal? amount, string currency) => amount is { } known ? RenewalAmount.Of(known, currency) : null;

    private static object? Day(DateTimeOffset? at, string zone) => at is { } known ? IndonesianZone.ToLocal(known, zone).Date : null;

    private static double? Tenth(double? value) => value is { } known ? Math.Round(known, 1) : null;
}
