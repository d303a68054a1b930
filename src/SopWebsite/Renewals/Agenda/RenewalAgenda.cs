using SopWebsite.Calendars;
using SopWebsite.Files;
using SopWebsite.Renewals.Cycles;
using SopWebsite.Renewals.Invoices;
using SopWebsite.Sites;

namespace SopWebsite.Renewals.Agenda;

/// <summary>
/// The days of the ledger that belong into the calendar of whoever pays: when something lapses, by when it is to be paid, and by when its
/// invoices ask to be. Officials read it, so it is in Indonesian.
/// </summary>
/// <param name="sites">The sites, for their zones.</param>
/// <param name="invoices">The invoices.</param>
/// <param name="clock">The time.</param>
public sealed class RenewalAgenda(ISiteStore sites, IRenewalInvoiceStore invoices, IClock clock)
{
    /// <summary>What programs call the calendar.</summary>
    public const string Title = "Perpanjangan domain, hosting, koneksi, dan sertifikat";

    /// <summary>So long a settled day is still told of, for calendars that have it.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(60);

    private static readonly string[] Months =
    [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ];

    /// <summary>The entries of renewals. One whose end nobody knows has a day only where an invoice names one.</summary>
    public IReadOnlyList<AgendaEntry> Of(IEnumerable<HostingRenewal> renewals)
    {
        var all = invoices.All().ToLookup(invoice => (invoice.Site, invoice.Kind, invoice.Subject), RenewalKey.Comparer);
        return [.. renewals.SelectMany(renewal => Of(renewal, ZoneOf(renewal.Site))
            .Concat(Of(renewal, all[(renewal.Site, renewal.Kind, renewal.Subject)], ZoneOf(renewal.Site))))];
    }

    private static IEnumerable<AgendaEntry> Of(HostingRenewal renewal, string zone)
    {
        if (renewal.ExpiresAt is not { } end) yield break;
        var name = RenewalNames.Of(renewal).Indonesian;
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
        if (PayDay(renewal) is not { } pay) yield break;
        var isCertificate = renewal.Kind == RenewalKind.Certificate;
        yield return new AgendaEntry
        {
            Uid = Uid("bayar", renewal),
            Day = DayOf(pay, zone),
            Summary = isCertificate ? $"Batas pembaruan: {name}" : $"Batas pembayaran: {name}",
            Description = (renewal.Cycle?.PayBy is null ? "" : "Harus dibayar sebelum tahun anggaran berakhir, karena masa berlakunya "
                + "habis pada awal tahun berikutnya.\n") + about,
            ReminderDays = [14, 3],
            // What is paid for already waits for its provider, not for the treasury.
            IsSettled = RenewalCycles.IsPaidAhead(renewal, end),
            ChangedAt = renewal.CheckedAt,
        };
    }

    private IEnumerable<AgendaEntry> Of(HostingRenewal renewal, IEnumerable<RenewalInvoice> asked, string zone) => asked
        .Where(invoice => invoice.DueAt is not null && (invoice.IsOpen || clock.UtcNow - invoice.PaidAt < Memory))
        .Select(invoice => new AgendaEntry
        {
            Uid = Uid("faktur", renewal, invoice.Provider?.ToLowerInvariant() + "\n" + invoice.Number.ToLowerInvariant()),
            Day = DayOf(invoice.DueAt!.Value, zone),
            Summary = $"Jatuh tempo faktur {invoice.Number}: {RenewalNames.Of(renewal).Indonesian}",
            Description = (invoice.Amount is { } amount ? "Tagihan: " + RenewalAmount.Of(amount, invoice.Currency) + "\n" : "")
                + About(renewal, zone),
            ReminderDays = [7, 1],
            IsSettled = !invoice.IsOpen,
            ChangedAt = invoice.PaidAt ?? invoice.ReceivedAt ?? renewal.CheckedAt,
        });

    /// <summary>By when it is to be paid: the end of the budget year where that comes first, else the day on which it counts as due.</summary>
    private static DateTimeOffset? PayDay(HostingRenewal renewal) =>
        renewal.Cycle is { } cycle ? cycle.PayBy ?? cycle.DueAt : Before(renewal.ExpiresAt!.Value, RenewalUrgency.DueDays);

    private static DateTimeOffset? Before(DateTimeOffset end, int days) =>
        end - DateTimeOffset.MinValue > TimeSpan.FromDays(days) ? end.AddDays(-days) : null;

    private static string About(HostingRenewal renewal, string zone)
    {
        string?[] lines =
        [
            "Situs: " + renewal.Site,
            renewal.Provider is { } provider ? "Penyedia: " + provider : null,
            renewal.ExpiresAt is { } at && IndonesianZone.ToLocal(at, zone) is var end
                ? FormattableString.Invariant($"Berakhir: {end.Day} {Months[end.Month - 1]} {end.Year} pukul {end:HH.mm} {zone.ToUpperInvariant()}")
                : "Berakhir: tidak diketahui",
            renewal.Cost is { } cost ? "Biaya: " + RenewalAmount.Of(cost, renewal.Currency) : null,
            renewal.BudgetLine is { } budget ? "Mata anggaran: " + budget : null,
            renewal.Contact is { } contact ? "Narahubung: " + contact : null,
            renewal.Invoice is { } invoice ? "Faktur terakhir: " + invoice : null,
        ];
        return string.Join("\n", lines.Where(line => line is not null));
    }

    /// <summary>The same for the same thing each time, and nothing of it can be read by strangers.</summary>
    private static string Uid(string what, HostingRenewal renewal, string? which = null) => Sha256Hex.OfText(string.Join(
        "\n", what, renewal.Site.ToLowerInvariant(), renewal.Kind.ToString(), renewal.Subject.ToLowerInvariant(),
        which)).Substring(0, 40) + "@sopwebsite";

    private string ZoneOf(string site) => sites.Find(site)?.Zone ?? IndonesianZone.Names[0];

    private static DateTime DayOf(DateTimeOffset at, string zone) => IndonesianZone.ToLocal(at, zone).Date;
}
