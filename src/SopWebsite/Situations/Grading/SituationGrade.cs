using SopWebsite.Escalations;
using SopWebsite.Languages;

namespace SopWebsite.Situations.Grading;

/// <summary>How much is hit, the least first.</summary>
public enum SituationImpact
{
    /// <summary>Nobody is hindered yet: old content, a date that draws near.</summary>
    Small,

    /// <summary>Part of a system, or only the office's own way to it.</summary>
    Part,

    /// <summary>A whole system is out of its users' reach.</summary>
    Whole,

    /// <summary>The court's work or its standing: SIPP is out, or what is shown or kept is no longer what the court put there.</summary>
    Court,
}

/// <summary>How little time there is, the most first.</summary>
public enum SituationUrgency
{
    /// <summary>It gets no worse by waiting.</summary>
    CanWait,

    /// <summary>There is a date, or the SOP's own standard time.</summary>
    Deadline,

    /// <summary>It gets worse by waiting.</summary>
    Worsening,

    /// <summary>The harm is being done now.</summary>
    Now,
}

/// <summary>How grave a situation is: impact and urgency with their reasons, and what the court's priority matrix makes of them.</summary>
public sealed record SituationGrade
{
    /// <summary>How much is hit.</summary>
    public SituationImpact Impact { get; init; } = SituationImpact.Part;

    /// <summary>Why that much; null where nobody has said.</summary>
    public Phrase? ImpactReason { get; init; }

    /// <summary>How little time there is.</summary>
    public SituationUrgency Urgency { get; init; } = SituationUrgency.Deadline;

    /// <summary>Why so little; null where nobody has said.</summary>
    public Phrase? UrgencyReason { get; init; }

    /// <summary>How grave it is. Kept as it was graded: a matrix changed later grades no report anew.</summary>
    public SopSeverity Severity { get; init; } = SopSeverity.Medium;

    /// <summary>Which comes first, from 1 (at once) to 4.</summary>
    public int Priority { get; init; } = 3;

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => FormattableString.Invariant($"{Severity}, {Priority} ({Impact} x {Urgency})");
}
