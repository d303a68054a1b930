using SopWebsite.Calendars;
using SopWebsite.Escalations;

namespace SopWebsite.Procedures;

/// <summary>Reads a run's clock: where it stands is a pure function of its definition, its calendar, what happened, and now.</summary>
public static class RunClock
{
    /// <summary>Evaluates a run.</summary>
    /// <param name="record">What it was started with; its procedure is the definition of that moment.</param>
    /// <param name="calendar">Its working calendar.</param>
    /// <param name="events">What happened to it, in order; the first is its start.</param>
    /// <param name="now">Up to when the step under way is measured.</param>
    public static SopRun Evaluate(SopRunRecord record, WorkCalendar calendar, IReadOnlyList<SopRunEvent> events, DateTimeOffset now)
    {
        var steps = record.Procedure.Activities
            .Where(activity => activity.Number >= record.FirstActivity && activity.Number <= record.LastActivity)
            .OrderBy(activity => activity.Number)
            .Select(activity => new StepTrack(activity))
            .ToList();
        var state = SopRunState.Running;
        DateTimeOffset? ended = null;
        string? reason = null;
        var turn = 0;
        foreach (var happened in events)
        {
            switch (happened.Kind)
            {
                case SopRunEventKind.Started:
                    steps[turn].Begin(happened.At);
                    break;
                case SopRunEventKind.Completed:
                    steps[turn].Complete(happened);
                    turn++;
                    if (turn < steps.Count) steps[turn].Begin(happened.At);
                    else (state, ended) = (SopRunState.Completed, happened.At);
                    break;
                case SopRunEventKind.Suspended:
                    steps[turn].Pause(happened.At);
                    (state, reason) = (SopRunState.Suspended, happened.Note);
                    break;
                case SopRunEventKind.Resumed:
                    steps[turn].Continue(happened.At);
                    (state, reason) = (SopRunState.Running, null);
                    break;
                default:
                    steps[turn].Pause(happened.At);
                    (state, ended, reason) = (SopRunState.Closed, happened.At, null);
                    break;
            }
        }
        return new SopRun
        {
            Id = record.Id,
            Procedure = record.Procedure.Code,
            Site = record.Site,
            Report = record.Report,
            State = state,
            StartedAt = record.StartedAt,
            EndedAt = ended,
            Calendar = record.Calendar,
            Zone = record.Zone,
            Definition = record.Procedure,
            SuspendedBecause = reason,
            Steps = [.. steps.Select(step => step.ToStep(record, calendar, state, now))],
        };
    }
}

/// <summary>A step while its events are read: the spans in which its clock ran.</summary>
internal sealed class StepTrack(SopActivity activity)
{
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _spans = [];
    private DateTimeOffset? _running;
    private DateTimeOffset? _started;
    private SopRunEvent? _completed;

    public void Begin(DateTimeOffset at) => _started = _running = at;

    public void Continue(DateTimeOffset at) => _running = at;

    public void Pause(DateTimeOffset at)
    {
        if (_running is { } from) _spans.Add((from, at));
        _running = null;
    }

    public void Complete(SopRunEvent happened)
    {
        Pause(happened.At);
        _completed = happened;
    }

    public SopRunStep ToStep(SopRunRecord record, WorkCalendar calendar, SopRunState run, DateTimeOffset now)
    {
        var state = _completed is not null ? SopStepState.Done
            : run is SopRunState.Closed ? SopStepState.NotNeeded
            : _started is null ? SopStepState.NotStarted
            : _running is null ? SopStepState.Suspended
            : SopStepState.Active;
        var end = _running is { } from && now < from ? from : now;
        var spans = _running is { } running ? [.. _spans, (running, end)] : _spans;
        int? worked = _started is null ? null : spans.Sum(span => calendar.Between(span.From, span.To));
        var (lower, standard) = Thresholds(record.Procedure, calendar);
        var measured = _started is not null && state != SopStepState.NotNeeded;
        var due = measured && standard is { } limit ? Count(calendar, spans, limit, end) : ((DateTimeOffset From, int Minutes)?)null;
        var warn = measured && lower is { } early ? Count(calendar, spans, early, end) : ((DateTimeOffset From, int Minutes)?)null;
        return new SopRunStep
        {
            Run = record.Id,
            Zone = record.Zone,
            Activity = activity.Number,
            Text = activity.Text,
            Duty = activity.Duty,
            Performer = activity.Performer,
            StandardTime = activity.StandardTime,
            State = state,
            StartedAt = _started,
            CompletedAt = _completed?.At,
            By = _completed?.By,
            Note = _completed?.Note,
            Evidence = _completed is null ? [] : [.. _completed.Evidence],
            Due = due is { } last ? calendar.Add(last.From, last.Minutes) : null,
            DueCount = due,
            WarnAt = warn is { } first ? calendar.Add(first.From, first.Minutes) : null,
            StandardMinutes = standard,
            WorkingMinutes = worked,
            Timeliness = !measured || standard is null ? Timeliness.NotMeasurable
                : worked > standard ? Timeliness.Late
                : Timeliness.OnTime,
        };
    }

    /// <summary>The working minutes at which to warn and those of the standard.</summary>
    private (int? Warn, int? Standard) Thresholds(SopProcedure procedure, WorkCalendar calendar)
    {
        if (activity.StandardTime.Maximum is not { } maximum) return (null, null);
        var standard = InMinutes(maximum, procedure, calendar);
        return activity.StandardTime.Minimum is { } minimum
            ? (Math.Min(InMinutes(minimum, procedure, calendar), standard), standard)
            : ((int)((standard * 3L + 3) / 4), standard);
    }

    private int InMinutes(TimeAmount amount, SopProcedure procedure, WorkCalendar calendar)
    {
        if (procedure.DayRule == SopDayRule.WorkingMinutes || amount.Days == 0 || _started is not { } start)
            return amount.ToMinutes(procedure.MinutesPerDay);
        // By whole days the standard is what is worked until the last day's end; so pauses shift it like any other.
        return calendar.Between(start, calendar.EndOfWorkingDay(start, amount.Days)) + (amount with { Days = 0 }).ToMinutes(procedure.MinutesPerDay);
    }

    /// <summary>In which span so many minutes were or will be worked, and how many of them fall to it; from now if the clock stands still.</summary>
    private (DateTimeOffset From, int Minutes) Count(
        WorkCalendar calendar, IReadOnlyList<(DateTimeOffset From, DateTimeOffset To)> spans, int minutes, DateTimeOffset now)
    {
        var left = minutes;
        for (var n = 0; n < spans.Count; n++)
        {
            var worked = calendar.Between(spans[n].From, spans[n].To);
            var last = n == spans.Count - 1;
            if (left <= worked || (last && (_running is not null || _completed is not null))) return (spans[n].From, left);
            left -= worked;
        }
        return (now, left);
    }
}
