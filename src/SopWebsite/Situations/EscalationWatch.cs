using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Procedures;
using SopWebsite.Situations.Routing;

namespace SopWebsite.Situations;

/// <summary>
/// Holds the SOP's clock over every open run: at 75 % of a step's time (or a range's lower end) a warning to the performer, at 100 % an
/// escalation to the next role of the chain, at each further 100 % to the one after it, a reminder each working day between, and after the
/// chain's end once each working day that it is still open, until someone acknowledges or the step is done. An acknowledgement holds for one
/// more standard time. A suspended run is left alone; a step without a measurable time is never escalated. Sheets past a time of their own and
/// third parties' broken promises climb a role each working day. Outside working time nothing is said, but of critical reports.
/// </summary>
public sealed class EscalationWatch(
    SopRuns runs, ISituationStore situations, IRoutingStore routing, SopChains chains, SopAbsences absences, ICalendarCatalog calendars,
    IEscalationLog log, IUnitOfWork unit, IClock clock)
{
    /// <summary>
    /// Looks at all open runs and logs what has come due since the last look. A run that cannot be read (its calendar's file is gone, say)
    /// is among the failures and does not keep the others from being looked at.
    /// </summary>
    public EscalationLook Check()
    {
        var written = new List<EscalationEntry>();
        var failures = new List<SopException>();
        var court = new Court(absences.Directory(), calendars);
        var open = runs.OpenRecords().ToDictionary(record => record.Id, StringComparer.OrdinalIgnoreCase);
        // A ticket has a clock of its own: it is looked at even where its report's run has ended.
        var ids = open.Keys.Concat(routing.Tickets(report: null, openOnly: true).Select(ticket => ticket.Run).OfType<string>());
        foreach (var id in ids.Distinct(StringComparer.OrdinalIgnoreCase).ToList())
        {
            try
            {
                var record = open.TryGetValue(id, out var found) ? found : runs.Record(id);
                // Most runs owe nothing and need no lock. What is owed is asked again under it, so that two passes never tell it twice.
                if (Owed(record, court).Count > 0) unit.Transact(() => written.AddRange(Owed(record, court).Select(log.Append).ToList()));
            }
            catch (SopException failure)
            {
                failures.Add(failure);
            }
        }
        return new EscalationLook([.. written], [.. failures]);
    }

    /// <summary>
    /// Records that an officer has taken notice; the chain of the step under way stops until another standard time has passed.
    /// </summary>
    /// <exception cref="SopException"><c>SopRunNotActive</c>: nothing is under way in the run.</exception>
    public EscalationEntry Acknowledge(string runId, string by, string? note = null)
    {
        EscalationEntry? entry = null;
        unit.Transact(() =>
        {
            var run = runs.Get(runId);
            var step = run.ActiveStep ?? throw new SopException(
                "SopRunNotActive", SopErrorKind.InvalidOperation,
                new Phrase(
                    $"Run {runId} has ended: there is nothing to acknowledge.",
                    $"Pelaksanaan {runId} sudah berakhir: tidak ada eskalasi yang perlu ditanggapi."),
                runId);
            entry = log.Append(RunEntries.OfStep(run, step, EscalationEvent.Acknowledged, clock.UtcNow) with
            {
                From = by,
                WorkingMinutes = step.WorkingMinutes,
                Timeliness = step.Timeliness,
                FollowUp = note,
            });
        });
        return entry!;
    }

    private List<EscalationDraft> Owed(SopRunRecord record, Court court)
    {
        // At night and on free days most of what a run is need not even be read.
        var moment = new WatchMoment(clock.UtcNow, court.CalendarOf(record));
        if (!moment.IsAtWork && !IsCritical(record)) return [];
        var run = runs.Read(record);
        // Nor what the log says of one without a report that stands still, or whose step has not come to its warning.
        if (run.Report is null && !(run.State == SopRunState.Running && run.ActiveStep!.WarnAt <= moment.Now)) return [];
        var entries = log.OfRun(run.Id);
        var chain = court.ChainOf(run, chains);
        var voice = new WatchVoice(run, moment, chain, court.Directory);
        var owed = new List<EscalationDraft>();
        if (run.State == SopRunState.Running) owed.AddRange(new StepLadder(run, chain, court.Directory, entries, moment).Owed());
        if (run.Report is not { } report) return owed;
        owed.AddRange(SheetReminders.Owed(run, routing.Sheets(report, openOnly: true), chain, entries, moment, voice));
        foreach (var ticket in routing.Tickets(report, openOnly: true)) owed.AddRange(TicketLadder.Owed(run, ticket, chain, entries, moment, voice));
        return owed;
    }

    /// <summary>Whether its report cannot wait for working time.</summary>
    private bool IsCritical(SopRunRecord run) => run.Report is { } report && situations.Find(report)?.Severity == SopSeverity.Critical;

    /// <summary>What a pass reads once: the officers, each calendar, and each procedure's chain.</summary>
    private sealed class Court(OfficerDirectory directory, ICalendarCatalog calendars)
    {
        private readonly Dictionary<(string, string), SopChain> _chains = [];
        private readonly Dictionary<(string, string), WorkCalendar> _calendars = [];

        public OfficerDirectory Directory { get; } = directory;

        public WorkCalendar CalendarOf(SopRunRecord run)
        {
            var key = (run.Calendar, run.Zone);
            return _calendars.TryGetValue(key, out var calendar) ? calendar : _calendars[key] = calendars.Get(run.Calendar, run.Zone);
        }

        public SopChain ChainOf(SopRun run, SopChains chains)
        {
            var key = (run.Procedure.ToUpperInvariant(), run.Site.ToUpperInvariant());
            return _chains.TryGetValue(key, out var chain) ? chain : _chains[key] = chains.Of(run);
        }
    }
}

/// <summary>What one look over the open runs brought.</summary>
/// <param name="Entries">The warnings, escalations and reminders that were logged.</param>
/// <param name="Failures">The runs that could not be looked at, by their failures.</param>
public sealed record EscalationLook(EscalationEntry[] Entries, SopException[] Failures);
