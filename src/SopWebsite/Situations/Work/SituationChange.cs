using SopWebsite.Monitoring;
using SopWebsite.Procedures;
using SopWebsite.Sites;
using SopWebsite.Situations.Grading;
using SopWebsite.Situations.Ways;

namespace SopWebsite.Situations.Work;

/// <summary>What is to change about a report; what is null stays.</summary>
public sealed record SituationChange
{
    /// <summary>What was noticed.</summary>
    public string? Symptom { get; init; }

    /// <summary>The probable cause, where people know better than the checks.</summary>
    public DiagnosisCause? Cause { get; init; }

    /// <summary>How much is hit.</summary>
    public SituationImpact? Impact { get; init; }

    /// <summary>How little time there is.</summary>
    public SituationUrgency? Urgency { get; init; }

    /// <summary>An alternative to add, or to change where <see cref="AlternativeChange.Number"/> names one.</summary>
    public AlternativeChange? Alternative { get; init; }

    /// <summary>The number of the alternative to recommend.</summary>
    public int? Recommendation { get; init; }

    /// <summary>Why: for the cause, the grade or the recommendation.</summary>
    public string? Reason { get; init; }

    /// <summary>Who changes it.</summary>
    public string? By { get; init; }
}

/// <summary>An alternative as people word it; what is null stays, or is not known.</summary>
public sealed record AlternativeChange
{
    /// <summary>The alternative to change; null to add one.</summary>
    public int? Number { get; init; }

    /// <summary>What would be done. Needed to add one.</summary>
    public string? Action { get; init; }

    /// <summary>What speaks against it.</summary>
    public string? Risk { get; init; }

    /// <summary>What it costs, roughly.</summary>
    public SituationCost? Cost { get; init; }

    /// <summary>What it costs, in words: an offer, an invoice.</summary>
    public string? CostNote { get; init; }

    /// <summary>The working time of the court's own people.</summary>
    public TimeAmount? WorkingTime { get; init; }

    /// <summary>The kind of third party it needs.</summary>
    public ThirdPartyKind? ThirdParty { get; init; }
}
