using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Monitoring;
using SopWebsite.Procedures;
using SopWebsite.Sites;
using SopWebsite.Situations.Facts;
using SopWebsite.Situations.Grading;
using SopWebsite.Situations.Problems;
using SopWebsite.Situations.Ways;

namespace SopWebsite.Situations.Work;

/// <summary>What people add to a report by hand: other words, another cause, alternatives, grade, and the steps of the work.</summary>
public sealed class SituationWork(
    SituationReports reports, ISituationStore store, ISiteStore sites, SituationFacts facts, PriorityMatrix matrix, SopProblems problems,
    IEscalationLog log, IUnitOfWork unit, IClock clock)
{
    /// <summary>Opens a report whose grade people say; what they do not say the facts do.</summary>
    /// <exception cref="SopException">Those of <see cref="SituationReports.Open"/>.</exception>
    public SituationReport Open(SopSite site, string? symptom, string? by, SituationImpact? impact, SituationUrgency? urgency)
    {
        SituationReport? opened = null;
        unit.Transact(() =>
        {
            opened = reports.Open(site, symptom, by);
            if (impact is not null || urgency is not null)
                opened = Change(opened.Number, new SituationChange { Impact = impact, Urgency = urgency, By = by });
        });
        return opened!;
    }

    /// <summary>Changes a report, and says in the log what was changed. The clock goes on.</summary>
    /// <exception cref="SopException"><c>SopSituationNotFound</c>; <c>SopSituationTransition</c>; <c>SopAlternativeUnknown</c>;
    /// <c>SopAlternativeSubmitted</c>; <c>SopActionMissing</c>.</exception>
    public SituationReport Change(string number, SituationChange change)
    {
        SituationReport? changed = null;
        unit.Transact(() =>
        {
            var report = reports.Get(number);
            var graded = change.Impact is not null || change.Urgency is not null;
            var worded = change.Symptom is not null || change.Cause is not null || change.Alternative is not null
                || change.Recommendation is not null;
            if (worded || !graded) SituationTransitions.Check(SituationMove.Change, report);
            if (graded) SituationTransitions.Check(SituationMove.Grade, report);
            changed = report;
            if (change.Symptom is { } symptom) changed = changed with { Symptom = new Phrase(symptom, symptom) };
            if (change.Cause is { } cause && cause != report.Diagnosis.Cause) changed = WithCause(changed, cause, change);
            if (change.Alternative is { } way)
                changed = changed with { Alternatives = AlternativeEdit.Apply(changed, way, sites.ThirdParties(), change.By) };
            if (change.Recommendation is { } recommended)
                changed = changed with
                {
                    Recommendation = AlternativeEdit.Find(changed, recommended).Number,
                    RecommendationReason = Reason(change) ?? By(change),
                };
            if (graded) changed = changed with { Grade = Graded(report.Grade, change) };
            var told = SituationDifference.Of(report, changed);
            if (told.Length == 0) return;
            store.Put(changed);
            log.Append(SituationReports.Entry(changed, EscalationEvent.Note, clock.UtcNow.ToUniversalTime()) with
            {
                Activity = changed.Step?.Activity, From = change.By, FollowUp = told,
            });
            if (Likeness.Of(changed) != Likeness.Of(report)) problems.Take(changed, changed.Run!.Zone);
        });
        return reports.Get(changed!.Number);
    }

    /// <summary>Notes a step of the work on the solution.</summary>
    /// <param name="number">The report's number.</param>
    /// <param name="action">What was done.</param>
    /// <param name="by">Who did it.</param>
    /// <param name="evidence">Paths of files that show it; each is read once for its size and SHA-256.</param>
    /// <exception cref="SopException"><c>SopSituationNotFound</c>; <c>SopSituationTransition</c>: it is not decided yet, or solved already;
    /// <c>SopActionMissing</c>; <c>SopEvidenceUnreadable</c>.</exception>
    public SituationReport Act(string number, string action, string? by = null, IReadOnlyList<string>? evidence = null)
    {
        if (string.IsNullOrWhiteSpace(action))
            throw new SopException(
                "SopActionMissing", SopErrorKind.InvalidArgument,
                new Phrase($"Say what was done about report {number}.", $"Sebutkan tindakan untuk laporan {number}."), number);
        SituationTransitions.Check(SituationMove.Act, reports.Get(number));
        // Files are read before the register is locked for others.
        var files = EvidenceTaker.Take(evidence ?? []);
        unit.Transact(() =>
        {
            var report = reports.Get(number);
            var step = SituationTransitions.Check(SituationMove.Act, report);
            var now = clock.UtcNow.ToUniversalTime();
            store.Put(report with { Actions = [.. report.Actions, new SituationAction { At = now, Action = action, By = by, Evidence = files }] });
            log.Append(SituationReports.Entry(report, EscalationEvent.Note, now) with
            {
                Activity = step.Activity,
                From = by ?? step.Performer,
                FollowUp = action,
                Evidence = files.Length > 0 ? string.Join("; ", files.Select(file => file.ToString())) : null,
            });
        });
        return reports.Get(number);
    }

    /// <summary>The cause as people have it goes before those of the facts; its ways out are added to those that stand.</summary>
    private SituationReport WithCause(SituationReport report, DiagnosisCause cause, SituationChange change)
    {
        var known = facts.Gather(
            sites.Find(report.Site) ?? new SopSite { Name = report.Site, Zone = report.Run!.Zone }, clock.UtcNow.ToUniversalTime());
        var said = new SituationDiagnosis
        {
            Cause = cause,
            ThirdParty = WayTable.Of(cause).FirstOrDefault()?.Party,
            Explanation = Reason(change) ?? By(change),
            Certainty = DiagnosisCertainty.Probable,
            Reasons = [By(change)],
            Against = [.. report.Diagnoses.Take(1).Select(found => new Phrase(
                $"The checks pointed to {found.Cause}: {found.Explanation.English}",
                $"Pengecekan menunjuk ke {found.Cause}: {found.Explanation.Indonesian}"))],
        };
        var ways = WayFinder.For(known, [said], sites.ThirdParties());
        var more = ways.Alternatives.Where(way => report.Alternatives.All(known => known.Action != way.Action)).ToList();
        SituationAlternative[] all = [
            .. report.Alternatives, .. more.Select((way, index) => way with { Number = report.Alternatives.Length + index + 1 })];
        var best = all.First(way => way.Action == ways.Alternatives[ways.Recommendation - 1].Action);
        return report with
        {
            Diagnosis = said.ToDiagnosis(),
            Diagnoses = [said, .. report.Diagnoses.Where(found => found.Cause != cause)],
            Alternatives = all,
            Recommendation = best.Number,
            RecommendationReason = ways.Reason,
        };
    }

    private SituationGrade Graded(SituationGrade grade, SituationChange change)
    {
        var why = Reason(change) ?? By(change);
        return matrix.Grade(grade with
        {
            Impact = change.Impact ?? grade.Impact,
            ImpactReason = change.Impact is null ? grade.ImpactReason : why,
            Urgency = change.Urgency ?? grade.Urgency,
            UrgencyReason = change.Urgency is null ? grade.UrgencyReason : why,
        });
    }

    private static Phrase? Reason(SituationChange change) =>
        string.IsNullOrWhiteSpace(change.Reason) ? null : new Phrase(change.Reason!, change.Reason!);

    private static Phrase By(SituationChange change) =>
        change.By is { } by ? new($"entered by {by}", $"diisi oleh {by}") : new("entered by hand", "diisi secara manual");
}
