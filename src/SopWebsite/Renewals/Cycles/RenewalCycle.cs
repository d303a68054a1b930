namespace SopWebsite.Renewals.Cycles;

/// <summary>Where a renewal stands at an instant, and the dates of what comes. Instants are UTC.</summary>
public sealed record RenewalCycle
{
    /// <summary>The stage.</summary>
    public required RenewalStage Stage { get; init; }

    /// <summary>True where the registry itself said so, not the calendar.</summary>
    public bool StageIsFromSource { get; init; }

    /// <summary>When it comes up: a third of its lifetime is left, or the fixed days; null where no end is known.</summary>
    public DateTimeOffset? DueSoonAt { get; init; }

    /// <summary>When it is to be done; null where no end is known.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>
    /// The last minute of the budget year in which the next renewal must be paid, since what ends from January to March is paid out of the year
    /// before; null for other ends, and where it is paid already.
    /// </summary>
    public DateTimeOffset? PayBy { get; init; }

    /// <summary>
    /// By when the next thing must be done: the earliest of the end, <see cref="PayBy"/>, and what open invoices ask for. What listings are
    /// sorted by; null where no end is known.
    /// </summary>
    public DateTimeOffset? ActBy { get; init; }

    /// <summary>The stages after the end, in order; the last is <see cref="RenewalStage.Lapsed"/>. Empty where no end is known.</summary>
    public RenewalPhase[] Phases { get; init; } = [];

    /// <summary>The name of the rule that the phases come from.</summary>
    public string? Rule { get; init; }

    /// <summary>The source of that rule.</summary>
    public string? RuleSource { get; init; }
}
