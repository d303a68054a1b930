using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Errors;
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
    /// <exception cref="SopException"><c>SopProcedureInvalid</c>: the definition cannot be run; <c>SopActivityNotFound</c>: it has
    /// not the activities asked for; <c>SopRequirementUnknown</c>; those of <see cref="ICalendarCatalog.Get"/>.</exception>
    public SopRun Start(SopRunRequest request)
    {
        var (first, last) = RunRules.RangeOf(request);
        var met = SopRequirements.Met(RunRules.ActivityOf(request.Procedure, first), request.Requirements);
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
                CalendarDigest = calendar.Digest,
                Zone = calendar.Zone,
                FirstActivity = first,
                LastActivity = last,
                StartedAt = now,
            };
            store.Add(record, day, number);
            run = Write(record, calendar, [], new SopRunEvent { At = now, Kind = SopRunEventKind.Started, By = request.By, RequirementsMet = met });
        });
        return run!;
    }

    /// <summary>Starts a run for a site: with its calendar and zone, and its own procedure unless another is named.</summary>
    /// <param name="site">The site.</param>
    /// <param name="procedure">Another procedure's code than the site's.</param>
    /// <param name="firstActivity">The activity it begins with.</param>
    /// <param name="lastActivity">The activity it ends with; null for the last.</param>
    /// <param name="by">Who starts it.</param>
    /// <param name="requirements">As <see cref="SopRunRequest.Requirements"/>.</param>
    /// <exception cref="SopException"><c>SopProcedureNotFound</c>, and those of <see cref="Start(SopRunRequest)"/>.</exception>
    public SopRun Start(
        SopSite site, string? procedure = null, int firstActivity = 1, int? lastActivity = null, string? by = null,
        IReadOnlyList<string>? requirements = null) =>
        Start(new SopRunRequest
        {
            Procedure = procedures.Get(procedure ?? site.Procedure),
            Site = site.Name,
            Calendar = site.Calendar,
            Zone = site.Zone,
            FirstActivity = firstActivity,
            LastActivity = lastActivity,
            By = by,
            Requirements = requirements,
        });

    /// <summary>Completes the activity under way; the next one begins at the same instant, after the last the run is complete.</summary>
    /// <exception cref="SopException"><c>SopRunNotFound</c>; <c>SopRunNotActive</c>: it is suspended or has ended;
    /// <c>SopActivityOutOfOrder</c>: another activity is under way; <c>SopRequirementUnknown</c>: the next one has no requirement of the
    /// name; <c>SopEvidenceUnreadable</c>.</exception>
    public SopRun Complete(string runId, int activity, SopCompletion completion)
    {
        // Files are read before the register is locked for others.
        var before = Get(runId);
        RunRules.MayComplete(before, activity);
        var met = SopRequirements.Met(RunRules.ActivityAfter(before, activity), completion.Requirements);
        var evidence = EvidenceTaker.Take(completion.Evidence);
        return Move(runId, run => RunRules.MayComplete(run, activity), new SopRunEvent
        {
            At = default, Kind = SopRunEventKind.Completed, Activity = activity, By = completion.By, Note = completion.Note, Evidence = evidence,
            Output = completion.Output, RequirementsMet = met,
        });
    }

    /// <summary>Stops the clock.</summary>
    /// <exception cref="SopException"><c>SopRunNotFound</c>; <c>SopRunNotActive</c>; <c>SopReasonMissing</c>.</exception>
    public SopRun Suspend(string runId, string reason, string? by = null) => Move(
        runId, run => RunRules.MaySuspend(run, reason), new SopRunEvent { At = default, Kind = SopRunEventKind.Suspended, By = by, Note = reason });

    /// <summary>Lets the clock go on.</summary>
    /// <exception cref="SopException"><c>SopRunNotFound</c>; <c>SopRunNotSuspended</c>.</exception>
    public SopRun Resume(string runId, string? by = null) =>
        Move(runId, RunRules.MayResume, new SopRunEvent { At = default, Kind = SopRunEventKind.Resumed, By = by });

    /// <summary>Ends a run before its last step; the steps left are not needed.</summary>
    /// <exception cref="SopException"><c>SopRunNotFound</c>; <c>SopRunNotActive</c>: it has ended; <c>SopReasonMissing</c>.</exception>
    public SopRun Close(string runId, string reason, string? by = null) => Move(
        runId, run => RunRules.MayClose(run, reason), new SopRunEvent { At = default, Kind = SopRunEventKind.Closed, By = by, Note = reason });

    /// <summary>A run as it stands now.</summary>
    /// <exception cref="SopException"><c>SopRunNotFound</c>.</exception>
    public SopRun Get(string runId) => Read(store.Find(runId) ?? throw RunRules.NotFound(runId));

    /// <summary>
    /// Runs as they stand now, from the oldest on; what is null does not filter. A run whose calendar cannot be read is among them with
    /// what is known without: <see cref="SopRun.Fault"/> says so.
    /// </summary>
    public IReadOnlyList<SopRun> Find(string? site = null, string? procedure = null, bool openOnly = false, string? report = null) =>
        [.. store.Find(site, procedure, openOnly, report).Select(record => Look(record, fault: null))];

    /// <summary>A run as it stands now; one whose calendar cannot be read with what is known without.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="fault">Told of a calendar that cannot be read.</param>
    /// <exception cref="SopException"><c>SopRunNotFound</c>.</exception>
    public SopRun Look(string runId, Action<SopException>? fault = null) => Look(store.Find(runId) ?? throw RunRules.NotFound(runId), fault);

    /// <summary>Tells of an open run's calendar if it was changed since it was last told; null when there is nothing to tell.</summary>
    /// <exception cref="SopException"><c>SopRunNotFound</c>; those of <see cref="ICalendarCatalog.Get"/>.</exception>
    public EscalationEntry? TellCalendarChange(string runId)
    {
        EscalationEntry? entry = null;
        unit.Transact(() =>
        {
            var record = store.Find(runId) ?? throw RunRules.NotFound(runId);
            var events = store.Events(record.Id);
            entry = TellCalendarChange(record, calendars.Get(record.Calendar, record.Zone), events, AfterAll(events));
        });
        return entry;
    }

    /// <summary>How the due time of an activity comes about, counted from when its clock was last set going.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="activity">The activity's number; null for the one under way.</param>
    /// <exception cref="SopException"><c>SopRunNotFound</c>; <c>SopDeadlineNone</c>: it has no due time.</exception>
    public DeadlineExplanation Explain(string runId, int? activity = null)
    {
        var run = Get(runId);
        var step = activity is { } number ? run.Steps.FirstOrDefault(step => step.Activity == number) : run.ActiveStep;
        var (from, minutes) = step?.DueCount ?? throw RunRules.NoDeadline(run, activity ?? step?.Activity);
        return calendars.Get(run.Calendar, run.Zone).Explain(from, minutes);
    }

    /// <summary>The ids of runs, oldest first; their clocks are not read. What is null does not filter.</summary>
    public IReadOnlyList<string> Ids(string? site = null, string? procedure = null, bool openOnly = false, string? report = null) =>
        [.. store.Find(site, procedure, openOnly, report).Select(record => record.Id)];

    /// <summary>The ids of the open runs, oldest first; their clocks are not read.</summary>
    public IReadOnlyList<string> Open() => Ids(openOnly: true);

    /// <summary>The open runs as they were started, oldest first.</summary>
    internal IReadOnlyList<SopRunRecord> OpenRecords() => store.Find(site: null, procedure: null, openOnly: true, report: null);

    /// <summary>A run as it was started.</summary>
    /// <exception cref="SopException"><c>SopRunNotFound</c>.</exception>
    internal SopRunRecord Record(string runId) => store.Find(runId) ?? throw RunRules.NotFound(runId);

    /// <summary>A run as it stands now.</summary>
    internal SopRun Read(SopRunRecord record) =>
        RunClock.Evaluate(record, calendars.Get(record.Calendar, record.Zone), store.Events(record.Id), clock.UtcNow);

    private SopRun Look(SopRunRecord record, Action<SopException>? fault)
    {
        try
        {
            return Read(record);
        }
        // Its calendar was moved away, say: what is known without is better than no list at all.
        catch (SopException failure)
        {
            fault?.Invoke(failure);
            return RunClock.Evaluate(record, calendar: null, store.Events(record.Id), clock.UtcNow) with { Fault = failure.Phrase };
        }
    }

    private SopRun Move(string runId, Action<SopRun> allow, SopRunEvent happening)
    {
        SopRun? run = null;
        unit.Transact(() =>
        {
            // Read under the write lock: what is allowed is decided on what is, not on what was.
            var record = store.Find(runId) ?? throw RunRules.NotFound(runId);
            var calendar = calendars.Get(record.Calendar, record.Zone);
            var events = store.Events(record.Id);
            var at = AfterAll(events);
            allow(RunClock.Evaluate(record, calendar, events, at));
            // What the calendar was changed to is told before anything is done by it.
            if (TellCalendarChange(record, calendar, events, at) is not null) events = store.Events(record.Id);
            run = Write(record, calendar, events, happening with { At = at });
        });
        return run!;
    }

    /// <summary>Now, but never before what has happened: a clock that was set back must not make a span negative.</summary>
    private DateTimeOffset AfterAll(IReadOnlyList<SopRunEvent> events)
    {
        var (now, last) = (clock.UtcNow.ToUniversalTime(), events.Max(happened => happened.At));
        return now < last ? last : now;
    }

    private EscalationEntry? TellCalendarChange(SopRunRecord record, WorkCalendar calendar, IReadOnlyList<SopRunEvent> events, DateTimeOffset at)
    {
        if (CalendarChange.Of(record, calendar, events, at) is not { } change) return null;
        store.Append(record.Id, change.Event, RunClock.Evaluate(record, calendar, events, at).State);
        return log.Append(change.Draft);
    }

    private SopRun Write(SopRunRecord record, WorkCalendar calendar, IReadOnlyList<SopRunEvent> events, SopRunEvent happened)
    {
        var numbered = happened with { Number = events.Count + 1 };
        var run = RunClock.Evaluate(record, calendar, [.. events, numbered], happened.At);
        store.Append(record.Id, numbered with { Due = run.State == SopRunState.Running ? run.ActiveStep?.Due : null }, run.State);
        foreach (var draft in RunEntries.Of(run, happened)) log.Append(draft);
        return run;
    }
}
