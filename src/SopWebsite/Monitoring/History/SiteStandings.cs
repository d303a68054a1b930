using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Sites;

namespace SopWebsite.Monitoring.History;

/// <summary>Keeps checks of registered sites and how their addresses stand after them. A change to down and back is in the log, once.</summary>
public sealed class SiteStandings(ICheckStore checks, IWatchStore store, ISiteStore sites, IEscalationLog log, IUnitOfWork unit)
{
    /// <summary>Keeps a check and settles what it settles, together.</summary>
    /// <returns>How the address stands now, and the maintenance window that the check fell into.</returns>
    public (SiteStanding Standing, SopMaintenance? Window) Take(SiteAvailability check)
    {
        SiteStanding? after = null;
        SopMaintenance? window = null;
        unit.Transact(() =>
        {
            checks.Add(check);
            var site = sites.Find(check.Name);
            window = Window(check.Name, check.CheckedAt);
            var before = store.Standing(check.Name, check.Uri) ?? new SiteStanding { Site = site?.Name ?? check.Name, Uri = check.Uri };
            after = before.After(check, Hysteresis.Of(site), counts: window is null);
            store.Put(after);
            if (Told(before, after, site?.Zone ?? "WIB") is { } text)
            {
                log.Append(new EscalationDraft
                {
                    At = check.CheckedAt, Event = EscalationEvent.Note, Site = after.Site, From = SopRoles.Routine, FollowUp = text,
                });
            }
        });
        return (after!, window);
    }

    /// <summary>How an address stands; null when it was never checked.</summary>
    public SiteStanding? Find(string site, Uri uri) => store.Standing(site, uri);

    private SopMaintenance? Window(string site, DateTimeOffset at) => store.Maintenance()
        .FirstOrDefault(window => window.Concerns(site) && window.Holds(at));

    /// <summary>What the log says of a change, in Indonesian: officials read it; null where nothing changed for visitors.</summary>
    private static string? Told(SiteStanding before, SiteStanding after, string zone)
    {
        if (before.State == after.State || after.Since is not { } since) return null;
        var when = $"{IndonesianZone.MinuteOf(since, zone)} {zone}";
        if (after.State == AvailabilityState.Down)
        {
            return FormattableString.Invariant(
                $"{after.Uri} tidak tersedia sejak {when} ({after.Failures} pemeriksaan gagal berturut-turut): {after.Reason?.Indonesian}");
        }
        if (before.State != AvailabilityState.Down) return null;
        var began = before.Since is { } start ? $", setelah terganggu sejak {IndonesianZone.MinuteOf(start, zone)} {zone}" : "";
        return $"{after.Uri} tersedia kembali sejak {when}{began}";
    }
}
