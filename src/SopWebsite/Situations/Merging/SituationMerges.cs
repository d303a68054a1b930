using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;
using SopWebsite.Procedures;
using SopWebsite.Situations.Grading;
using SopWebsite.Situations.Routing;

namespace SopWebsite.Situations.Merging;

/// <summary>
/// Makes one of several reports about the same trouble. A report that was decided may take others in, but goes into none: its decision
/// stays under its own number. The merged ones are closed, their runs ended, their
/// sheets taken from whoever had them, and all they said stays readable.
/// </summary>
public sealed class SituationMerges(
    SituationReports reports, ISituationStore store, SopRuns runs, SopDispositions dispositions, PriorityMatrix matrix, IEscalationLog log,
    IUnitOfWork unit, IClock clock)
{
    /// <summary>Merges reports into one: all of them, or none.</summary>
    /// <param name="into">The number of the report that goes on.</param>
    /// <param name="from">The numbers of those that go into it.</param>
    /// <param name="by">Who merges them.</param>
    /// <exception cref="SopException"><c>SopSituationNotFound</c>; <c>SopSituationTransition</c>; <c>SopMergeItself</c>;
    /// <c>SopMergeOtherSite</c>; <c>SopMergeNothing</c>.</exception>
    public SituationReport Merge(string into, IReadOnlyList<string> from, string? by = null)
    {
        unit.Transact(() =>
        {
            var survivor = reports.Get(into);
            SituationTransitions.Check(SituationMove.Absorb, survivor);
            var others = from.Distinct(StringComparer.OrdinalIgnoreCase).Select(reports.Get).ToList();
            if (others.Count == 0) throw Nothing(into);
            foreach (var other in others) MayMerge(survivor, other);
            var now = clock.UtcNow.ToUniversalTime();
            foreach (var other in others)
            {
                survivor = Take(survivor, other, now);
                Close(survivor, other, now, by);
            }
            survivor = survivor with { Grade = matrix.Grade(survivor.Grade) };
            store.Put(survivor);
            log.Append(SituationReports.Entry(survivor, EscalationEvent.SituationMerged, now) with
            {
                Activity = survivor.Step?.Activity,
                From = by,
                FollowUp = "Menerima gabungan: " + string.Join(", ", others.Select(other => other.Number)),
            });
        });
        return reports.Get(into);
    }

    private static void MayMerge(SituationReport survivor, SituationReport other)
    {
        if (string.Equals(survivor.Number, other.Number, StringComparison.OrdinalIgnoreCase))
            throw new SopException(
                "SopMergeItself", SopErrorKind.InvalidArgument,
                new Phrase($"Report {other.Number} cannot go into itself.", $"Laporan {other.Number} tidak dapat digabungkan ke dirinya sendiri."),
                other.Number);
        if (!string.Equals(survivor.Site, other.Site, StringComparison.OrdinalIgnoreCase))
            throw new SopException(
                "SopMergeOtherSite", SopErrorKind.InvalidArgument,
                new Phrase(
                    $"Report {other.Number} is about {other.Site}, {survivor.Number} about {survivor.Site}: only reports of one site are merged.",
                    $"Laporan {other.Number} tentang {other.Site}, {survivor.Number} tentang {survivor.Site}: hanya laporan satu situs "
                    + "yang dapat digabung."),
                other.Number);
        SituationTransitions.Check(SituationMove.Merge, other);
    }

    private static SituationReport Take(SituationReport survivor, SituationReport other, DateTimeOffset now)
    {
        var (mine, theirs) = (survivor.Grade, other.Grade);
        var known = survivor.Facts.Concat(survivor.Merged.SelectMany(merged => merged.Facts)).ToList();
        return survivor with
        {
            // The whole is as grave as the gravest of its parts.
            Grade = mine with
            {
                Impact = theirs.Impact > mine.Impact ? theirs.Impact : mine.Impact,
                ImpactReason = theirs.Impact > mine.Impact ? theirs.ImpactReason : mine.ImpactReason,
                Urgency = theirs.Urgency > mine.Urgency ? theirs.Urgency : mine.Urgency,
                UrgencyReason = theirs.Urgency > mine.Urgency ? theirs.UrgencyReason : mine.UrgencyReason,
            },
            Merged =
            [
                .. survivor.Merged,
                .. other.Merged,
                new MergedReport
                {
                    Number = other.Number,
                    OpenedAt = other.OpenedAt,
                    OpenedBy = other.OpenedBy,
                    Symptom = other.Symptom,
                    Facts = [.. other.Facts.Where(fact => !known.Contains(fact))],
                    Evidence = [.. other.Run?.Steps.SelectMany(step => step.Evidence) ?? []],
                    At = now,
                },
            ],
        };
    }

    private void Close(SituationReport survivor, SituationReport other, DateTimeOffset now, string? by)
    {
        log.Append(SituationReports.Entry(other, EscalationEvent.SituationMerged, now) with
        {
            Activity = other.Step?.Activity,
            From = by,
            FollowUp = "Digabungkan ke " + survivor.Number,
        });
        runs.Close(other.Run!.Id, "Digabungkan ke " + survivor.Number, by);
        dispositions.Withdraw(other.Number, now, by, "laporan digabungkan ke " + survivor.Number);
        store.Put(other with { State = SituationState.Closed, MergedInto = survivor.Number });
    }

    private static SopException Nothing(string into) => new(
        "SopMergeNothing", SopErrorKind.InvalidArgument,
        new Phrase($"Say which reports go into {into}: -From.", $"Sebutkan laporan yang digabungkan ke {into}: -From."), into);
}
