namespace SopWebsite.Procedures.Compliance;

/// <summary>By what steps are counted together.</summary>
public enum SopComplianceGrouping
{
    /// <summary>Procedure and activity.</summary>
    Activity,

    /// <summary>Procedure.</summary>
    Procedure,

    /// <summary>The role that does it.</summary>
    Performer,
}

/// <summary>How the steps of one procedure, activity or performer stood to the standard time (mutu baku) within a span of time.</summary>
public sealed record SopCompliance
{
    /// <summary>By what was counted together.</summary>
    public required SopComplianceGrouping By { get; init; }

    /// <summary>The procedure's code; null when counted by performer.</summary>
    public string? Procedure { get; init; }

    /// <summary>The procedure's title; null when counted by performer, and where it is not known.</summary>
    public string? Title { get; init; }

    /// <summary>The activity's number; only when counted by activity.</summary>
    public int? Activity { get; init; }

    /// <summary>The activity's text; only when counted by activity.</summary>
    public string? Text { get; init; }

    /// <summary>The role that does it; null when counted by procedure, and where the procedure names none.</summary>
    public string? Performer { get; init; }

    /// <summary>How many steps were completed.</summary>
    public required int Count { get; init; }

    /// <summary>Of these, within the standard.</summary>
    public required int OnTime { get; init; }

    /// <summary>Of these, over the standard.</summary>
    public required int Late { get; init; }

    /// <summary>Of these, without a measurable standard (relatif, blank), or of a run whose calendar cannot be read.</summary>
    public required int NotMeasurable { get; init; }

    /// <summary>Steps still open at the end of the span (or now, if that is earlier) whose due time had passed; not among the completed.</summary>
    public required int Open { get; init; }

    /// <summary>Median of the working minutes of the completed; null when none are known.</summary>
    public double? MedianMinutes { get; init; }

    /// <summary>The longest of the completed, in working minutes; null when none are known.</summary>
    public int? WorstMinutes { get; init; }

    /// <summary>The standard as the procedure writes it; null when counted otherwise than by activity. Several where it was changed.</summary>
    public string? Standard { get; init; }

    /// <summary>The standard in working minutes; null when counted otherwise than by activity, and where it is not one figure.</summary>
    public int? StandardMinutes { get; init; }

    /// <summary>The share on time of the completed that could be measured, 0 to 1; null when none could.</summary>
    public double? OnTimeShare => OnTime + Late == 0 ? null : (double)OnTime / (OnTime + Late);

    /// <summary>Steps, completed or open, that began without all of their requirements (kelengkapan).</summary>
    public required int RequirementsMissing { get; init; }

    /// <summary>Completed steps whose procedure names an output, with neither output, note nor evidence.</summary>
    public required int WithoutOutput { get; init; }

    /// <summary>Periods of periodic activities that passed without them.</summary>
    public required int PeriodsSkipped { get; init; }

    /// <summary>The procedure's code, or the performer.</summary>
    public string Subject => Procedure ?? Performer ?? "-";
}
