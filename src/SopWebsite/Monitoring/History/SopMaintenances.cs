using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Monitoring.History;

/// <summary>The maintenance windows. Each change of them is in the log: they change what the uptime says.</summary>
public sealed class SopMaintenances(IWatchStore store, ISiteStore sites, IEscalationLog log, IUnitOfWork unit, IClock clock)
{
    private const string UsualZone = "WIB";

    /// <summary>Enters a window.</summary>
    /// <param name="site">The site; null for all sites.</param>
    /// <param name="range">From when until when. What has passed may be entered too; the log tells when that was done.</param>
    /// <param name="reason">Why.</param>
    /// <param name="isWeekly">Whether it comes back each week.</param>
    /// <param name="by">Who enters it.</param>
    /// <exception cref="SopException"><c>SopSiteNotFound</c>; <c>SopMaintenanceInvalid</c>: it ends before it begins, a weekly one is longer
    /// than a week, or the reason is missing.</exception>
    public SopMaintenance Register(string? site, TimeRange range, string reason, bool isWeekly = false, string? by = null)
    {
        var registered = site is null ? null : new SopSites(sites).Get(site);
        if (range.From >= range.Until) throw Invalid("it must end after it begins", "harus berakhir setelah dimulai");
        if (isWeekly && range.Length > TimeSpan.FromDays(7))
            throw Invalid("a weekly one is no longer than a week", "yang mingguan paling lama seminggu");
        if (string.IsNullOrWhiteSpace(reason)) throw Invalid("say why", "tulis alasannya");
        SopMaintenance? entered = null;
        unit.Transact(() =>
        {
            var now = clock.UtcNow.ToUniversalTime();
            var zone = (registered ?? sites.All().FirstOrDefault())?.Zone ?? UsualZone;
            var prefix = "PM-" + IndonesianZone.ToLocal(now, zone).ToString("yyyy-MM", CultureInfo.InvariantCulture) + "-";
            entered = new SopMaintenance
            {
                Number = prefix + (store.CountMaintenance(prefix) + 1).ToString("0000", CultureInfo.InvariantCulture),
                Site = registered?.Name,
                From = range.From.ToUniversalTime(),
                Until = range.Until.ToUniversalTime(),
                IsWeekly = isWeekly,
                Reason = reason.Trim(),
                By = by,
                RecordedAt = now,
                Zone = zone,
            };
            store.Put(entered);
            Tell(entered, by, "Pemeliharaan dijadwalkan: " + Told(entered), now);
        });
        return entered!.At(clock.UtcNow);
    }

    /// <summary>Ends a window: one that has not begun is cancelled, one under way or weekly ends now. It stays in the register.</summary>
    /// <exception cref="SopException"><c>SopMaintenanceNotFound</c>; <c>SopMaintenanceOver</c>: it was over already, or cancelled.</exception>
    public SopMaintenance End(string number, string? by = null)
    {
        SopMaintenance? ended = null;
        unit.Transact(() =>
        {
            var now = clock.UtcNow.ToUniversalTime();
            var found = Get(number);
            if (found.State is MaintenanceState.Over or MaintenanceState.Cancelled) throw Over(found);
            ended = found with { EndedAt = now < found.From ? found.From : now };
            store.Put(ended);
            Tell(ended, by, (ended.EndedAt == ended.From ? "Pemeliharaan dibatalkan: " : "Pemeliharaan diakhiri: ") + Told(ended), now);
        });
        return ended!.At(clock.UtcNow);
    }

    /// <summary>One window with its state.</summary>
    /// <exception cref="SopException"><c>SopMaintenanceNotFound</c>.</exception>
    public SopMaintenance Get(string number) =>
        Find().FirstOrDefault(window => string.Equals(window.Number, number, StringComparison.OrdinalIgnoreCase)) ?? throw new SopException(
            "SopMaintenanceNotFound", SopErrorKind.NotFound,
            new Phrase($"There is no maintenance window '{number}'. Get-SopMaintenance -All lists them.",
                $"Tidak ada jadwal pemeliharaan '{number}'. Get-SopMaintenance -All menampilkannya."),
            number);

    /// <summary>The windows with their states, by beginning.</summary>
    /// <param name="site">Only those that concern a site, those of all sites among them; null for every one.</param>
    public IReadOnlyList<SopMaintenance> Find(string? site = null)
    {
        var now = clock.UtcNow.ToUniversalTime();
        return [.. store.Maintenance().Where(window => site is null || window.Concerns(site)).Select(window => window.At(now))];
    }

    /// <summary>When a site is under maintenance, as far as that begins before an instant.</summary>
    /// <param name="windows">All windows.</param>
    /// <param name="site">The site; null for the windows of all sites alone.</param>
    /// <param name="until">The instant.</param>
    public static IReadOnlyList<TimeRange> Ranges(IEnumerable<SopMaintenance> windows, string? site, DateTimeOffset until) => TimeRange.Merge(windows
        .Where(window => site is null ? window.Site is null : window.Concerns(site)).SelectMany(window => window.Ranges(until)));

    private void Tell(SopMaintenance window, string? by, string text, DateTimeOffset now) => log.Append(new EscalationDraft
    {
        At = now, Event = EscalationEvent.Note, Site = window.Site, From = by ?? window.By, FollowUp = text,
    });

    private static string Told(SopMaintenance window) =>
        $"{window.Number}, {window.Site ?? "semua situs"}, {IndonesianZone.MinuteOf(window.From, window.Zone)} s.d. "
        + $"{IndonesianZone.MinuteOf(window.Until, window.Zone)} {window.Zone}{(window.IsWeekly ? ", setiap minggu" : "")}: {window.Reason}";

    private static SopException Invalid(string english, string indonesian) => new(
        "SopMaintenanceInvalid", SopErrorKind.InvalidArgument,
        new Phrase($"This maintenance window cannot be entered: {english}.", $"Jadwal pemeliharaan ini tidak dapat dicatat: {indonesian}."));

    private static SopException Over(SopMaintenance window) => new(
        "SopMaintenanceOver", SopErrorKind.InvalidOperation,
        new Phrase($"{window.Number} is over already; what was stays in the history.",
            $"{window.Number} sudah berakhir; yang sudah lewat tetap tercatat."),
        window.Number);
}
