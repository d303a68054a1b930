using SopWebsite.Composition;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Baseline;
using SopWebsite.Sites;

namespace SopWebsite.Routine;

/// <summary>Holds a site's files against their baseline, where someone made one; every so often each file is read again.</summary>
internal sealed class BaselineDuty(Workplace workplace, RoutineOptions options) : RoutineDuty(workplace)
{
    public override RoutineStep Step => RoutineStep.Baseline;

    public override Task<RoutineResult> DoAsync(SopSite site, CancellationToken stop)
    {
        if (site.DocumentRoot is null || Workplace.Register.Baselines.Latest(site.Name) is not { } baseline)
            return Task.FromResult(NotSetUp(site, new Phrase(
                $"the files have no baseline (New-SiteBaseline {site.Name})", $"berkas belum punya baseline (New-SiteBaseline {site.Name})")));
        var last = Workplace.Register.Baselines.LatestComparison(site.Name);
        if (last is not null && last.Baseline == baseline.Number && !IsDue(last.ComparedAt, options.Baseline, options.Force))
            return Task.FromResult(NotDue(site, last));
        var full = IsDue(last?.Baseline == baseline.Number ? last.FullAt : baseline.CreatedAt, options.FullBaseline, force: false);
        var found = Workplace.Baselines.Compare(site, new BaselineOptions { Full = full }, progress: null, stop);
        return Task.FromResult(Done(site, found.Verdict != BaselineVerdict.Unchanged, found.Reason, found));
    }
}
