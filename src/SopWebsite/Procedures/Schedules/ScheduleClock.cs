using SopWebsite.Calendars;

namespace SopWebsite.Procedures.Schedules;

/// <summary>
/// Reads a schedule: where it stands is a pure function of its plan, the site's calendar, the completions, and now. A completion counts
/// for the period it falls in; a second one within a period makes up, late, for the period before if that passed without.
/// </summary>
internal static class ScheduleClock
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The schedule with all of its periods.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="calendar">The site's calendar.</param>
    /// <param name="completions">The completions of the activity, in any order; those after now are left out.</param>
    /// <param name="now">Up to when periods have begun.</param>
    public static SopSchedule Evaluate(SchedulePlan plan, WorkCalendar calendar, IEnumerable<SopStepCompletion> completions, DateTimeOffset now)
    {
        var done = completions.Where(completion => completion.At <= now)
            .OrderBy(completion => completion.At).ThenBy(completion => completion.Run, StringComparer.Ordinal).ToList();
        var periods = Periods(plan, calendar, done, now);
        var current = periods.Count > 0 ? periods[periods.Count - 1] : null;
        var last = done.LastOrDefault();
        return new SopSchedule
        {
            Site = plan.Site,
            Zone = calendar.Zone,
            Procedure = plan.Procedure,
            Activity = plan.Activity,
            Text = plan.Definition?.Text,
            Performer = plan.Definition?.Performer,
            Every = plan.Every,
            Source = plan.Source,
            From = plan.Since,
            State = StateOf(periods),
            PeriodFrom = current?.From,
            PeriodTo = current?.To,
            Due = current?.Due,
            LastDone = last?.At,
            LastRun = last?.Run,
            LastBy = last?.By,
            OnTime = periods.Count(period => period.State == SopPeriodState.OnTime),
            Late = periods.Count(period => period.State == SopPeriodState.Late),
            Skipped = periods.Count(period => period.State == SopPeriodState.Skipped),
            Periods = [.. periods],
        };
    }

    private static List<SopSchedulePeriod> Periods(SchedulePlan plan, WorkCalendar calendar, List<SopStepCompletion> done, DateTimeOffset now)
    {
        var periods = new List<SopSchedulePeriod>();
        if (plan.Since is not { } since) return periods;
        var first = plan.Anchor ?? PeriodBorders.Containing(plan.Every, calendar.DateOf(since));
        // The last period that was asked for, while it can still be made up for.
        var owed = -1;
        var next = 0;
        for (var n = 0; PeriodBorders.Start(plan.Every, first, n) is var from && PeriodBorders.Midnight(calendar, from) <= now; n++)
        {
            var end = PeriodBorders.Start(plan.Every, first, n + 1);
            var due = PeriodBorders.EndOfWork(calendar, from, end);
            var period = new SopSchedulePeriod
            {
                Site = plan.Site,
                Zone = calendar.Zone,
                Procedure = plan.Procedure,
                Activity = plan.Activity,
                From = from,
                To = end.AddDays(-1),
                Due = due,
                // A calendar's period that had begun when the schedule did is nobody's fault.
                IsRequired = due is not null && (plan.Anchor is not null || n > 0 || PeriodBorders.Midnight(calendar, from) >= since),
                State = SopPeriodState.NotRequired,
            };
            var until = PeriodBorders.Midnight(calendar, end);
            while (next < done.Count && done[next].At < PeriodBorders.Midnight(calendar, from)) next++;
            for (; next < done.Count && done[next].At < until; next++)
            {
                if (period.DoneAt is null && (period.IsRequired || owed < 0))
                    period = Met(period, done[next], late: due is { } limit && done[next].At >= limit + Minute);
                else if (owed >= 0) (periods[owed], owed) = (Met(periods[owed], done[next], late: true), -1);
            }
            if (period.DoneAt is null && period.IsRequired)
                period = period with { State = now >= due + Minute ? SopPeriodState.Skipped : SopPeriodState.Open };
            periods.Add(period);
            if (period.IsRequired) owed = period.DoneAt is null ? n : -1;
        }
        return periods;
    }

    private static SopSchedulePeriod Met(SopSchedulePeriod period, SopStepCompletion done, bool late) => period with
    {
        State = late ? SopPeriodState.Late : SopPeriodState.OnTime, DoneAt = done.At, Run = done.Run, By = done.By,
    };

    private static SopScheduleState StateOf(List<SopSchedulePeriod> periods)
    {
        if (periods.Count == 0) return SopScheduleState.NotStarted;
        var current = periods[periods.Count - 1];
        if (current.DoneAt is not null) return SopScheduleState.Done;
        // From the newest period that came due backwards: how many in a row passed without it?
        var skipped = Enumerable.Reverse(periods).Where(period => period.IsRequired && period.State != SopPeriodState.Open)
            .TakeWhile(period => period.State == SopPeriodState.Skipped).Count();
        return skipped > 1 ? SopScheduleState.Missed
            : skipped == 1 ? SopScheduleState.Late
            : current.IsRequired ? SopScheduleState.Due
            : SopScheduleState.NotRequired;
    }
}
