using SopWebsite.Backups;
using SopWebsite.Escalations;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.Baseline;
using SopWebsite.Monitoring.Integrity;
using SopWebsite.Renewals;
using SopWebsite.Sites;
using SopWebsite.Visitors;

namespace SopWebsite.Situations.Facts;

/// <summary>Gathers what the register knows of a site.</summary>
/// <param name="checks">The history of checks.</param>
/// <param name="integrity">The checks of integrity.</param>
/// <param name="backups">The backup sets.</param>
/// <param name="visitors">The scans of the visitors' log.</param>
/// <param name="renewals">The renewals.</param>
/// <param name="reports">The earlier reports.</param>
/// <param name="log">The log.</param>
/// <param name="baselines">The looks at the sites' files.</param>
public sealed class SituationFacts(
    ICheckStore checks, IIntegrityStore integrity, IBackupStore backups, IVisitorStore visitors, IRenewalStore renewals, ISituationStore reports,
    IEscalationLog log, IBaselineStore baselines)
{
    /// <summary>Everything at one moment.</summary>
    internal SituationEvidence Gather(SopSite site, DateTimeOffset now)
    {
        var contents = checks.LatestContents(site.Name);
        var since = now.AddDays(-SituationEvidence.Days);
        return new SituationEvidence
        {
            Site = site,
            Now = now,
            Checks = checks.LatestOfEach(site.Name),
            Content = SiteContent.WorstOf(contents)?.WithPageInReason(),
            NewestContent = contents.Where(content => content.NewestDate is not null).OrderByDescending(content => content.NewestDate)
                .FirstOrDefault(),
            Backups = backups.Of(site.Name),
            Files = baselines.LatestComparison(site.Name),
            Visitors = visitors.Latest(site.Name),
            Integrity = integrity.Latest(site.Name),
            Renewals = renewals.ForSite(site.Name, now),
            Reports = reports.Find(site.Name, openOnly: false),
            Log = [.. log.Read(since).Where(entry => string.Equals(entry.Site, site.Name, StringComparison.OrdinalIgnoreCase))],
        };
    }
}
