using System.Globalization;
using SopWebsite.Backups;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Procedures;
using SopWebsite.Sites;
using SopWebsite.Situations.Facts;
using SopWebsite.Situations.Grading;
using SopWebsite.Situations.Problems;
using SopWebsite.Situations.Routing;
using SopWebsite.Situations.Ways;

namespace SopWebsite.Situations;

/// <summary>
/// The reports of situation and condition: SOP steps from the report to the backup after the fix. Each report has a run of the site's
/// procedure under it, beginning with the procedure's report activity, so one clock holds for everything.
/// </summary>
public sealed class SituationReports(
    ISituationStore store, ISiteStore sites, SituationFacts facts, PriorityMatrix matrix, SopRuns runs, IProcedureCatalog procedures,
    SopDispositions dispositions, SopProblems problems, IEscalationLog log, IUnitOfWork unit, IClock clock)
{
    /// <summary>Opens a report: gathers the facts, diagnoses, proposes alternatives, and starts the clock.</summary>
    /// <param name="site">The site.</param>
    /// <param name="symptom">What was noticed; null lets the diagnosis say it.</param>
    /// <param name="by">Who opens it.</param>
    /// <exception cref="SopException"><c>SopProcedureHasNoReport</c>: the site's procedure has no reporting step.</exception>
    public SituationReport Open(SopSite site, string? symptom, string? by)
    {
        var procedure = procedures.Get(site.Procedure);
        var reporting = procedure.ActivityOf(SopDuties.Report) ?? throw new SopException(
            "SopProcedureHasNoReport", SopErrorKind.InvalidOperation,
            new Phrase($"Procedure '{procedure.Code}' has no activity with the duty 'report'. Give the site another with Set-SopSite -Procedure.",
                $"Prosedur '{procedure.Code}' tidak memuat aktivitas pelaporan. Pilih prosedur lain dengan Set-SopSite -Procedure."),
            procedure.Code);
        var now = clock.UtcNow.ToUniversalTime();
        var known = facts.Gather(site, now);
        var diagnoses = DiagnosisFinder.Rank(known);
        var ways = WayFinder.For(known, diagnoses, sites.ThirdParties());
        var alike = known.AlikeTo(Likeness.Of(diagnoses[0].Cause, symptom ?? diagnoses[0].Explanation.Indonesian));
        SituationReport? opened = null;
        unit.Transact(() =>
        {
            var prefix = "LS-" + IndonesianZone.ToLocal(now, site.Zone).ToString("yyyy-MM", CultureInfo.InvariantCulture) + "-";
            var number = prefix + (store.CountWithPrefix(prefix) + 1).ToString("0000", CultureInfo.InvariantCulture);
            var report = new SituationReport
            {
                Number = number,
                Site = site.Name,
                OpenedAt = now,
                OpenedBy = by,
                Symptom = symptom is null ? diagnoses[0].Explanation : new Phrase(symptom, symptom),
                Facts = [.. FactSheet.Of(known, diagnoses[0].Cause, symptom ?? diagnoses[0].Explanation.Indonesian)],
                Diagnosis = diagnoses[0].ToDiagnosis(),
                Diagnoses = [.. diagnoses],
                Alternatives = ways.Alternatives,
                Recommendation = ways.Recommendation,
                RecommendationReason = ways.Reason,
                OpenAlike = [.. alike.Where(earlier => Read(earlier).Step is not null).Select(earlier => earlier.Number)],
                Grade = matrix.Grade(GradeFinder.Of(known)),
            };
            log.Append(
                Entry(report, EscalationEvent.SituationOpened, now) with { From = by ?? reporting.Performer, FollowUp = report.Symptom.Indonesian });
            var run = runs.Start(new SopRunRequest
            {
                Procedure = procedure,
                Site = site.Name,
                Calendar = site.Calendar,
                Zone = site.Zone,
                FirstActivity = reporting.Number,
                Report = number,
                By = by,
                Requirements = SopRequirements.All,
            });
            store.Put(WithRun(report, run));
            opened = WithRun(problems.Take(report, site.Zone), run);
        });
        return opened!;
    }

    /// <summary>
    /// Hands the report up, with a disposition sheet: the reporting step first, the forwarding step after it. The sheets before it are done.
    /// </summary>
    /// <param name="number">The report's number.</param>
    /// <param name="to">A role, or an officer's name; a substitute or the next of the chain gets it where nobody is there.</param>
    /// <param name="by">Who hands it up.</param>
    /// <param name="note">What the recipient is asked to do.</param>
    /// <param name="due">By when; null for the due time of the recipient's own step.</param>
    /// <param name="nature">How it is to be handled; null for what the report's gravity asks for.</param>
    /// <exception cref="SopException"><c>SopSituationTransition</c>; <c>SopRecipientUnknown</c>; <c>SopDueHasPassed</c>.</exception>
    public SituationReport Submit(
        string number, string to, string? by = null, string? note = null, DateTimeOffset? due = null, DispositionNature? nature = null)
    {
        SituationReport? submitted = null;
        unit.Transact(() =>
        {
            var report = Get(number);
            var step = SituationTransitions.StepFor(SituationMove.Submit, report);
            var holder = dispositions.AddressOf(to, report.Run?.Procedure, report.Site, step.Zone);
            submitted = Move(
                number, SituationMove.Submit, EscalationEvent.SituationSubmitted, new SopCompletion { By = by, Note = note }, (same, _) => same,
                entry => entry with { To = holder.Role, FollowUp = note });
            dispositions.Send(submitted, holder, by ?? step.Performer, new SopHandover { Note = note, Due = due, Nature = nature });
            submitted = Read(submitted);
        });
        return submitted!;
    }

    /// <summary>Decides which alternative is carried out.</summary>
    /// <exception cref="SopException"><c>SopAlternativeUnknown</c>: the report has no alternative of that number.</exception>
    public SituationReport Approve(string number, int alternative, string? by = null, string? note = null)
    {
        var chosen = Get(number).Alternatives.FirstOrDefault(way => way.Number == alternative) ?? throw new SopException(
            "SopAlternativeUnknown", SopErrorKind.InvalidArgument,
            new Phrase($"Report {number} has no alternative {alternative}. Get-SituationReport shows them.",
                $"Laporan {number} tidak memiliki alternatif {alternative}. Get-SituationReport menampilkannya."),
            alternative);
        return Move(
            number, SituationMove.Approve, EscalationEvent.SituationApproved, new SopCompletion { By = by, Note = note },
            (report, at) => report with { Decision = new SituationDecision { At = at, Alternative = alternative, By = by, Note = note } },
            entry => entry with { FollowUp = note is null ? chosen.Action.Indonesian : chosen.Action.Indonesian + " - " + note });
    }

    /// <summary>Records how the problem was solved. Where the procedure has a backup after the fix, the report stays open for it.</summary>
    /// <exception cref="SopException"><c>SopActionMissing</c>: it does not say what was done.</exception>
    public SituationReport Resolve(string number, SituationResolution resolution)
    {
        if (string.IsNullOrWhiteSpace(resolution.Action))
            throw new SopException(
                "SopActionMissing", SopErrorKind.InvalidArgument,
                new Phrase(
                    $"Say what was done: report {number} is not resolved without it.",
                    $"Sebutkan tindakannya: laporan {number} tidak selesai tanpa itu."),
                number);
        return Move(
            number, SituationMove.Resolve, EscalationEvent.SituationResolved,
            new SopCompletion { By = resolution.By, Note = resolution.Action, Evidence = resolution.Evidence },
            (report, at) => report with { Resolution = resolution with { At = at } },
            entry => entry with { FollowUp = resolution.Action });
    }

    /// <summary>Closes a resolved report with the backup made after the fix.</summary>
    /// <exception cref="SopException"><c>SopBackupNotAfterFix</c>: the set is not complete, not the site's, or older than the fix.</exception>
    public SituationReport CloseWithBackup(string number, WebsiteBackup backup, string? by = null)
    {
        var resolved = Get(number);
        var fits = backup.State == BackupState.Complete && backup.CreatedAt >= resolved.Resolution?.At
            && string.Equals(backup.Site, resolved.Site, StringComparison.OrdinalIgnoreCase);
        if (resolved.State == SituationState.Resolved && !fits)
            throw new SopException(
                "SopBackupNotAfterFix", SopErrorKind.InvalidOperation,
                new Phrase($"Backup '{backup.Name}' does not close report {number}: it must be a complete set of the same site, made after the fix.",
                    $"Backup '{backup.Name}' tidak dapat menutup laporan {number}: harus set lengkap situs yang sama dan dibuat sesudah perbaikan."),
                backup.Name);
        return Move(
            number, SituationMove.Close, null, new SopCompletion { By = by, Note = backup.Name },
            (report, _) => report with { AfterFixBackup = backup.Name },
            entry => entry);
    }

    /// <summary>One report with its run.</summary>
    /// <exception cref="SopException"><c>SopSituationNotFound</c>.</exception>
    public SituationReport Get(string number) => Read(store.Find(number) ?? throw new SopException(
        "SopSituationNotFound", SopErrorKind.NotFound,
        new Phrase($"There is no situation report '{number}'. Get-SituationReport lists them.",
            $"Laporan situasi '{number}' tidak ada. Get-SituationReport menampilkan daftarnya."),
        number));

    /// <summary>Reports with their runs, oldest first.</summary>
    public IReadOnlyList<SituationReport> Find(string? site = null, bool openOnly = false) =>
        [.. store.Find(site, openOnly).Select(Read).Where(report => !openOnly || report.State != SituationState.Closed)];

    private SituationReport Move(
        string number, SituationMove move, EscalationEvent? happened, SopCompletion completion,
        Func<SituationReport, DateTimeOffset, SituationReport> change, Func<EscalationDraft, EscalationDraft> tell)
    {
        SituationReport? moved = null;
        unit.Transact(() =>
        {
            var report = Get(number);
            var step = SituationTransitions.StepFor(move, report);
            var now = clock.UtcNow.ToUniversalTime();
            if (happened is { } kind)
                log.Append(tell(Entry(report, kind, now) with
                {
                    Activity = step.Activity,
                    // Where nobody is named it was the step's own performer; a decision goes to who carries it out.
                    From = completion.By ?? step.Performer,
                    To = move == SituationMove.Approve ? report.Run?.Definition.ActivityOf(SopDuties.Fix)?.Performer : null,
                    Due = step.Due,
                }));
            // The report itself is what each step brings forth and what the next one needs.
            var run = runs.Complete(
                step.Run, step.Activity,
                completion with { Output = completion.Output ?? number, Requirements = completion.Requirements ?? SopRequirements.All });
            moved = WithRun(change(report, now), run);
            store.Put(moved);
            dispositions.Finish(moved.Number, now);
            if (moved.State == SituationState.Closed) log.Append(Entry(moved, EscalationEvent.SituationClosed, now) with { From = completion.By });
        });
        return moved!;
    }

    private SituationReport Read(SituationReport report)
    {
        var told = report with { Dispositions = [.. dispositions.Find(report.Number)] };
        var run = runs.Find(report: report.Number).FirstOrDefault();
        return run is null ? told : WithRun(told, run);
    }

    private static SituationReport WithRun(SituationReport report, SopRun run) =>
        report with { Run = run, State = SituationTransitions.StateOf(report, run) };

    internal static EscalationDraft Entry(SituationReport report, EscalationEvent happened, DateTimeOffset at) => new()
    {
        At = at,
        Event = happened,
        Site = report.Site,
        Report = report.Number,
        Run = report.Run?.Id,
        Procedure = report.Run?.Procedure,
    };
}
