using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Sites;

namespace SopWebsite.Procedures.Schedules;

/// <summary>
/// The periodic activities of the sites: by the "Ket." of the procedure's document, or by a rhythm that the court set. A procedure holds
/// for a site when it is the site's own, when it was run for the site, or when a rhythm was set for one of its activities.
/// </summary>
public sealed class SopSchedules(
    IScheduleStore store, IRunStore runs, SopSites sites, IUnitOfWork unit, IProcedureCatalog procedures, ICalendarCatalog calendars, IClock clock)
{
    /// <summary>The years within which a rhythm may begin.</summary>
    private const int FirstYear = 2000, LastYear = 2999;

    /// <summary>Sets the court's rhythm for an activity, in place of the document's or of one set before.</summary>
    /// <param name="site">The site's name.</param>
    /// <param name="procedure">The procedure's code; null for the site's own.</param>
    /// <param name="activity">The activity's number.</param>
    /// <param name="every">How often it returns, such as <c>1 minggu</c>.</param>
    /// <param name="from">The day that its periods are counted from; null for the calendar's weeks, months and years from now on.</param>
    /// <exception cref="SopException"><c>SopSiteNotFound</c>, <c>SopProcedureNotFound</c>, <c>SopActivityNotFound</c>,
    /// <c>SopPeriodInvalid</c>, <c>SopScheduleFromInvalid</c>.</exception>
    public SopSchedule Set(string site, string? procedure, int activity, string every, DateTime? from = null)
    {
        var (of, definition) = Known(site, procedure, activity);
        if (!SopPeriod.TryParse(every, out var period)) throw ScheduleFaults.PeriodInvalid(every);
        if (from is { Year: < FirstYear or > LastYear }) throw ScheduleFaults.FromInvalid(from.Value);
        var record = new SopScheduleRecord
        {
            Site = of.Name, Procedure = definition.Code, Activity = activity, Every = period.ToString(), From = from?.Date,
            SetAt = clock.UtcNow.ToUniversalTime(),
        };
        unit.Transact(() => store.Put(record));
        return Of(of).First(schedule => Same(schedule.Procedure, definition.Code) && schedule.Activity == activity);
    }

    /// <summary>Removes the court's rhythm for an activity; the document's holds again, if it has one.</summary>
    /// <exception cref="SopException"><c>SopSiteNotFound</c>; <c>SopScheduleNotFound</c>: none was set.</exception>
    public void Remove(string site, string? procedure, int activity)
    {
        var of = sites.Get(site);
        var code = procedure ?? of.Procedure;
        var removed = false;
        unit.Transact(() => removed = store.Remove(of.Name, code, activity));
        if (!removed) throw ScheduleFaults.NotFound(of.Name, code, activity);
    }

    /// <summary>The periodic activities of a site as they stand now, by procedure and number.</summary>
    /// <param name="site">The site.</param>
    /// <param name="asOf">Another moment than now: what happened after it is left out.</param>
    /// <exception cref="SopException">Those of <see cref="ICalendarCatalog.Get"/>.</exception>
    public IReadOnlyList<SopSchedule> Of(SopSite site, DateTimeOffset? asOf = null)
    {
        var plans = Plans(site);
        if (plans.Count == 0) return [];
        var calendar = calendars.Get(site.Calendar, site.Zone);
        var found = new List<SopSchedule>();
        foreach (var ofProcedure in plans.GroupBy(plan => plan.Procedure, StringComparer.OrdinalIgnoreCase))
        {
            var completions = runs.Completions(site.Name, ofProcedure.Key).ToLookup(completion => completion.Activity);
            found.AddRange(ofProcedure.Select(plan => ScheduleClock.Evaluate(plan, calendar, completions[plan.Activity], asOf ?? clock.UtcNow)));
        }
        return found;
    }

    /// <summary>The rhythm that the court set for an activity; null where it set none.</summary>
    public SopPeriod? RhythmOf(string site, string procedure, int activity) =>
        store.Of(site).FirstOrDefault(one => Same(one.Procedure, procedure) && one.Activity == activity) is { } record
            && SopPeriod.TryParse(record.Every, out var every) ? every : null;

    private List<SchedulePlan> Plans(SopSite site)
    {
        var set = store.Of(site.Name);
        var begun = runs.FirstStarts(site.Name);
        var codes = new[] { site.Procedure }.Concat(begun.Keys).Concat(set.Select(record => record.Procedure))
            .Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(code => code, StringComparer.Ordinal).ToList();
        var known = procedures.All().ToDictionary(procedure => procedure.Code, StringComparer.OrdinalIgnoreCase);
        var plans = new List<SchedulePlan>();
        foreach (var code in codes)
        {
            var activities = (known.TryGetValue(code, out var procedure) ? procedure.Activities : []).ToDictionary(activity => activity.Number);
            var ofCourt = set.Where(record => Same(record.Procedure, code)).ToDictionary(record => record.Activity);
            DateTimeOffset? first = begun.TryGetValue(code, out var at) ? at : null;
            foreach (var number in activities.Keys.Union(ofCourt.Keys).OrderBy(number => number))
            {
                var activity = activities.TryGetValue(number, out var defined) ? defined : null;
                if (ofCourt.TryGetValue(number, out var record) && SopPeriod.TryParse(record.Every, out var every))
                    plans.Add(new SchedulePlan(site.Name, code, number, activity, every, SopScheduleSource.Court, record.From, Since(record, site)));
                else if (activity?.Every is { } ofDocument)
                    plans.Add(new SchedulePlan(site.Name, code, number, activity, ofDocument, SopScheduleSource.Document, null, first));
            }
        }
        return plans;
    }

    private static DateTimeOffset Since(SopScheduleRecord record, SopSite site) => record.From is { } day
        ? new DateTimeOffset(day.Ticks, IndonesianZone.OffsetOf(site.Zone)).ToUniversalTime()
        : record.SetAt;

    private (SopSite Site, SopProcedure Procedure) Known(string site, string? procedure, int activity)
    {
        var of = sites.Get(site);
        var definition = procedures.Get(procedure ?? of.Procedure);
        return definition.Activities.Any(one => one.Number == activity) ? (of, definition) : throw ScheduleFaults.NoActivity(definition, activity);
    }

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
