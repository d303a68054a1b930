namespace SopWebsite.Probing;

/// <summary>What came of one condition.</summary>
public sealed record ConditionResult
{
    /// <summary>The condition as it was written.</summary>
    public required string Condition { get; init; }

    /// <summary>True when it was met; null when it could not be judged because no answer came.</summary>
    public bool? IsMet { get; init; }

    /// <summary>What was found instead, at most 200 letters; null where there was nothing, or a whole page.</summary>
    public string? Actual { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() =>
        (IsMet switch { true => "[v] ", false => "[x] ", _ => "[?] " }) + Condition + (Actual is null || IsMet == true ? "" : $" ({Actual})");
}
