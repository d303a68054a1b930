using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Procedures.Schedules;
using SopWebsite.Sites;

namespace SopWebsite.Procedures.Compliance;

/// <summary>
/// Reads how steps stood to their standard times within a span, such as a month. A step counts in the span in which it was completed; one
/// that was open at the end of the span counts there as open if its due time had passed. What happened after the span is left out, so the
/// figures of a month stay the same whenever they are read (unless the calendar is changed).
/// </summary>
public sealed class SopComplianceReader(
    IRunStore runs, SopSchedules schedules, ISiteStore sites, IProcedureCatalog procedures, ICalendarCatalog calendars, IClock clock)
{
    /// <summary>Counts.</summary>
    /// <param name="span">The borders of the span by a zone's wall clock, the second exclusive, UTC.</param>
    /// <param name="by">By what steps are counted together.</param>
    /// <param name="site">Whether a site is asked for; null for all.</param>
    /// <param name="procedure">Whether a procedure is asked for; null for all.</param>
    /// <param name="fault">Told of each calendar that cannot be read, once.</param>
    public IReadOnlyList<SopCompliance> Of(
        Func<string, (DateTimeOffset From, DateTimeOffset Until)> span, SopComplianceGrouping by = SopComplianceGrouping.Activity,
        Func<string, bool>? site = null, Func<string, bool>? procedure = null, Action<SopException>? fault = null)
    {
        var known = procedures.All().ToDictionary(one => one.Code, StringComparer.OrdinalIgnoreCase);
        var faults = new HashSet<string>(StringComparer.Ordinal);
        void Tell(string calendar, SopException failure)
        {
            if (faults.Add(calendar)) fault?.Invoke(failure);
        }
        var items = Steps(span, site, procedure, Tell).Concat(Skipped(span, site, procedure, known, Tell));
        return ComplianceTally.Of(items, by);
    }

    private IEnumerable<ComplianceItem> Steps(
        Func<string, (DateTimeOffset From, DateTimeOffset Until)> span, Func<string, bool>? site, Func<string, bool>? procedure,
        Action<string, SopException> fault)
    {
        var borders = IndonesianZone.Names.Select(span).ToList();
        foreach (var record in runs.Within(borders.Min(one => one.From), borders.Max(one => one.Until)))
        {
            if (site?.Invoke(record.Site) == false || procedure?.Invoke(record.Procedure.Code) == false) continue;
            var (from, until) = span(record.Zone);
            var events = runs.Events(record.Id).Where(happened => happened.At < until).ToList();
            if (events.Count == 0) continue;
            var end = End(until);
            var calendar = CalendarOf(record.Calendar, record.Zone, fault);
            foreach (var step in RunClock.Evaluate(record, calendar, events, end).Steps)
            {
                var counts = step.State == SopStepState.Done
                    ? step.CompletedAt >= from
                    : (step.State is SopStepState.Active or SopStepState.Suspended) && end >= from && step.Due < end;
                if (!counts) continue;
                yield return new ComplianceItem(
                    record.Procedure.Code, record.Procedure.Title, step.Activity, step.Text, step.Performer, step.StandardTime.ToString(), step);
            }
        }
    }

    private IEnumerable<ComplianceItem> Skipped(
        Func<string, (DateTimeOffset From, DateTimeOffset Until)> span, Func<string, bool>? asked, Func<string, bool>? procedure,
        Dictionary<string, SopProcedure> known, Action<string, SopException> fault)
    {
        foreach (var site in sites.All().Where(site => asked?.Invoke(site.Name) != false))
        {
            if (CalendarOf(site.Calendar, site.Zone, fault) is null) continue;
            var (from, until) = span(site.Zone);
            foreach (var schedule in schedules.Of(site, End(until)).Where(schedule => procedure?.Invoke(schedule.Procedure) != false))
            {
                var definition = known.TryGetValue(schedule.Procedure, out var found) ? found : null;
                var standard = definition?.Activities.FirstOrDefault(activity => activity.Number == schedule.Activity)?.StandardTime;
                foreach (
                    var _ in schedule.Periods.Where(period => period.State == SopPeriodState.Skipped && period.Due >= from && period.Due < until))
                    yield return new ComplianceItem(
                        schedule.Procedure, definition?.Title, schedule.Activity, schedule.Text, schedule.Performer, standard?.ToString() ?? "",
                        Step: null);
            }
        }
    }

    /// <summary>The last moment of the span that has been.</summary>
    private DateTimeOffset End(DateTimeOffset until) => clock.UtcNow < until ? clock.UtcNow : until.AddTicks(-1);

    private WorkCalendar? CalendarOf(string name, string zone, Action<string, SopException> fault)
    {
        try
        {
            return calendars.Get(name, zone);
        }
        catch (SopException failure)
        {
            fault(name, failure);
            return null;
        }
    }
}
