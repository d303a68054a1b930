using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Evidence;
using SopWebsite.Languages;
using SopWebsite.Sites;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors.Following;

/// <summary>
/// Reads what is new in a site's logs since the last pass. How far it read and what it found are kept in one transaction, so a pass that is
/// killed was never there.
/// </summary>
/// <param name="store">How far the logs were read.</param>
/// <param name="findings">What was found, for reports and the routine.</param>
/// <param name="unit">Keeps both together.</param>
/// <param name="visitors">What is made of visitors: who is allowed, what is kept as evidence.</param>
/// <param name="rules">What to look for.</param>
/// <param name="clock">The time.</param>
public sealed class SiteFollowing(
    IFollowingStore store, IVisitorStore findings, IUnitOfWork unit, SiteVisitors visitors, VisitorRules rules, IClock clock)
{
    private const int Attempts = 3;

    /// <summary>Reads the new lines of a site's logs and keeps what was found.</summary>
    /// <param name="site">The site.</param>
    /// <param name="watch">Makes of each log one whose reading is watched; null for none.</param>
    /// <param name="cancellation">Stops at the next buffer; nothing is kept.</param>
    /// <returns>
    /// The visitors whose new requests matched rules, judged by all their requests of today and yesterday and of the days that were read now;
    /// the figures of the new lines; and where lines may be missing.
    /// </returns>
    /// <exception cref="SopException">
    /// <c>SopSiteWithoutLog</c>: the site has no log paths. <c>SopFollowingBusy</c>: other processes read the same logs again and again.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    public VisitorScanResult Pass(SopSite site, Func<LogSource, LogSource>? watch = null, CancellationToken cancellation = default)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
            if (Try(site, watch, cancellation) is { } result) return result;
        throw new SopException(
            "SopFollowingBusy", SopErrorKind.Busy,
            new Phrase($"Another process reads the logs of '{site.Name}' at the same time. Nothing was counted twice; try again when it has ended.",
                $"Proses lain sedang membaca log '{site.Name}'. Tidak ada yang dihitung dua kali; coba lagi setelah selesai."),
            site.Name);
    }

    /// <summary>Forgets how far a site's logs were read, and what the passes found by day: the next pass reads all logs that are there.</summary>
    public void Reset(SopSite site) => unit.Transact(() => store.Forget(site.Name));

    /// <summary>When the last pass was, UTC; null when there was none.</summary>
    public DateTimeOffset? LastPass(SopSite site) => store.Get(site.Name)?.At;

    /// <summary>What passes found in the requests of several days, both included: the same as one scan of those days' lines.</summary>
    /// <param name="site">The site.</param>
    /// <param name="from">The first day in the site's zone, <c>yyyy-MM-dd</c>.</param>
    /// <param name="until">The last day.</param>
    public VisitorScanResult Over(SopSite site, string from, string until)
    {
        var days = store.Days(site.Name, from, until);
        return visitors.Review(site).Settle(DayPicture.Of(rules, days, FollowedDays.Together(days)), rules.Scale);
    }

    private VisitorScanResult? Try(SopSite site, Func<LogSource, LogSource>? watch, CancellationToken cancellation)
    {
        var now = clock.UtcNow.ToUniversalTime();
        var known = store.Get(site.Name) ?? new FollowedSite { Site = site.Name };
        var faults = new List<SopException>();
        using var plan = LogPlanner.Plan(SiteVisitors.PathsOf(site, faults), known.Marks, now);
        var reading = new FollowedReading(rules, known.Memory, IndonesianZone.OffsetOf(site.Zone)) { Options = SiteVisitors.OptionsOf(site) };
        reading.Run(plan, watch, cancellation);
        var days = DaysOf(site, reading, plan);
        var news = News(site, reading, plan, days.Values, cancellation) with
        {
            Gaps = plan.Gaps, Faults = [.. faults, .. plan.Faults, .. reading.Faults],
        };
        var isKept = false;
        unit.Transact(() =>
        {
            if (store.Passes(site.Name) != known.Passes) return;
            Keep(site, known, reading, plan, days, news.Evidence);
            isKept = true;
        });
        return isKept ? news : null;
    }

    /// <summary>The days with what is new in them; today and yesterday in any case.</summary>
    private SortedDictionary<string, FollowedDay> DaysOf(SopSite site, FollowedReading reading, LogPlan plan)
    {
        var days = new SortedDictionary<string, FollowedDay>(StringComparer.Ordinal);
        foreach (var (day, tallies) in reading.Days) days[day] = DayOf(site, day).With(tallies);
        foreach (var day in new[] { Yesterday(site, plan), Today(site, plan) })
            if (!days.ContainsKey(day)) days[day] = DayOf(site, day);
        var today = Today(site, plan);
        days[today] = days[today].With(reading.Summary, plan.Gaps);
        return days;
    }

    /// <summary>The visitors whose new requests matched rules, judged by all that is known of those days.</summary>
    private VisitorScanResult News(SopSite site, FollowedReading reading, LogPlan plan, ICollection<FollowedDay> days, CancellationToken cancellation)
    {
        var touched = new HashSet<string>(
            reading.Days.SelectMany(day => day.Tallies).Where(tally => tally.Rules.Length > 0).Select(tally => tally.Address),
            StringComparer.Ordinal);
        if (touched.Count == 0) return new VisitorScanResult { Summary = reading.Summary };
        var news = DayPicture.Of(rules, reading.Summary, FollowedDays.Together(days).Where(tally => touched.Contains(tally.Address)));
        var sources = plan.News.Select(slice => LogSource.OfStream(slice.Log.Path, slice.OpenAgain).InFormat(slice.Format)).ToList();
        return visitors.WithEvidence(visitors.Review(site).Settle(news, rules.Scale), sources, SiteVisitors.OptionsOf(site), cancellation);
    }

    private void Keep(
        SopSite site, FollowedSite known, FollowedReading reading, LogPlan plan, SortedDictionary<string, FollowedDay> days, KeptEvidence? evidence)
    {
        var yesterday = Yesterday(site, plan);
        var picture = visitors.Review(site).Settle(DayPicture.Of(rules, [.. days.Values], FollowedDays.Together(days.Values)), rules.Scale);
        // What an earlier pass of the day kept as evidence stays with it.
        if (evidence is null && findings.Latest(site.Name) is { } last && IndonesianZone.DayOf(last.ScannedAt, site.Zone) == Today(site, plan))
            evidence = last.Evidence;
        findings.Replace(site.Name, Today(site, plan), plan.Now, picture.Summary, picture.Visitors, evidence);
        foreach (var day in days.Values)
            if (day.Lines + day.Requests + day.Gaps.Length > 0) store.Put(string.CompareOrdinal(day.Day, yesterday) < 0 ? day.Closed() : day);
        foreach (var day in store.Days(site.Name, known.OpenFrom ?? "", yesterday))
            if (day.Harmless is not null && string.CompareOrdinal(day.Day, yesterday) < 0) store.Put(day.Closed());
        store.Put(new FollowedSite
        {
            Site = site.Name, Passes = known.Passes + 1, At = plan.Now, Memory = reading.Memory, OpenFrom = yesterday,
            Marks = plan.Marks(slice => LogSlice.FormatIn(reading.Summary, slice)),
        });
    }

    private static string Today(SopSite site, LogPlan plan) => IndonesianZone.DayOf(plan.Now, site.Zone);

    private static string Yesterday(SopSite site, LogPlan plan) => IndonesianZone.DayOf(plan.Now.AddDays(-1), site.Zone);

    private FollowedDay DayOf(SopSite site, string day) => store.Day(site.Name, day) ?? new FollowedDay { Site = site.Name, Day = day };
}
