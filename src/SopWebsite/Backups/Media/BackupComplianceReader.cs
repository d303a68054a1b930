using SopWebsite.Backups.Drills;
using SopWebsite.Backups.Media.Servers;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Procedures;
using SopWebsite.Procedures.Schedules;
using SopWebsite.Sites;

namespace SopWebsite.Backups.Media;

/// <summary>
/// Reads from the register how the backups of sites stand. Source of the 3-2-1 rule: US-CERT, Data Backup Options (2012): three copies, the
/// data itself among them, on two kinds of media, one of the backups elsewhere.
/// </summary>
/// <param name="sets">The sets.</param>
/// <param name="media">The media register.</param>
/// <param name="calendars">The working calendars.</param>
/// <param name="schedules">The periodic activities.</param>
/// <param name="procedures">The procedures.</param>
/// <param name="clock">The time.</param>
public sealed class BackupComplianceReader(
    IBackupStore sets, BackupMedia media, ICalendarCatalog calendars, SopSchedules schedules, IProcedureCatalog procedures, IClock clock)
{
    private const int UsualWithin = 1;

    /// <summary>The restore drills; null where nobody keeps them.</summary>
    public IRestoreDrillStore? Drills { get; init; }

    /// <summary>How the backups of a site stand.</summary>
    /// <param name="site">The site.</param>
    /// <param name="at">Another moment than now: what was made after it is left out.</param>
    /// <exception cref="SopException">Those of <see cref="ICalendarCatalog.Get"/>.</exception>
    public BackupCompliance Of(SopSite site, DateTimeOffset? at = null)
    {
        var now = (at ?? clock.UtcNow).ToUniversalTime();
        var calendar = calendars.Get(site.Calendar, site.Zone);
        var (within, source) = Within(site, calendar, now);
        var (set, places) = Newest(site, now);
        int? age = set is null ? null : calendar.WorkingDaysBetween(calendar.DateOf(set.CreatedAt!.Value), calendar.DateOf(now));
        // One that was broken off says nothing of the backup.
        var drill = Drills?.Of(site.Name)
            .LastOrDefault(one => one.StartedAt <= now && one.State is (RestoreDrillState.Passed or RestoreDrillState.Failed));
        var found = new BackupCompliance
        {
            Site = site.Name, Zone = site.Zone, At = now, Verdict = BackupVerdict.None, Set = set?.Name, SetAt = set?.CreatedAt,
            AgeInWorkingDays = age,
            WithinWorkingDays = within, WithinSource = source, Places = places,
            Kinds = [.. places.Where(place => place.Counts).Select(place => place.Kind).Distinct().OrderBy(kind => kind)],
            LastDrill = drill?.StartedAt, DrillPassed = drill is null ? null : drill.State == RestoreDrillState.Passed,
        };
        return BackupJudgement.Of(found);
    }

    /// <summary>The newest set of which a good copy is somewhere, and all the places where it lies.</summary>
    private (WebsiteBackup? Set, BackupPlace[] Places) Newest(SopSite site, DateTimeOffset now)
    {
        var registered = media.All().ToDictionary(medium => medium.Name, StringComparer.OrdinalIgnoreCase);
        var made = sets.Of(site.Name).Where(set => set.ManifestSha256 is not null && set.CreatedAt <= now).ToList();
        var copies = media.CopiesOf(site.Name).Where(copy => copy.CopiedAt <= now).ToList();
        var candidates = made.Select(set => (Sha: set.ManifestSha256!, At: set.CreatedAt!.Value))
            .Concat(copies.Select(copy => (Sha: copy.ManifestSha256, At: copy.CreatedAt)))
            .Distinct().OrderByDescending(candidate => candidate.At);
        foreach (var (sha, createdAt) in candidates)
        {
            var set = made.Find(one => one.ManifestSha256 == sha);
            // A set with gaps is no good set, wherever it lies.
            if (set is { State: BackupState.Incomplete }) continue;
            var places = (set is null ? [] : new[] { PlaceOf(set) })
                .Concat(copies.Where(copy => copy.ManifestSha256 == sha).Select(copy => PlaceOf(copy, copies, registered, site)))
                .ToArray();
            if (Array.Exists(places, place => place.Counts))
                return (
                    set ?? new WebsiteBackup { Name = copies.Find(copy =>
                        copy.ManifestSha256 == sha)!.Name, Path = "", State = BackupState.Complete, CreatedAt = createdAt }, places);
        }
        return (null, []);
    }

    private BackupPlace PlaceOf(WebsiteBackup set)
    {
        var medium = media.At(set.Path, volume: null);
        var lacksBase = set.Base is { } foundation && !IsThere(Path.Combine(Path.GetDirectoryName(set.Path)!, foundation));
        return new BackupPlace
        {
            Where = medium?.Name ?? set.Path, Kind = medium?.Kind ?? MediumKind.InternalDisk, OffSite = medium?.OffSite ?? false,
            VerifiedAt = set.VerifiedAt,
            // One that someone deleted or moved is not there any more, whatever the register says.
            Counts = set is { State: BackupState.Complete, Verified: true } && IsThere(set.Path) && !lacksBase, LacksBase = lacksBase,
        };
    }

    private static bool IsThere(string folder) => File.Exists(Path.Combine(folder, BackupManifest.FileName));

    private static BackupPlace PlaceOf(BackupCopy copy, List<BackupCopy> copies, Dictionary<string, BackupMedium> registered, SopSite site)
    {
        var lacksBase = copy.BaseSha256 is { } foundation && !copies.Exists(other =>
            other.ManifestSha256 == foundation && other.Verified == true
                && string.Equals(other.Medium, copy.Medium, StringComparison.OrdinalIgnoreCase));
        var medium = copy.Medium is { } name && registered.TryGetValue(name, out var known) ? known : null;
        return new BackupPlace
        {
            Where = medium?.Name ?? copy.Path, Kind = medium?.Kind ?? copy.Kind, VerifiedAt = copy.VerifiedAt,
            // In another building than the site's server is nothing that lies on that server.
            OffSite = medium is { OffSite: true } && !ServerMedia.IsServerOf(site, copy.Path),
            Counts = copy is { Verified: true, VerifiedAt: not null } && medium?.Readable != false && !lacksBase, LacksBase = lacksBase,
        };
    }

    private (int Days, BackupWithinSource Source) Within(SopSite site, WorkCalendar calendar, DateTimeOffset now)
    {
        if (site.BackupWithin > 0) return (site.BackupWithin, BackupWithinSource.Site);
        if (EveryOf(site) is not { } every) return (UsualWithin, BackupWithinSource.Default);
        if (every.Unit == SopPeriodUnit.Day) return (every.Count, BackupWithinSource.Procedure);
        var day = calendar.DateOf(now);
        var before = every.Unit switch
        {
            SopPeriodUnit.Week => day.AddDays(-7 * every.Count),
            SopPeriodUnit.Month => day.AddMonths(-every.Count),
            _ => day.AddYears(-every.Count),
        };
        return (Math.Max(1, calendar.WorkingDaysBetween(before, day)), BackupWithinSource.Procedure);
    }

    /// <summary>How often the site's procedure asks for a backup: the court's rhythm, else the document's.</summary>
    private SopPeriod? EveryOf(SopSite site)
    {
        try
        {
            var activity = procedures.Get(site.Procedure).Activities.FirstOrDefault(one => one.Duty == SopDuties.Backup);
            return activity is null ? null : schedules.RhythmOf(site.Name, site.Procedure, activity.Number) ?? activity.Every;
        }
        catch (SopException)
        {
            // A procedure that is gone asks for nothing.
            return null;
        }
    }
}
