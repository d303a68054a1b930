using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Sites;

namespace SopWebsite.Procedures.Schedules;

/// <summary>
/// Looks at what passes without anybody doing anything: periods of periodic activities, and changes of the calendars under open runs. Each
/// is logged once.
/// </summary>
public sealed class ScheduleWatch(
    SopSchedules schedules, IScheduleStore store, SopRuns runs, ISiteStore sites, IEscalationLog log, IUnitOfWork unit, IClock clock)
{
    /// <summary>
    /// Logs the periods that passed without their activity, and the calendars that changed, since the last look. A site that cannot be
    /// looked at is among the failures and keeps no other from it. A court's own rhythm is told from its beginning on, a document's
    /// from the first look on: nobody had been watching before.
    /// </summary>
    public ScheduleLook Check()
    {
        var written = new List<EscalationEntry>();
        var failures = new List<SopException>();
        // A run whose calendar cannot be read is a failure of the watch over its clock, and told there.
        foreach (var run in runs.Open())
            Attempt(() => { if (runs.TellCalendarChange(run) is { } entry) written.Add(entry); }, failures: null);
        foreach (var site in sites.All())
        {
            // One site at a time under the write lock, so that two passes never tell the same thing twice.
            var told = new List<EscalationEntry>();
            Attempt(() => unit.Transact(() => told.AddRange(schedules.Of(site).SelectMany(Tell).ToList())), failures);
            written.AddRange(told);
        }
        return new ScheduleLook([.. written], [.. failures]);
    }

    private List<EscalationEntry> Tell(SopSchedule schedule)
    {
        var now = clock.UtcNow.ToUniversalTime();
        var told = store.ToldUntil(schedule.Site, schedule.Procedure, schedule.Activity);
        if (told is null && schedule.Source == SopScheduleSource.Document)
        {
            store.Tell(schedule.Site, schedule.Procedure, schedule.Activity, now);
            return [];
        }
        var missed = schedule.Periods.Where(period => period.State == SopPeriodState.Skipped && !(period.Due <= told)).ToList();
        if (missed.Count == 0) return [];
        // To the end of the period, not to its due time: a free day added or taken back moves that within it, and must not have it told again.
        var end = new DateTimeOffset(missed[missed.Count - 1].To.AddDays(1).Ticks, IndonesianZone.OffsetOf(schedule.Zone));
        store.Tell(schedule.Site, schedule.Procedure, schedule.Activity, end);
        return missed.ConvertAll(period => log.Append(new EscalationDraft
        {
            At = now,
            Event = EscalationEvent.PeriodMissed,
            Site = period.Site,
            Procedure = period.Procedure,
            Activity = period.Activity,
            To = schedule.Performer,
            Due = period.Due,
            // In Indonesian: officials read the log.
            FollowUp = FormattableString.Invariant(
                $"Periode {period.From:yyyy-MM-dd} s.d. {period.To:yyyy-MM-dd} ({schedule.Every}) lewat tanpa pelaksanaan: {schedule.Text}"),
        }));
    }

    private static void Attempt(Action look, List<SopException>? failures)
    {
        try
        {
            look();
        }
        catch (SopException failure)
        {
            failures?.Add(failure);
        }
    }
}

/// <summary>What one look brought.</summary>
/// <param name="Entries">The missed periods and changed calendars that were logged.</param>
/// <param name="Failures">The sites that could not be looked at, by their failures.</param>
public sealed record ScheduleLook(EscalationEntry[] Entries, SopException[] Failures);
