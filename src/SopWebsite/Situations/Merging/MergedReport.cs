using SopWebsite.Languages;
using SopWebsite.Procedures;

namespace SopWebsite.Situations.Merging;

/// <summary>What a report brought to the one that it was merged into. The report itself stays readable under its number.</summary>
public sealed record MergedReport
{
    /// <summary>Its number.</summary>
    public required string Number { get; init; }

    /// <summary>When it was opened, UTC.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Who opened it.</summary>
    public string? OpenedBy { get; init; }

    /// <summary>What was noticed.</summary>
    public required Phrase Symptom { get; init; }

    /// <summary>The facts that the other report did not have.</summary>
    public SituationFact[] Facts { get; init; } = [];

    /// <summary>The evidence of its steps.</summary>
    public SopEvidence[] Evidence { get; init; } = [];

    /// <summary>When it was merged, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => $"{Number}: {Symptom}";
}
