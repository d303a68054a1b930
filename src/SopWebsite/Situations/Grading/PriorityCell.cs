using SopWebsite.Escalations;

namespace SopWebsite.Situations.Grading;

/// <summary>One cell of the priority matrix.</summary>
public sealed record PriorityCell
{
    /// <summary>How much is hit.</summary>
    public required SituationImpact Impact { get; init; }

    /// <summary>How little time there is.</summary>
    public required SituationUrgency Urgency { get; init; }

    /// <summary>How grave that is.</summary>
    public required SopSeverity Severity { get; init; }

    /// <summary>Which comes first, from 1 (at once) to 4.</summary>
    public required int Priority { get; init; }

    /// <summary>True where the court has set it; false where the shipped one holds.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>Keeps the cells of the priority matrix that the court has set.</summary>
public interface IPriorityStore
{
    /// <summary>The court's own cells.</summary>
    IReadOnlyList<PriorityCell> Own();

    /// <summary>Adds a cell, or replaces that of its impact and urgency.</summary>
    void Put(PriorityCell cell);

    /// <summary>Forgets the court's own cell; false if there was none.</summary>
    bool Remove(SituationImpact impact, SituationUrgency urgency);
}
