using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Escalations;
using SopWebsite.Languages;

namespace SopWebsite.Situations.Grading;

/// <summary>
/// The matrix of impact and urgency. The shipped cells are the module's own proposal, not a rule of any decree; a court sets cells of its
/// own in its register, where every machine of the court reads them.
/// </summary>
public sealed class PriorityMatrix(IPriorityStore store, IEscalationLog log, IUnitOfWork unit, IClock clock)
{
    private static readonly (SopSeverity Severity, int Priority)[][] Table =
    [
        // CanWait, Deadline, Worsening, Now
        [(SopSeverity.Low, 4), (SopSeverity.Low, 4), (SopSeverity.Medium, 3), (SopSeverity.Medium, 3)], // Small
        [(SopSeverity.Low, 4), (SopSeverity.Medium, 3), (SopSeverity.Medium, 3), (SopSeverity.High, 2)], // Part
        [(SopSeverity.Medium, 3), (SopSeverity.Medium, 3), (SopSeverity.High, 2), (SopSeverity.High, 1)], // Whole
        [(SopSeverity.Medium, 3), (SopSeverity.High, 2), (SopSeverity.Critical, 1), (SopSeverity.Critical, 1)], // Court
    ];

    /// <summary>The shipped cells, the least impact first.</summary>
    public static IReadOnlyList<PriorityCell> Shipped { get; } =
    [
        .. Table.SelectMany((row, impact) => row.Select((cell, urgency) => new PriorityCell
        {
            Impact = (SituationImpact)impact,
            Urgency = (SituationUrgency)urgency,
            Severity = cell.Severity,
            Priority = cell.Priority,
        })),
    ];

    /// <summary>The cells that hold: the court's own, else the shipped ones.</summary>
    public IReadOnlyList<PriorityCell> Cells()
    {
        var own = store.Own();
        return [.. Shipped.Select(cell => own.FirstOrDefault(mine => (mine.Impact, mine.Urgency) == (cell.Impact, cell.Urgency)) ?? cell)];
    }

    /// <summary>The grade with severity and priority by its impact and urgency.</summary>
    public SituationGrade Grade(SituationGrade asked)
    {
        var cell = CellOf(asked.Impact, asked.Urgency);
        return asked with { Severity = cell.Severity, Priority = cell.Priority };
    }

    /// <summary>Sets a cell for this court, and says so in the log. Reports already graded keep their grade.</summary>
    /// <exception cref="SopException"><c>SopPriorityInvalid</c>: the priority is not 1 to 4.</exception>
    public PriorityCell Set(PriorityCell cell, string? by = null)
    {
        if (cell.Priority is < 1 or > 4)
            throw new SopException(
                "SopPriorityInvalid", SopErrorKind.InvalidArgument,
                new Phrase($"{cell.Priority} is no priority: use 1 (at once) to 4.", $"{cell.Priority} bukan prioritas: pakai 1 (segera) sampai 4."),
                cell.Priority);
        var own = cell with { IsOwn = true };
        Change(() => store.Put(own), own, by);
        return own;
    }

    /// <summary>Lets the shipped cell hold again.</summary>
    public PriorityCell Reset(SituationImpact impact, SituationUrgency urgency, string? by = null)
    {
        var shipped = Shipped.First(cell => (cell.Impact, cell.Urgency) == (impact, urgency));
        Change(() => store.Remove(impact, urgency), shipped, by);
        return shipped;
    }

    private PriorityCell CellOf(SituationImpact impact, SituationUrgency urgency) =>
        Cells().First(cell => (cell.Impact, cell.Urgency) == (impact, urgency));

    private void Change(Action write, PriorityCell cell, string? by) => unit.Transact(() =>
    {
        var before = CellOf(cell.Impact, cell.Urgency);
        if ((before.Severity, before.Priority, before.IsOwn) == (cell.Severity, cell.Priority, cell.IsOwn)) return;
        write();
        log.Append(new EscalationDraft
        {
            At = clock.UtcNow.ToUniversalTime(),
            Event = EscalationEvent.Note,
            From = by,
            FollowUp = FormattableString.Invariant(
                $"Matriks prioritas {cell.Impact} x {cell.Urgency}: {before.Severity}, {before.Priority} -> {cell.Severity}, {cell.Priority}"),
        });
    });
}
