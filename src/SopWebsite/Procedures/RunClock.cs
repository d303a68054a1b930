using SopWebsite.Calendars;

namespace SopWebsite.Procedures;

/// <summary>Reads a run's clock: where it stands is a pure function of its definition, its calendar, what happened, and now.</summary>
public static class RunClock
{
    /// <summary>Evaluates a run.</summary>
    /// <param name="record">What it was started with; its procedure is the definition of that moment.</param>
    /// <param name="calendar">Its working calendar; null when it cannot be read, which leaves every figure of time unknown.</param>
    /// <param name="events">
    /// What happened to it. They are taken by their instants, at the same instant by their numbers, so the order they come in is of no
    /// matter.
    /// </param>
    /// <param name="now">Up to when the step under way is measured.</param>
    public static SopRun Evaluate(SopRunRecord record, WorkCalendar? calendar, IReadOnlyList<SopRunEvent> events, DateTimeOffset now)
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
        var produced = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var happened in events.OrderBy(happened => happened.At).ThenBy(happened => happened.Number))
        {
            switch (happened.Kind)
            {
                case SopRunEventKind.Started:
                    steps[turn].Begin(happened, produced);
                    break;
                case SopRunEventKind.Completed:
                    if (steps[turn].Complete(happened) is { } output) produced.Add(output);
                    turn++;
                    if (turn < steps.Count) steps[turn].Begin(happened, produced);
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
                case SopRunEventKind.CalendarChanged:
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
            CalendarChanged = calendar is not null && record.CalendarDigest is { } begun
                && !string.Equals(begun, calendar.Digest, StringComparison.Ordinal),
            Steps = [.. steps.Select(step => step.ToStep(record, calendar, state, now))],
        };
    }
}
