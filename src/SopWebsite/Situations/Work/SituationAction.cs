using SopWebsite.Procedures;

namespace SopWebsite.Situations.Work;

/// <summary>One step of the work on the solution.</summary>
public sealed record SituationAction
{
    /// <summary>When it was noted, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What was done.</summary>
    public required string Action { get; init; }

    /// <summary>Who did it.</summary>
    public string? By { get; init; }

    /// <summary>Files that show it, with their digests.</summary>
    public SopEvidence[] Evidence { get; init; } = [];

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => Action;
}
