using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Sites;

namespace SopWebsite.Monitoring.History;

/// <summary>Reads how sites stood over a period from the checks that were kept.</summary>
public sealed class SiteHistories(IWatchStore store, ICalendarCatalog calendars, IClock clock)
{
    /// <summary>So many intervals without a check, and nobody looked.</summary>
    private const int Patience = 3;

    /// <summary>The interval where there are too few checks to tell the usual one.</summary>
    private static readonly TimeSpan FirstInterval = TimeSpan.FromMinutes(15);

    /// <summary>A few checks by hand in a row make no rhythm.</summary>
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMinutes(5);

    /// <summary>The history of every address of a site, and of others that were checked in the period.</summary>
    /// <param name="site">The site.</param>
    /// <param name="from">The beginning of the period.</param>
    /// <param name="until">Its end; what is later than now is left out.</param>
    /// <exception cref="SopException"><c>SopPeriodInvalid</c>: it ends before it begins, or begins in the future;
    /// <c>SopCalendarNotFound</c> or <c>SopCalendarInvalid</c>: the site's calendar cannot be read.</exception>
    public IReadOnlyList<SiteHistory> Of(SopSite site, DateTimeOffset from, DateTimeOffset until)
    {
        var now = clock.UtcNow.ToUniversalTime();
        var period = new TimeRange(from.ToUniversalTime(), until > now ? now : until.ToUniversalTime());
        if (period.From >= period.Until) throw Invalid(from);
        var calendar = calendars.Get(site.Calendar, site.Zone);
        // Up to now, not only the period: what settled a state in it may come after.
        var windows = SopMaintenances.Ranges(store.Maintenance(), site.Name, now);
        var marks = store.Marks(site.Name);
        return [.. site.Uri.Concat(marks.Where(one => one.Value.Any(mark => period.Contains(mark.At))).Select(one => one.Key)).Distinct()
            .Select(uri => Of(site, uri, marks.TryGetValue(uri, out var found) ? found : [], windows, period, calendar, now))];
    }

    private SiteHistory Of(
        SopSite site, Uri uri, IReadOnlyList<CheckMark> marks, IReadOnlyList<TimeRange> windows, TimeRange period, WorkCalendar calendar,
        DateTimeOffset now)
    {
        var interval = site.CheckInterval > 0 ? TimeSpan.FromMinutes(site.CheckInterval) : Usual(marks, period);
        var timeline = new UptimeTimeline(marks, windows, Hysteresis.Of(site), TimeSpan.FromTicks(Patience * interval.Ticks));
        var service = new ServiceTime(calendar);
        var (all, serving) = (new UptimeTally(), new UptimeTally());
        var down = new Dictionary<int, (TimeSpan All, TimeSpan Service)>();
        foreach (var part in timeline.Within(period))
        {
            var (time, worked) = (part.Range.Length, service.Between(part.Range.From, part.Range.Until));
            (all, serving) = (all.Plus(part.Kind, time), serving.Plus(part.Kind, worked));
            if (part.Outage < 0) continue;
            down.TryGetValue(part.Outage, out var sofar);
            down[part.Outage] = (sofar.All + time, sofar.Service + worked);
        }
        var made = marks.Where(mark => period.Contains(mark.At)).ToList();
        return new SiteHistory
        {
            Name = site.Name,
            Uri = uri,
            Zone = site.Zone,
            From = period.From,
            Until = period.Until,
            AllHours = all,
            ServiceHours = serving,
            Checks = made.Count,
            FailedChecks = made.Count(mark => mark.State == AvailabilityState.Down),
            Interval = interval,
            Outages = [.. timeline.Outages
                .Select((marked, place) => (marked, place))
                .Where(one => new TimeRange(one.marked.First.At, one.marked.End?.At ?? now).Within(period) is not null)
                .Select(one => Outage(one.marked, down.TryGetValue(one.place, out var time) ? time : default, calendar, now))],
        };
    }

    private SiteOutage Outage(OutageMarks marked, (TimeSpan All, TimeSpan Service) down, WorkCalendar calendar, DateTimeOffset now)
    {
        var check = store.Check(marked.First.Id)!;
        var end = marked.End?.At ?? now;
        return new SiteOutage
        {
            Start = marked.First.At,
            End = marked.End?.At,
            Duration = end - marked.First.At,
            WorkingMinutes = calendar.Between(marked.First.At, end),
            DownTime = down.All,
            ServiceDownTime = down.Service,
            FailedChecks = marked.FailedChecks,
            Cause = Diagnosis.Of(check),
            Check = check,
        };
    }

    /// <summary>The middle one of the gaps between checks: those of the period, else all there are.</summary>
    private static TimeSpan Usual(IReadOnlyList<CheckMark> marks, TimeRange period)
    {
        var within = marks.Where(mark => period.Contains(mark.At)).ToList();
        var gaps = Gaps(within.Count > 2 ? within : marks);
        if (gaps.Count == 0) return FirstInterval;
        return gaps[gaps.Count / 2] < ShortestInterval ? ShortestInterval : gaps[gaps.Count / 2];
    }

    private static List<TimeSpan> Gaps(IReadOnlyList<CheckMark> marks) =>
        [.. marks.Skip(1).Zip(marks, (later, earlier) => later.At - earlier.At).OrderBy(gap => gap)];

    private static SopException Invalid(DateTimeOffset from) => new(
        "SopPeriodInvalid", SopErrorKind.InvalidArgument,
        new Phrase($"There is no such period to look back on: from {from:O} it must end later, and begin before now.",
            $"Periode itu tidak dapat dilihat: mulai {from:O} harus berakhir sesudahnya dan dimulai sebelum sekarang."),
        from);
}
