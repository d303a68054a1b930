using SopWebsite.Calendars;
using SopWebsite.Files;
using SopWebsite.Renewals.Cycles;
using SopWebsite.Sites;

namespace SopWebsite.Renewals.Agenda;

/// <summary>
/// The days of the ledger that belong into the calendar of whoever pays: when something lapses, and by when it is to be paid. Officials read
/// it, so it is in Indonesian.
/// </summary>
/// <param name="sites">The sites, for their zones.</param>
public sealed class RenewalAgenda(ISiteStore sites)
{
    /// <summary>What programs call the calendar.</summary>
    public const string Title = "Perpanjangan domain, hosting, koneksi, dan sertifikat";

    private static readonly string[] Months =
    [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ];

    /// <summary>The entries of renewals. One whose end nobody knows has no day, and so none.</summary>
    public IReadOnlyList<AgendaEntry> Of(IEnumerable<HostingRenewal> renewals) =>
        [.. renewals.Where(renewal => renewal.ExpiresAt is not null).SelectMany(renewal => Of(renewal, ZoneOf(renewal.Site)))];

    private static IEnumerable<AgendaEntry> Of(HostingRenewal renewal, string zone)
    {
        var (end, name) = (renewal.ExpiresAt!.Value, RenewalNames.Of(renewal).Indonesian);
        var about = About(renewal, zone);
        yield return new AgendaEntry
        {
            Uid = Uid("akhir", renewal),
            Day = DayOf(end, zone),
            Summary = $"{name} berakhir",
            Description = about,
            ReminderDays = [30, 7, 1],
            ChangedAt = renewal.CheckedAt,
        };
        // What is paid waits for its provider, not for the treasury.
        if (renewal.Stage == RenewalStage.Paid || PayDay(renewal) is not { } pay) yield break;
        var isCertificate = renewal.Kind == RenewalKind.Certificate;
        yield return new AgendaEntry
        {
            Uid = Uid("bayar", renewal),
            Day = DayOf(pay, zone),
            Summary = isCertificate ? $"Batas pembaruan: {name}" : $"Batas pembayaran: {name}",
            Description = (renewal.Cycle?.PayBy is null ? "" : "Harus dibayar sebelum tahun anggaran berakhir, karena masa berlakunya habis pada awal tahun berikutnya.\n") + about,
            ReminderDays = [14, 3],
            ChangedAt = renewal.CheckedAt,
        };
    }

    /// <summary>By when it is to be paid: the end of the budget year where that comes first, else the day on which it counts as due.</summary>
    private static DateTimeOffset? PayDay(HostingRenewal renewal) =>
        renewal.Cycle is { } cycle ? cycle.PayBy ?? cycle.DueAt : Before(renewal.ExpiresAt!.Value, RenewalUrgency.DueDays);

    private static DateTimeOffset? Before(DateTimeOffset end, int days) =>
        end - DateTimeOffset.MinValue > TimeSpan.FromDays(days) ? end.AddDays(-days) : null;

    private static string About(HostingRenewal renewal, string zone)
    {
        var end = IndonesianZone.ToLocal(renewal.ExpiresAt!.Value, zone);
        string?[] lines =
        [
            "Situs: " + renewal.Site,
            renewal.Provider is { } provider ? "Penyedia: " + provider : null,
            FormattableString.Invariant($"Berakhir: {end.Day} {Months[end.Month - 1]} {end.Year} pukul {end:HH.mm} {zone.ToUpperInvariant()}"),
            renewal.Cost is { } cost ? "Biaya: " + RenewalAmount.Of(cost, renewal.Currency) : null,
            renewal.BudgetLine is { } budget ? "Mata anggaran: " + budget : null,
            renewal.Contact is { } contact ? "Narahubung: " + contact : null,
            renewal.Invoice is { } invoice ? "Faktur terakhir: " + invoice : null,
        ];
        return string.Join("\n", lines.Where(line => line is not null));
    }

    /// <summary>The same for the same thing each time, and nothing of it can be read by strangers.</summary>
    private static string Uid(string what, HostingRenewal renewal, string? which = null) => Sha256Hex.OfText(string.Join(
        "\n", what, renewal.Site.ToLowerInvariant(), renewal.Kind.ToString(), renewal.Subject.ToLowerInvariant(), which)).Substring(0, 40) + "@sopwebsite";

    private string ZoneOf(string site) => sites.Find(site)?.Zone ?? IndonesianZone.Names[0];

    private static DateTime DayOf(DateTimeOffset at, string zone) => IndonesianZone.ToLocal(at, zone).Date;
}
