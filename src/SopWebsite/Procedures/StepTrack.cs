using SopWebsite.Calendars;
using SopWebsite.Escalations;

namespace SopWebsite.Procedures;

/// <summary>A step while its events are read: the spans in which its clock ran.</summary>
internal sealed class StepTrack(SopActivity activity)
{
    private readonly List<(DateTimeOffset From, DateTimeOffset To)> _spans = [];
    private DateTimeOffset? _running;
    private DateTimeOffset? _started;
    private SopRunEvent? _completed;
    private bool _looked;
    private string[] _missing = [];

    /// <summary>True when the procedure names an output and nothing was left of the step.</summary>
    private bool OutputMissing => _completed is { } done && activity.Output is not null
        && string.IsNullOrWhiteSpace(done.Output) && string.IsNullOrWhiteSpace(done.Note) && done.Evidence.Count == 0;

    /// <summary>Its turn comes; what earlier steps brought forth counts as met.</summary>
    public void Begin(SopRunEvent happened, HashSet<string> produced)
    {
        _started = _running = happened.At;
        if (happened.RequirementsMet is not { } met) return;
        _looked = true;
        _missing = [.. activity.Requirements.Where(name => !met.Contains(name, StringComparer.OrdinalIgnoreCase) && !produced.Contains(name))];
    }

    public void Continue(DateTimeOffset at) => _running = at;

    public void Pause(DateTimeOffset at)
    {
        if (_running is { } from) _spans.Add((from, at));
        _running = null;
    }

    /// <summary>It is done. Returns the output that the procedure names for it, unless it is wanting.</summary>
    public string? Complete(SopRunEvent happened)
    {
        Pause(happened.At);
        _completed = happened;
        return OutputMissing ? null : activity.Output;
    }

    public SopRunStep ToStep(SopRunRecord record, WorkCalendar? calendar, SopRunState run, DateTimeOffset now)
    {
        var state = _completed is not null ? SopStepState.Done
            : run is SopRunState.Closed ? SopStepState.NotNeeded
            : _started is null ? SopStepState.NotStarted
            : _running is null ? SopStepState.Suspended
            : SopStepState.Active;
        var step = Described(record, state);
        if (calendar is null) return step;
        var end = _running is { } from && now < from ? from : now;
        var spans = _running is { } running ? [.. _spans, (running, end)] : _spans;
        int? worked = _started is null ? null : spans.Sum(span => calendar.Between(span.From, span.To));
        var (lower, standard) = Thresholds(record.Procedure, calendar);
        var measured = _started is not null && state != SopStepState.NotNeeded;
        var due = measured && standard is { } limit ? Count(calendar, spans, limit, end) : ((DateTimeOffset From, int Minutes)?)null;
        var warn = measured && lower is { } early ? Count(calendar, spans, early, end) : ((DateTimeOffset From, int Minutes)?)null;
        return step with
        {
            Due = due is { } last ? calendar.Add(last.From, last.Minutes) : null,
            DueCount = due,
            Spans = spans,
            WarnAt = warn is { } first ? calendar.Add(first.From, first.Minutes) : null,
            StandardMinutes = standard,
            WorkingMinutes = worked,
            Timeliness = !measured || standard is null ? Timeliness.NotMeasurable
                : worked > standard ? Timeliness.Late
                : Timeliness.OnTime,
        };
    }

    /// <summary>What of the step needs no calendar.</summary>
    private SopRunStep Described(SopRunRecord record, SopStepState state) => new()
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
        Requirements = activity.Requirements,
        RequirementsChecked = _looked,
        RequirementsMissing = _missing,
        ExpectedOutput = activity.Output,
        Output = _completed?.Output,
        OutputMissing = OutputMissing,
    };

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
