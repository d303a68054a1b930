using SopWebsite.Composition;
using SopWebsite.Languages;
using SopWebsite.Sites;
using SopWebsite.Visitors;

namespace SopWebsite.Routine;

/// <summary>Reads what is new in the visitors' log since the last pass.</summary>
internal sealed class VisitorsDuty(Workplace workplace, RoutineOptions options) : RoutineDuty(workplace)
{
    public override RoutineStep Step => RoutineStep.Visitors;

    public override Task<RoutineResult> DoAsync(SopSite site, CancellationToken stop)
    {
        if (site.LogPath.Length == 0)
            return Task.FromResult(
                NotSetUp(site, new Phrase("no log is registered (Set-SopSite -LogPath)", "log belum didaftarkan (Set-SopSite -LogPath)")));
        var following = Workplace.SiteFollowing;
        if (!IsDue(following.LastPass(site), options.Visitors, options.Force))
            return Task.FromResult(NotDue(site, Workplace.Register.Visitors.Latest(site.Name)));
        var result = following.Pass(site, watch: null, stop);
        // What succeeded is reported though another log could not be read: no later reading would find it again.
        var incident = VisitorIncident.Open(Workplace, site, result);
        // A log that could not be read leaves the duty undone, whatever the others said.
        if (result.Faults.Count > 0) throw result.Faults[0];
        return Task.FromResult(Done(site, result.Summary.Hostile + result.Summary.Suspicious > 0, Told(result, incident), result));
    }

    private static Phrase Told(VisitorScanResult result, Phrase? incident)
    {
        var found = result.Summary;
        var gaps = result.Gaps.Count == 0 ? new Phrase("", "") : new Phrase(
            $"; lines may be missing: {string.Join(", ", result.Gaps.Select(gap => gap.Path))}",
            $"; mungkin ada baris yang hilang: {string.Join(", ", result.Gaps.Select(gap => gap.Path))}");
        var (english, indonesian) = found.Allowed == 0 ? ("", "") : ($"; allowed {found.Allowed}", $"; diizinkan {found.Allowed}");
        return new Phrase(
            $"{found.Requests} requests; hostile {found.Hostile}, suspicious {found.Suspicious}, watch {found.Watch}; unparsed lines {found.Unparsed}"
            + english + gaps.English + incident?.English,
            $"{found.Requests} permintaan; berbahaya {found.Hostile}, mencurigakan {found.Suspicious}, perlu diamati {found.Watch}; "
            + $"baris tak terurai {found.Unparsed}" + indonesian + gaps.Indonesian + incident?.Indonesian);
    }
}
