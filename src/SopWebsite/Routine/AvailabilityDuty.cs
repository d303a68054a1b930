using SopWebsite.Composition;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Sites;

namespace SopWebsite.Routine;

/// <summary>Checks every address of a site, each pass.</summary>
internal sealed class AvailabilityDuty(Workplace workplace) : RoutineDuty(workplace)
{
    private readonly Lazy<AvailabilityRound> _check = new(() => new AvailabilityRound(workplace.Availability()));

    /// <summary>Asks for the sites of the pass before their turn.</summary>
    public Task PrepareAsync(IReadOnlyList<SopSite> sites, CancellationToken stop) => _check.Value.PrepareAsync(sites, stop);

    public override RoutineStep Step => RoutineStep.Availability;

    public override async Task<RoutineResult> DoAsync(SopSite site, CancellationToken stop)
    {
        if (site.Uri.Length == 0) return NotSetUp(site, new Phrase("no address is registered (Set-SopSite -Uri)", "alamat belum didaftarkan (Set-SopSite -Uri)"));
        var results = new List<SiteAvailability>();
        foreach (var target in AvailabilityTarget.Of(site))
        {
            var result = await _check.Value.CheckAsync(target, new AvailabilityOptions(), stop).ConfigureAwait(false);
            Workplace.Register.Checks.Add(result);
            results.Add(result);
        }
        var worst = results.OrderByDescending(result => (int)result.State).First();
        return Done(site, worst.State != AvailabilityState.Up, worst.Reason, results);
    }
}
