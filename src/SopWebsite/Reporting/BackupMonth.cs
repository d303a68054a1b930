using SopWebsite.Backups.Media;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Reporting;

/// <summary>Reads how the backups of the sites stood at the end of a month.</summary>
/// <param name="sites">The sites.</param>
/// <param name="compliance">Says how the backups of a site stand.</param>
/// <param name="media">The media register.</param>
/// <param name="clock">The time.</param>
public sealed class BackupMonth(ISiteStore sites, BackupComplianceReader compliance, BackupMedia media, IClock clock)
{
    /// <summary>One line for each site, and the media; nothing where no set was ever made and no medium entered.</summary>
    /// <param name="month">The month.</param>
    /// <param name="zone">The zone whose wall clock draws its borders.</param>
    public (IReadOnlyList<BackupCompliance>? Found, IReadOnlyList<BackupMedium> Media, Phrase? Fault) Read(ReportMonth month, string zone)
    {
        var (now, end) = (clock.UtcNow.ToUniversalTime(), month.EndIn(zone));
        // The media are told as they are now: the register does not keep what it said before.
        var registered = media.All().Where(medium => medium.RegisteredAt < end).ToList();
        var at = end <= now ? end.AddTicks(-1) : now;
        if (at < month.StartIn(zone)) return (null, [], null);
        var found = new List<BackupCompliance>();
        Phrase? fault = null;
        foreach (var site in sites.All())
        {
            try
            {
                found.Add(compliance.Of(site, at));
            }
            catch (SopException failure)
            {
                fault = failure.Phrase;
            }
        }
        return found.Exists(one => one.Set is not null) || registered.Count > 0 ? (found, registered, fault) : (null, [], null);
    }
}
