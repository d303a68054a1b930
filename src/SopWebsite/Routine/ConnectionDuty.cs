using SopWebsite.Composition;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.OwnLine;
using SopWebsite.Sites;

namespace SopWebsite.Routine;

/// <summary>
/// Tests the connection once in a pass and keeps what was found for each site whose ledger has one: all of them are reached from here by
/// the same line. Sites without one in the ledger hear nothing of it.
/// </summary>
internal sealed class ConnectionDuty(Workplace workplace) : RoutineDuty(workplace)
{
    /// <summary>How old the last measured throughput may be: each takes some of the line from the people who work on it.</summary>
    private static readonly TimeSpan SpeedAge = TimeSpan.FromHours(20);

    private InternetConnection? _found;

    public override RoutineStep Step => RoutineStep.Connection;

    public override bool Concerns(SopSite site) => Workplace.Connections.ConnectionsOf(site.Name).Count > 0;

    public override async Task<RoutineResult> DoAsync(SopSite site, CancellationToken stop)
    {
        var speedIsDue = Workplace.Lines.MeasuredSince(site.Name, Workplace.Clock.UtcNow - SpeedAge) is null;
        _found ??= await Workplace.ConnectionTest(site.Name).RunAsync(speedIsDue, stop).ConfigureAwait(false);
        var found = _found with { Site = site.Name };
        Workplace.Lines.Take(site.Name, found);
        return Done(site, found.State != AvailabilityState.Up, found.Reason, found);
    }
}
