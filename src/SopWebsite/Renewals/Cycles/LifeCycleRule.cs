namespace SopWebsite.Renewals.Cycles;

/// <summary>One stage after the end, as the rules give it.</summary>
public sealed record LifeCyclePhaseRule
{
    /// <summary>Which stage.</summary>
    public required RenewalStage Stage { get; init; }

    /// <summary>How many days it lasts at least.</summary>
    public required int MinimumDays { get; init; }

    /// <summary>How many days it lasts at most.</summary>
    public required int MaximumDays { get; init; }

    /// <summary>The registry's words for it (RDAP statuses, lower case).</summary>
    public string[] Statuses { get; init; } = [];
}

/// <summary>What becomes of a kind of thing after its end. Data: <c>rules/renewals.yaml</c>.</summary>
public sealed record LifeCycleRule
{
    /// <summary>Its name, such as <c>id-domain</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The kind it is for.</summary>
    public required RenewalKind Kind { get; init; }

    /// <summary>The last labels of the names it is for, such as <c>id</c>; empty for all.</summary>
    public string[] Suffixes { get; init; } = [];

    /// <summary>The stages from the end on, in order; after the last it has lapsed for good.</summary>
    public LifeCyclePhaseRule[] Phases { get; init; } = [];

    /// <summary>Where the days come from.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it is for a thing.</summary>
    public bool IsFor(RenewalKind kind, string subject) =>
        kind == Kind && (Suffixes.Length == 0 || Suffixes.Any(suffix => subject.EndsWith("." + suffix, StringComparison.OrdinalIgnoreCase)));
}

/// <summary>The rules of all life cycles; what none is for lapses at its end.</summary>
/// <param name="LifeCycles">The rules; the first that fits holds.</param>
public sealed record RenewalRules(LifeCycleRule[] LifeCycles)
{
    /// <summary>No rules: everything lapses at its end.</summary>
    public static RenewalRules None { get; } = new([]);

    /// <summary>The rule for a thing; null where none is.</summary>
    public LifeCycleRule? For(RenewalKind kind, string subject) => LifeCycles.FirstOrDefault(rule => rule.IsFor(kind, subject));
}
