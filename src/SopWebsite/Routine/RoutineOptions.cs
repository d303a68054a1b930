using SopWebsite.Composition;
using SopWebsite.Renewals;

namespace SopWebsite.Routine;

/// <summary>How often a pass does what. The seeds say "berkala" (periodically) without a number, so these are the house's.</summary>
public sealed record RoutineOptions
{
    /// <summary>How old a content check may be before it is made again.</summary>
    public TimeSpan Content { get; init; } = TimeSpan.FromHours(20);

    /// <summary>How old a check of integrity that found nothing may be before it is made again.</summary>
    public TimeSpan Integrity { get; init; } = TimeSpan.FromHours(20);

    /// <summary>How old the last backup may be. Courts report "at least once a day".</summary>
    public TimeSpan Backup { get; init; } = TimeSpan.FromHours(20);

    /// <summary>How old the last reading of the visitors' log may be. Each reads only what is new, so every pass does.</summary>
    public TimeSpan Visitors { get; init; } = TimeSpan.Zero;

    /// <summary>How old the last look at a site's files may be.</summary>
    public TimeSpan Baseline { get; init; } = TimeSpan.FromHours(20);

    /// <summary>How long ago every file may have been read, instead of those alone whose size or times changed.</summary>
    public TimeSpan FullBaseline { get; init; } = TimeSpan.FromDays(7);

    /// <summary>
    /// How often passes begin, in the court's working time; a gap of more than two is told of. Null for the interval usual before, and 15
    /// minutes where there were too few passes to tell.
    /// </summary>
    public TimeSpan? Every { get; init; }

    /// <summary>Whether registries and live sites are asked about renewals, once a day; otherwise the ledger alone is read.</summary>
    public bool AskSources { get; init; } = true;

    /// <summary>How they are asked; tests bring their own.</summary>
    internal Func<Workplace, Func<HostingRenewal, CancellationToken, Task<HostingRenewal>>> Ask { get; init; } =
        workplace => (renewal, stop) => RenewalSources.AskAsync(workplace, renewal, stop);

    /// <summary>Do every step now, due or not.</summary>
    public bool Force { get; init; }
}
