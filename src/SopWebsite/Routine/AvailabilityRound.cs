using SopWebsite.Errors;
using SopWebsite.Monitoring;
using SopWebsite.Sites;

namespace SopWebsite.Routine;

/// <summary>The checks of one pass: the addresses of all sites are asked side by side before their turn, so that silent ones do not add up.</summary>
internal sealed class AvailabilityRound(AvailabilityCheck check)
{
    private const int SideBySide = 64;

    private readonly Dictionary<(string Site, Uri Uri), SiteAvailability> _found = [];
    private bool _isPrepared;

    /// <summary>
    /// Asks for all of them, the first time that it is called. What cannot be asked here fails again, and is told, when it is the site's
    /// turn.
    /// </summary>
    public Task PrepareAsync(IEnumerable<SopSite> sites, CancellationToken stop)
    {
        if (_isPrepared) return Task.CompletedTask;
        _isPrepared = true;
        return check.CheckAllAsync(
            sites.SelectMany(Targets), new AvailabilityOptions(), SideBySide,
            result =>
            {
                _found[(result.Name, result.Uri)] = result;
                return Task.CompletedTask;
            },
            stop);
    }

    /// <summary>What was found already, once; else it is asked for now.</summary>
    public async Task<SiteAvailability> CheckAsync(AvailabilityTarget target, AvailabilityOptions options, CancellationToken stop)
    {
        if (!_found.TryGetValue((target.Name, target.Uri), out var found)) return await check.CheckAsync(target, options, stop).ConfigureAwait(false);
        _found.Remove((target.Name, target.Uri));
        return found;
    }

    private static IEnumerable<AvailabilityTarget> Targets(SopSite site)
    {
        try
        {
            return AvailabilityTarget.Of(site);
        }
        catch (SopException)
        {
            return [];
        }
    }
}
