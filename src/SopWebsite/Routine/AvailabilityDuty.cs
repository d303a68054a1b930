using SopWebsite.Calendars;
using SopWebsite.Composition;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.History;
using SopWebsite.Sites;

namespace SopWebsite.Routine;

/// <summary>Checks every address of a site, each pass, and reports how they stand: one miss is no finding, maintenance neither.</summary>
internal sealed class AvailabilityDuty(Workplace workplace) : RoutineDuty(workplace)
{
    private readonly Lazy<AvailabilityRound> _check = new(() => new AvailabilityRound(workplace.Availability()));

    /// <summary>Asks for the sites of the pass before their turn.</summary>
    public Task PrepareAsync(IReadOnlyList<SopSite> sites, CancellationToken stop) => _check.Value.PrepareAsync(sites, stop);

    public override RoutineStep Step => RoutineStep.Availability;

    public override async Task<RoutineResult> DoAsync(SopSite site, CancellationToken stop)
    {
        if (site.Uri.Length == 0)
            return NotSetUp(site, new Phrase("no address is registered (Set-SopSite -Uri)", "alamat belum didaftarkan (Set-SopSite -Uri)"));
        var results = new List<SiteAvailability>();
        var said = new List<(bool IsFinding, AvailabilityState State, Phrase Message)>();
        foreach (var target in AvailabilityTarget.Of(site))
        {
            var result = await _check.Value.CheckAsync(target, new AvailabilityOptions(), stop).ConfigureAwait(false);
            var (standing, window) = Workplace.Standings.Take(result);
            results.Add(result);
            said.Add(Judge(result, standing, window, site));
        }
        var worst = said.OrderByDescending(one => one.IsFinding).ThenByDescending(one => (int)one.State).First();
        return Done(site, worst.IsFinding, worst.Message, results);
    }

    private static (bool IsFinding, AvailabilityState State, Phrase Message) Judge(
        SiteAvailability result, SiteStanding standing, SopMaintenance? window, SopSite site)
    {
        var reason = result.Reason;
        if (window is not null)
        {
            return (false, result.State, new Phrase(
                $"{reason.English} Maintenance {window.Number}: {window.Reason}",
                $"{reason.Indonesian} Pemeliharaan {window.Number}: {window.Reason}"));
        }
        // Until something is settled for the first time, and while the court's own link is down, there is only this check to go by.
        if (standing.State == AvailabilityState.Unknown || result.State == AvailabilityState.Unknown)
            return (result.State != AvailabilityState.Up, result.State, reason);
        if (standing.State == AvailabilityState.Down)
        {
            var since = $"{IndonesianZone.MinuteOf(standing.Since ?? result.CheckedAt, site.Zone)} {site.Zone}";
            return (
                true, AvailabilityState.Down,
                new Phrase($"Down since {since}. {reason.English}", $"Tidak tersedia sejak {since}. {reason.Indonesian}"));
        }
        return result.State == AvailabilityState.Down
            ? (false, result.State, new Phrase(
                FormattableString.Invariant($"Failed {standing.Failures} of {site.DownAfter} times in a row, not yet down. {reason.English}"),
                FormattableString.Invariant(
                    $"Gagal {standing.Failures} dari {site.DownAfter} kali berturut-turut, belum dinyatakan terganggu. {reason.Indonesian}")))
            : (standing.State == AvailabilityState.Degraded, standing.State, reason);
    }
}
