using SopWebsite.Composition;
using SopWebsite.Languages;
using SopWebsite.Sites;
using SopWebsite.Visitors;

namespace SopWebsite.Routine;

/// <summary>Reads the visitors' log since the last reading.</summary>
internal sealed class VisitorsDuty(Workplace workplace, RoutineOptions options) : RoutineDuty(workplace)
{
    public override RoutineStep Step => RoutineStep.Visitors;

    public override Task<RoutineResult> DoAsync(SopSite site, CancellationToken stop)
    {
        if (site.LogPath.Length == 0)
            return Task.FromResult(NotSetUp(site, new Phrase("no log is registered (Set-SopSite -LogPath)", "log belum didaftarkan (Set-SopSite -LogPath)")));
        var last = Workplace.Register.Visitors.Latest(site.Name);
        if (!IsDue(last?.ScannedAt, options.Visitors, options.Force)) return Task.FromResult(NotDue(site, last));
        var result = Workplace.SiteVisitors.Scan(site, new VisitorScanOptions { Since = last?.ScannedAt }, stop);
        // A log that could not be read leaves the duty undone, whatever the others said.
        if (result.Faults.Count > 0) throw result.Faults[0];
        var found = result.Summary;
        return Task.FromResult(Done(
            site, found.Hostile + found.Suspicious > 0,
            new Phrase(
                $"{found.Requests} requests; hostile {found.Hostile}, suspicious {found.Suspicious}, watch {found.Watch}; unparsed lines {found.Unparsed}",
                $"{found.Requests} permintaan; berbahaya {found.Hostile}, mencurigakan {found.Suspicious}, perlu diamati {found.Watch}; baris tak terurai {found.Unparsed}"),
            result));
    }
}
