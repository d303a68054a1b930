using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Sites;
using SopWebsite.Visitors;
using SopWebsite.Visitors.Agents;

namespace SopWebsite.Reporting;

/// <summary>Reads the activity of a month from the logs of the sites.</summary>
/// <param name="sites">The sites.</param>
/// <param name="agents">Gives the families of user agents; asked only where there is a log to read.</param>
public sealed class VisitorMonth(ISiteStore sites, Func<AgentBook> agents)
{
    /// <summary>The activity of each site whose logs hold requests of the month.</summary>
    /// <param name="month">The month.</param>
    /// <param name="zone">The zone whose wall clock draws its borders.</param>
    /// <param name="faults">Why logs could not be read, or not to their end.</param>
    public IReadOnlyList<VisitorActivitySummary> Read(ReportMonth month, string zone, out IReadOnlyList<Phrase> faults)
    {
        var found = new List<VisitorActivitySummary>();
        var failed = new List<SopException>();
        foreach (var site in sites.All().Where(site => site.LogPath.Length > 0))
        {
            try
            {
                if (Of(site, month, zone, failed) is { Requests: > 0 } summary) found.Add(summary);
            }
            catch (SopException fault)
            {
                failed.Add(fault);
            }
        }
        faults = [.. failed.Select(fault => fault.Phrase)];
        return found;
    }

    private VisitorActivitySummary? Of(SopSite site, ReportMonth month, string zone, List<SopException> failed)
    {
        var from = month.StartIn(zone);
        var logs = SiteVisitors.LogsOf(site, failed).Where(log => MayHold(log.Name, from)).ToList();
        if (logs.Count == 0) return null;
        var summary = new VisitorActivityReader(new VisitorActivityOptions
        {
            Site = site.Name,
            Zone = zone,
            Agents = agents(),
            OwnHosts = SiteHosts.Of(site),
            Scan = new VisitorScanOptions { Since = from, Until = month.EndIn(zone) },
        }).Read(logs, out var unread);
        failed.AddRange(unread);
        return summary;
    }

    /// <summary>A log that was written last before the month holds nothing of it: a year's rotated logs need not be read for each month.</summary>
    private static bool MayHold(string path, DateTimeOffset from)
    {
        try
        {
            return !File.Exists(path) || File.GetLastWriteTimeUtc(path) >= from.UtcDateTime;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The reading itself will report it.
            return true;
        }
    }
}
