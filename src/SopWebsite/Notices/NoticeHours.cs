using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Sites;

namespace SopWebsite.Notices;

/// <summary>When a message may go out: in the working time of the site it is about; what is critical, at any time.</summary>
internal sealed class NoticeHours(ISiteStore sites, ICalendarCatalog calendars)
{
    private readonly Dictionary<string, WorkCalendar?> _known = new(StringComparer.OrdinalIgnoreCase);
    private IReadOnlyList<SopSite>? _sites;

    /// <summary>The zone that a site's times are shown in; for what is about no site, the first site's.</summary>
    public string ZoneOf(string? site) => SiteOf(site)?.Zone ?? "WIB";

    /// <summary>The court's date: absences are a matter of the court, whose first site says what day it is.</summary>
    public DateTime Today(DateTimeOffset now) => IndonesianZone.ToLocal(now, ZoneOf(null)).Date;

    /// <summary>The earliest instant at or after another when a message may go out.</summary>
    public DateTimeOffset Earliest(SopNotice notice, DateTimeOffset from) =>
        MayWait(notice) && CalendarOf(notice.Site) is { } calendar ? NextWorking(calendar, from) : from;

    /// <summary>When a new message goes out: at once, or for a digest when the next working day begins.</summary>
    public DateTimeOffset First(SopNotice notice, DateTimeOffset now)
    {
        if (notice.Severity == SopSeverity.Critical || notice.Rhythm == NoticeRhythm.Immediate || CalendarOf(notice.Site) is not { } calendar)
            return Earliest(notice, now);
        var midnight = new DateTimeOffset(calendar.DateOf(now), calendar.Offset);
        return NextWorking(calendar, calendar.Between(midnight, now) == 0 ? now : calendar.EndOfWorkingDay(now, 0));
    }

    private static bool MayWait(SopNotice notice) => !notice.AnyHour && notice.Severity < SopSeverity.Critical;

    private static DateTimeOffset NextWorking(WorkCalendar calendar, DateTimeOffset from)
    {
        if (calendar.IsWorking(from)) return from;
        try
        {
            // One minute's work ends a minute after it begins.
            return calendar.Add(from, 1).AddMinutes(-1);
        }
        catch (SopException)
        {
            // A calendar without another working day holds nothing back.
            return from;
        }
    }

    private SopSite? SiteOf(string? name)
    {
        _sites ??= sites.All();
        return _sites.FirstOrDefault(site => string.Equals(site.Name, name, StringComparison.OrdinalIgnoreCase)) ?? _sites.FirstOrDefault();
    }

    /// <summary>The calendar of a site; null where it cannot be read: then nothing is held back rather than lost.</summary>
    private WorkCalendar? CalendarOf(string? name)
    {
        if (_known.TryGetValue(name ?? "", out var known)) return known;
        WorkCalendar? calendar;
        try
        {
            var site = SiteOf(name);
            calendar = site is null ? null : calendars.Get(site.Calendar, site.Zone);
        }
        catch (SopException)
        {
            calendar = null;
        }
        return _known[name ?? ""] = calendar;
    }
}
