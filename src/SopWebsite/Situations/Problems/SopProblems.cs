using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;

namespace SopWebsite.Situations.Problems;

/// <summary>
/// Finds situations that come back: the third report alike within 30 days opens a problem record that links them, each further one joins
/// it while it is open. After it was closed three new ones open another record, which names the one before it.
/// </summary>
public sealed class SopProblems(IProblemStore store, ISituationStore reports, IEscalationLog log, IUnitOfWork unit, IClock clock)
{
    /// <summary>So many reports alike make a problem.</summary>
    public const int Reports = 3;

    /// <summary>Within so many days; plain days, not working days.</summary>
    public const int Days = 30;

    /// <summary>The record of a number, or the one that the report of a number belongs to.</summary>
    /// <exception cref="SopException"><c>SopProblemNotFound</c>.</exception>
    public SopProblem Get(string number) => store.Find(number) ?? Of(reports.Find(number)) ?? throw new SopException(
        "SopProblemNotFound", SopErrorKind.NotFound,
        new Phrase(
            $"There is no problem record '{number}'. Get-SopProblem lists them.",
            $"Catatan masalah '{number}' tidak ada. Get-SopProblem menampilkannya."),
        number);

    /// <summary>Records, oldest first.</summary>
    public IReadOnlyList<SopProblem> Find(string? site = null, bool openOnly = false) => store.Find(site, openOnly);

    /// <summary>Closes a record with the cause that was found and what was done about it.</summary>
    /// <exception cref="SopException"><c>SopProblemNotFound</c>; <c>SopProblemClosed</c>; <c>SopRootCauseMissing</c>: cause or measure is
    /// not said.</exception>
    public SopProblem Complete(string number, string rootCause, string measure, string? by = null)
    {
        if (string.IsNullOrWhiteSpace(rootCause) || string.IsNullOrWhiteSpace(measure))
            throw new SopException(
                "SopRootCauseMissing", SopErrorKind.InvalidArgument,
                new Phrase($"Say both the root cause of {number} and the measure against "
                    + "it.", $"Sebutkan akar penyebab {number} dan tindakan pencegahannya."), number);
        SopProblem? closed = null;
        unit.Transact(() =>
        {
            var problem = Get(number);
            if (problem.State == SopProblemState.Closed)
                throw new SopException(
                    "SopProblemClosed", SopErrorKind.InvalidOperation,
                    new Phrase($"Problem {number} is closed already. If it comes back, {Reports} new reports open another record.",
                        $"Masalah {number} sudah ditutup. Bila terulang, {Reports} laporan baru membuka catatan lain."),
                    number);
            var now = clock.UtcNow.ToUniversalTime();
            closed = problem with { State = SopProblemState.Closed, RootCause = rootCause, Measure = measure, ClosedBy = by, ClosedAt = now };
            store.Put(closed);
            log.Append(Entry(closed, EscalationEvent.ProblemClosed, now) with { From = by, FollowUp = $"{closed.Number}: {rootCause} - {measure}" });
        });
        return closed!;
    }

    /// <summary>Takes a report that was written just now into a problem, where it belongs to one; returns it as it is kept then.</summary>
    internal SituationReport Take(SituationReport report, string zone)
    {
        if (report.Problem is not null) return report;
        var likeness = Likeness.Of(report);
        var same = store.Find(report.Site, openOnly: false).Where(problem => problem.Likeness == likeness).ToList();
        var now = clock.UtcNow.ToUniversalTime();
        if (same.Find(problem => problem.State == SopProblemState.Open) is { } open)
        {
            store.Put(open with { Reports = [.. open.Reports, report.Number] });
            log.Append(
                Entry(open, EscalationEvent.Note, now) with
                {
                    Report = report.Number, FollowUp = $"{report.Number} termasuk masalah berulang {open.Number}",
                });
            return Mark(report, open);
        }
        var since = now.AddDays(-Days);
        var alike = reports.Find(report.Site, openOnly: false)
            .Where(
                one => one.Number != report.Number && one.OpenedAt >= since && one is { Problem: null, MergedInto: null }
                    && Likeness.Of(one) == likeness)
            .Append(report)
            .ToList();
        if (alike.Count < Reports) return report;
        var problem = Opened(report, [.. alike.Select(one => one.Number)], same.LastOrDefault()?.Number, zone, now);
        foreach (var one in alike.Take(alike.Count - 1)) Mark(one, problem);
        return Mark(report, problem);
    }

    private SopProblem? Of(SituationReport? report) => report?.Problem is { } number ? store.Find(number) : null;

    private SopProblem Opened(SituationReport report, string[] numbers, string? previous, string zone, DateTimeOffset now)
    {
        var prefix = "MB-" + IndonesianZone.ToLocal(now, zone).ToString("yyyy", CultureInfo.InvariantCulture) + "-";
        var problem = new SopProblem
        {
            Number = prefix + (store.CountWithPrefix(prefix) + 1).ToString("0000", CultureInfo.InvariantCulture),
            Site = report.Site,
            Cause = report.Diagnosis.Cause,
            Likeness = Likeness.Of(report),
            OpenedAt = now,
            Reports = numbers,
            Previous = previous,
            Zone = zone,
        };
        store.Put(problem);
        log.Append(Entry(problem, EscalationEvent.ProblemOpened, now) with
        {
            Report = report.Number,
            FollowUp = $"{problem.Number}: {string.Join(", ", numbers)}" + (previous is null ? "" : $"; sebelumnya {previous}"),
        });
        return problem;
    }

    private SituationReport Mark(SituationReport report, SopProblem problem)
    {
        var marked = report with { Problem = problem.Number };
        reports.Put(marked);
        return marked;
    }

    private static EscalationDraft Entry(SopProblem problem, EscalationEvent happened, DateTimeOffset at) =>
        new() { At = at, Event = happened, Site = problem.Site };
}
