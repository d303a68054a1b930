using SopWebsite.Composition;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Sites;

namespace SopWebsite.Routine;

/// <summary>Looks at the freshness of a site's front page.</summary>
internal sealed class ContentDuty(Workplace workplace, RoutineOptions options) : RoutineDuty(workplace)
{
    private static readonly TimeSpan PerRequest = TimeSpan.FromSeconds(15);

    public override RoutineStep Step => RoutineStep.Content;

    public override async Task<RoutineResult> DoAsync(SopSite site, CancellationToken stop)
    {
        if (ContentTarget.Of(site) is not { } target)
            return NotSetUp(site, new Phrase("no address is registered (Set-SopSite -Uri)", "alamat belum didaftarkan (Set-SopSite -Uri)"));
        var last = Workplace.Register.Checks.LatestContent(site.Name);
        if (last is { State: not ContentState.Unknown } && !IsDue(last.CheckedAt, options.Content, options.Force)) return NotDue(site, last);
        var check = new ContentCheck(Workplace.Clock, Workplace.Adapters.Pages);
        var result = await check.CheckAsync(target, Workplace.Calendars.Get(site.Calendar, site.Zone), PerRequest, stop).ConfigureAwait(false);
        Workplace.Register.Checks.Add(result);
        return Done(site, result.State != ContentState.Fresh, result.Reason, result);
    }
}
