using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Languages;
using SopWebsite.Monitoring.History;
using SopWebsite.Monitoring.OwnLine;
using SopWebsite.Sites;

namespace SopWebsite.Renewals.Connections;

/// <summary>Holds what tests of connections found against what their providers promise.</summary>
/// <param name="lines">How the connections stood.</param>
/// <param name="renewals">The ledger, in which the promises are.</param>
/// <param name="watch">The maintenance windows.</param>
/// <param name="calendars">The courts' service hours.</param>
/// <param name="clock">The time.</param>
public sealed class ConnectionReports(ILineStore lines, IRenewalStore renewals, IWatchStore watch, ICalendarCatalog calendars, IClock clock)
{
    /// <summary>The connections that are in the ledger for a site.</summary>
    public IReadOnlyList<HostingRenewal> ConnectionsOf(string site) =>
        [.. renewals.ForSite(site, clock.UtcNow).Where(renewal => renewal.Kind == RenewalKind.Connection)];

    /// <summary>Whether there is anything to say of a site's connection: it is in the ledger, or was tested.</summary>
    public bool IsKnown(string site) => ConnectionsOf(site).Count > 0 || lines.Latest(site) is not null;

    /// <summary>
    /// The connection that a computer at a site uses: the one of the name that is given, or the only one in the ledger; null where there are
    /// none, or several and none is named.
    /// </summary>
    /// <exception cref="SopException"><c>SopRenewalNotFound</c>: there is none of that name.</exception>
    public HostingRenewal? ConnectionOf(string site, string? subject)
    {
        var known = ConnectionsOf(site);
        if (subject is null) return known.Count == 1 ? known[0] : null;
        return known.FirstOrDefault(renewal => string.Equals(renewal.Subject, subject, StringComparison.OrdinalIgnoreCase)) ?? throw new SopException(
            "SopRenewalNotFound", SopErrorKind.NotFound,
            new Phrase($"No connection '{subject}' of '{site}' is registered. Register-HostingRenewal adds one.",
                $"Tidak ada koneksi '{subject}' milik '{site}' yang terdaftar. Register-HostingRenewal menambahkannya."),
            subject);
    }

    /// <summary>How the connection of a site stood over a period.</summary>
    /// <param name="site">The site.</param>
    /// <param name="from">The beginning of the period.</param>
    /// <param name="until">Its end: a promise holds for the whole of it, also for what is yet to come.</param>
    /// <param name="subject">Which connection, where the site has several; null for the only one.</param>
    /// <exception cref="SopException"><c>SopPeriodInvalid</c>: it ends before it begins, or begins in the future; <c>SopRenewalNotFound</c>;
    /// <c>SopCalendarNotFound</c> or <c>SopCalendarInvalid</c>: the site's calendar cannot be read.</exception>
    public ConnectionReport Of(SopSite site, DateTimeOffset from, DateTimeOffset until, string? subject = null)
    {
        var now = clock.UtcNow.ToUniversalTime();
        var period = new TimeRange(from.ToUniversalTime(), until.ToUniversalTime());
        if (period.From >= period.Until || period.From >= now) throw Invalid(from);
        var passed = period with { Until = period.Until > now ? now : period.Until };
        var connection = ConnectionOf(site.Name, subject);
        var windows = SopMaintenances.Ranges(watch.Maintenance(), site.Name, period.Until > now ? period.Until : now);
        var stretches = lines.All(site.Name);
        var timeline = LineHistory.Timeline(stretches, windows);
        var service = new ServiceTime(calendars.Get(site.Calendar, site.Zone));
        var (all, serving) = (new UptimeTally(), new UptimeTally());
        var down = new Dictionary<int, (TimeSpan All, TimeSpan Service)>();
        var (longest, running, ended) = (TimeSpan.Zero, TimeSpan.Zero, default(DateTimeOffset));
        foreach (var part in timeline.Within(passed))
        {
            var (time, worked) = (part.Range.Length, service.Between(part.Range.From, part.Range.Until));
            (all, serving) = (all.Plus(part.Kind, time), serving.Plus(part.Kind, worked));
            if (part.Outage < 0) continue;
            down.TryGetValue(part.Outage, out var sofar);
            down[part.Outage] = (sofar.All + time, sofar.Service + worked);
            running = part.Range.From == ended ? running + time : time;
            ended = part.Range.Until;
            if (running > longest) longest = running;
        }
        var allowed = connection?.Promise?.AvailabilityPercent is { } percent
            ? Measured(period, windows).TotalMinutes * (100 - percent) / 100
            : (double?)null;
        var remaining = passed.Until < period.Until ? Measured(period with { From = passed.Until }, windows) : TimeSpan.Zero;
        var speeds = lines.Speeds(site.Name, period.From, passed.Until).Select(speed => speed.Mbps).OrderBy(mbps => mbps).ToList();
        var promise = new PromiseJudge(allowed, all, remaining);
        return new ConnectionReport
        {
            Site = site.Name,
            Subject = connection?.Subject,
            Provider = connection?.Provider,
            Zone = site.Zone,
            From = period.From,
            Until = period.Until,
            PromisedPercent = connection?.Promise?.AvailabilityPercent,
            AllowedMinutes = allowed,
            RemainingMinutes = remaining.TotalMinutes,
            Verdict = promise.Verdict,
            Reason = promise.Reason,
            AllHours = all,
            ServiceHours = serving,
            LongestOutageMinutes = longest.TotalMinutes,
            Outages = [.. timeline.Outages
                .Select((marked, place) => (marked, place))
                .Where(one => new TimeRange(one.marked.First.At, one.marked.End?.At ?? now).Within(passed) is not null)
                .Select(one => Outage(one.marked, stretches, down.TryGetValue(one.place, out var time) ? time : default))],
            PromisedMbps = connection?.Promise?.DownMbps,
            MedianMbps = Median(speeds),
            LowestMbps = speeds.Count == 0 ? null : speeds[0],
            SpeedCount = speeds.Count,
        };
    }

    private static ConnectionOutage Outage(OutageMarks marked, IReadOnlyList<LineStretch> stretches, (TimeSpan All, TimeSpan Service) down) => new()
    {
        Start = marked.First.At,
        End = marked.End?.At,
        DownMinutes = down.All.TotalMinutes,
        ServiceDownMinutes = down.Service.TotalMinutes,
        Reason = stretches[(int)marked.First.Id].Reason,
    };

    /// <summary>A period's time that a promise is about: all but announced maintenance.</summary>
    private static TimeSpan Measured(TimeRange period, IReadOnlyList<TimeRange> windows) =>
        period.Without(windows).Aggregate(TimeSpan.Zero, (sum, range) => sum + range.Length);

    private static double? Median(List<double> sorted) =>
        sorted.Count == 0 ? null : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;

    private static SopException Invalid(DateTimeOffset from) => new(
        "SopPeriodInvalid", SopErrorKind.InvalidArgument,
        new Phrase($"There is no such period to look back on: from {from:O} it must end later, and begin before now.",
            $"Periode itu tidak dapat dilihat: mulai {from:O} harus berakhir sesudahnya dan dimulai sebelum sekarang."),
        from);
}
