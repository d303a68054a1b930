namespace SopWebsite.Renewals.Cycles;

/// <summary>
/// A stage that comes after the end, with what is known of its beginning. Where the registry gives a range of days, so is this: it can begin on
/// <see cref="From"/> and has begun on <see cref="FromAtLatest"/>.
/// </summary>
public sealed record RenewalPhase
{
    /// <summary>Which stage.</summary>
    public required RenewalStage Stage { get; init; }

    /// <summary>When it begins at the earliest, UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it begins at the latest, UTC; the same as <see cref="From"/> where it is exact.</summary>
    public required DateTimeOffset FromAtLatest { get; init; }

    /// <summary>Whether its beginning is known to the day.</summary>
    public bool IsExact => From == FromAtLatest;
}
