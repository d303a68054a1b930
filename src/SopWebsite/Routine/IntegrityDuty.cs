using SopWebsite.Composition;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Integrity;
using SopWebsite.Sites;

namespace SopWebsite.Routine;

/// <summary>
/// Looks whether something was put into a site that the court did not put there. Further pages are left to Test-SiteIntegrity -Crawl.
/// </summary>
internal sealed class IntegrityDuty(Workplace workplace, RoutineOptions options) : RoutineDuty(workplace)
{
    public override RoutineStep Step => RoutineStep.Integrity;

    public override async Task<RoutineResult> DoAsync(SopSite site, CancellationToken stop)
    {
        if (IntegrityTarget.Of(site) is not { } target)
            return NotSetUp(site, new Phrase("no address is registered (Set-SopSite -Uri)", "alamat belum didaftarkan (Set-SopSite -Uri)"));
        var last = Workplace.Register.Integrity.Latest(site.Name);
        // What was found is looked at again in each pass, until it is gone.
        if (last is { Verdict: IntegrityVerdict.Clean } && !IsDue(last.CheckedAt, options.Integrity, options.Force)) return NotDue(site, last);
        var result = await Workplace.IntegrityCheck().CheckAsync(target, new IntegrityOptions(), stop).ConfigureAwait(false);
        Workplace.Register.Integrity.Add(result);
        return Done(site, result.Verdict != IntegrityVerdict.Clean, result.Reason, result);
    }
}
