using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Escalations;
using SopWebsite.Sites;

namespace SopWebsite.Procedures;

/// <summary>
/// Starts runs and moves them on. Each move and the log entry that tells of it are written together, or neither is.
/// </summary>
public sealed class SopRuns(
    IRunStore store, IEscalationLog log, IUnitOfWork unit, IProcedureCatalog procedures, ICalendarCatalog calendars, IClock clock)
{
    /// <summary>Starts a run; its first step is under way at once.</summary>
    /// <exception cref="Errors.SopException"><c>SopProcedureInvalid</c>: the definition cannot be run; <c>SopActivityNotFound</c>: it has
    /// not the activities asked for; those of <see cref="ICalendarCatalog.Get"/>.</exception>
    public SopRun Start(SopRunRequest request)
    {
        var (first, last) = RunRules.RangeOf(request);
        var calendar = calendars.Get(request.Calendar, request.Zone);
        SopRun? run = null;
        unit.Transact(() =>
        {
            var now = clock.UtcNow.ToUniversalTime();
            var day = calendar.DateOf(now).ToString("yyyyMMdd", CultureInfo.InvariantCulture);
            var number = store.CountOn(day) + 1;
            var record = new SopRunRecord
            {
                Id = string.Format(CultureInfo.InvariantCulture, "R-{0}-{1:0000}", day, number),
                Site = request.Site,
                Procedure = request.Procedure,
                Report = request.Report,
                Calendar = request.Calendar,
                Zone = calendar.Zone,
                FirstActivity = first,
                LastActivity = last,
                StartedAt = now,
            };
            store.Add(record, day, number);
            run = Write(record, calendar, new SopRunEvent { At = now, Kind = SopRunEventKind.Started, By = request.By });
        });
        return run!;
    }

    /// <summary>Starts a run for a site: with its calendar and zone, and its own procedure unless another is named.</summary>
    /// <exception cref="Errors.SopException"><c>SopProcedureNotFound</c>, and those of <see cref="Start(SopRunRequest)"/>.</exception>
    public SopRun Start(SopSite site, string? procedure = null, int firstActivity = 1, int? lastActivity = null, string? by = null) =>
        Start(new SopRunRequest
        {
            Procedure = procedures.Get(procedure ?? site.Procedure),
            Site = site.Name,
            Calendar = site.Calendar,
            Zone = site.Zone,
            FirstActivity = firstActivity,
            LastActivity = lastActivity,
            By = by,
        });

    /// <summary>Completes the activity under way; the next one begins at the same instant, after the last the run is complete.</summary>
    /// <exception cref="Errors.SopException"><c>SopRunNotFound</c>; <c>SopRunNotActive</c>: it is suspended or has ended;
    /// <c>SopActivityOutOfOrder</c>: another activity is under way; <c>SopEvidenceUnreadable</c>.</exception>
    public SopRun Complete(string runId, int activity, SopCompletion completion)
    {
        // Files are read before the register is locked for others.
        RunRules.MayComplete(Get(runId), activity);
        var evidence = Evidence.Take(completion.Evidence);
        return Move(runId, run => RunRules.MayComplete(run, activity), new SopRunEvent
        {
            At = default, Kind = SopRunEventKind.Completed, Activity = activity, By = completion.By, Note = completion.Note, Evidence = evidence,
        });
    }

    /// <summary>Stops the clock.</summary>
    /// <exception cref="Errors.SopException"><c>SopRunNotFound</c>; <c>SopRunNotActive</c>; <c>SopReasonMissing</c>.</exception>
    public SopRun Suspend(string runId, string reason, string? by = null) => Move(
        runId, run => RunRules.MaySuspend(run, reason), new SopRunEvent { At = default, Kind = SopRunEventKind.Suspended, By = by, Note = reason });

    /// <summary>Lets the clock go on.</summary>
    /// <exception cref="Errors.SopException"><c>SopRunNotFound</c>; <c>SopRunNotSuspended</c>.</exception>
    public SopRun Resume(string runId, string? by = null) =>
        Move(runId, RunRules.MayResume, new SopRunEvent { At = default, Kind = SopRunEventKind.Resumed, By = by });

    /// <summary>Ends a run before its last step; the steps left are not needed.</summary>
    /// <exception cref="Errors.SopException"><c>SopRunNotFound</c>; <c>SopRunNotActive</c>: it has ended; <c>SopReasonMissing</c>.</exception>
    public SopRun Close(string runId, string reason, string? by = null) => Move(
        runId, run => RunRules.MayClose(run, reason), new SopRunEvent { At = default, Kind = SopRunEventKind.Closed, By = by, Note = reason });

    /// <summary>A run as it stands now.</summary>
    /// <exception cref="Errors.SopException"><c>SopRunNotFound</c>.</exception>
    public SopRun Get(string runId) => Read(store.Find(runId) ?? throw RunRules.NotFound(runId));

    /// <summary>Runs as they stand now, from the oldest on; what is null does not filter.</summary>
    public IReadOnlyList<SopRun> Find(string? site = null, string? procedure = null, bool openOnly = false, string? report = null) =>
        [.. store.Find(site, procedure, openOnly, report).Select(Read)];

    /// <summary>How the due time of an activity comes about, counted from when its clock was last set going.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="activity">The activity's number; null for the one under way.</param>
    /// <exception cref="Errors.SopException"><c>SopRunNotFound</c>; <c>SopDeadlineNone</c>: it has no due time.</exception>
    public DeadlineExplanation Explain(string runId, int? activity = null)
    {
        var run = Get(runId);
        var step = activity is { } number ? run.Steps.FirstOrDefault(step => step.Activity == number) : run.ActiveStep;
        var (from, minutes) = step?.DueCount ?? throw RunRules.NoDeadline(run, activity ?? step?.Activity);
        return calendars.Get(run.Calendar, run.Zone).Explain(from, minutes);
    }

    /// <summary>The ids of the open runs, oldest first; their clocks are not read.</summary>
    public IReadOnlyList<string> Open() => [.. store.Find(site: null, procedure: null, openOnly: true, report: null).Select(record => record.Id)];

    private SopRun Read(SopRunRecord record) =>
        RunClock.Evaluate(record, calendars.Get(record.Calendar, record.Zone), store.Events(record.Id), clock.UtcNow);

    private SopRun Move(string runId, Action<SopRun> allow, SopRunEvent happening)
    {
        SopRun? run = null;
        unit.Transact(() =>
        {
            // Read under the write lock: what is allowed is decided on what is, not on what was.
            var record = store.Find(runId) ?? throw RunRules.NotFound(runId);
            var calendar = calendars.Get(record.Calendar, record.Zone);
            var events = store.Events(record.Id);
            var now = clock.UtcNow.ToUniversalTime();
            // A clock that was set back must not make a span negative.
            var last = events[events.Count - 1].At;
            var at = now < last ? last : now;
            allow(RunClock.Evaluate(record, calendar, events, at));
            run = Write(record, calendar, happening with { At = at });
        });
        return run!;
    }

    private SopRun Write(SopRunRecord record, WorkCalendar calendar, SopRunEvent happened)
    {
        var run = RunClock.Evaluate(record, calendar, [.. store.Events(record.Id), happened], happened.At);
        store.Append(record.Id, happened, run.State);
        foreach (var draft in RunEntries.Of(run, happened)) log.Append(draft);
        return run;
    }
}
