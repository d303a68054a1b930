using SopWebsite.Composition;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.Freshness;
using SopWebsite.Sites;

namespace SopWebsite.Routine;

/// <summary>Looks at the freshness of a site's front page and of its registered pages, and tells of the worst.</summary>
internal sealed class ContentDuty(Workplace workplace, RoutineOptions options) : RoutineDuty(workplace)
{
    private static readonly TimeSpan PerRequest = TimeSpan.FromSeconds(15);

    public override RoutineStep Step => RoutineStep.Content;

    public override async Task<RoutineResult> DoAsync(SopSite site, CancellationToken stop)
    {
        var targets = Workplace.SitePages.TargetsOf(site);
        if (targets.Count == 0)
            return NotSetUp(site, new Phrase("no address is registered (Set-SopSite -Uri)", "alamat belum didaftarkan (Set-SopSite -Uri)"));
        var known = Workplace.Register.Checks.LatestContents(site.Name)
            .ToDictionary(one => one.Page ?? SopSitePage.FrontPage, StringComparer.OrdinalIgnoreCase);
        var due = targets.Where(target => !known.TryGetValue(target.Page!, out var last) || last.State == ContentState.Unknown
            || IsDue(last.CheckedAt, options.Content, options.Force)).ToList();
        if (due.Count == 0) return NotDue(site, SiteContent.WorstOf(known.Values));
        var check = new ContentCheck(Workplace.Clock, Workplace.Adapters.Pages);
        var calendar = Workplace.Calendars.Get(site.Calendar, site.Zone);
        foreach (var target in due)
        {
            known[target.Page!] = Workplace.ContentWatch.Enter(await check.ReadAsync(target, calendar, PerRequest, stop).ConfigureAwait(false));
        }
        // A page that was not due counts as it was found last.
        var current = targets.Select(target => known[target.Page!]).ToList();
        var worst = SiteContent.WorstOf(current)!;
        return Done(site, worst.State != ContentState.Fresh, Message(current, worst), worst);
    }

    private static Phrase Message(List<SiteContent> pages, SiteContent worst)
    {
        if (pages.Count == 1) return worst.Reason;
        var wanting = pages.Where(page => page.State != ContentState.Fresh).ToList();
        if (wanting.Count == 0)
            return new Phrase(
                $"All {pages.Count} pages are fresh. {Named(worst).English}",
                $"Semua {pages.Count} halaman terbarui. {Named(worst).Indonesian}");
        var names = string.Join(", ", wanting.Select(page => page.Page ?? SopSitePage.FrontPage));
        return new Phrase(
            $"{wanting.Count} of {pages.Count} pages need attention ({names}). {Named(worst).English}",
            $"{wanting.Count} dari {pages.Count} halaman perlu perhatian ({names}). {Named(worst).Indonesian}");
    }

    private static Phrase Named(SiteContent page)
    {
        var name = page.Page ?? SopSitePage.FrontPage;
        return new Phrase($"{name}: {page.Reason.English}", $"{name}: {page.Reason.Indonesian}");
    }
}
