namespace SopWebsite.Visitors.Following;

/// <summary>The requests of one day in the site's zone, as far as passes have read them. Days add up, and so do the passes of a day.</summary>
public sealed record FollowedDay
{
    /// <summary>The site's name.</summary>
    public required string Site { get; init; }

    /// <summary>The day, <c>yyyy-MM-dd</c>.</summary>
    public required string Day { get; init; }

    /// <summary>Requests of the day, by the log's own times.</summary>
    public long Requests { get; init; }

    /// <summary>Lines, the unparsed ones too, that were read on this day, whenever they were written: an unparsed line has no time.</summary>
    public long Lines { get; init; }

    /// <summary>Lines in no known format that were read on this day.</summary>
    public long Unparsed { get; init; }

    /// <summary>Different addresses of the day, at least: beyond <see cref="MostHarmless"/> harmless ones they are not kept apart.</summary>
    public long Addresses { get; init; }

    /// <summary>Requests of addresses that were not kept apart.</summary>
    public long Untracked { get; init; }

    /// <summary>Where lines may be missing that were looked for on this day.</summary>
    public LogGap[] Gaps { get; init; } = [];

    /// <summary>The addresses that matched a rule.</summary>
    public VisitorTally[] Visitors { get; init; } = [];

    /// <summary>The harmless addresses, packed; null once the day is over: then only their number is kept.</summary>
    public string? Harmless { get; init; }

    /// <summary>How many harmless addresses of a day are kept apart.</summary>
    public const int MostHarmless = 20_000;
}

/// <summary>What one address did in a day: figures that add up.</summary>
public sealed record VisitorTally
{
    /// <summary>The address as the log has it.</summary>
    public required string Address { get; init; }

    /// <summary>Requests, harmless ones too.</summary>
    public long Requests { get; init; }

    /// <summary>The first request, seconds since 1970.</summary>
    public long First { get; init; }

    /// <summary>The last request, seconds since 1970.</summary>
    public long Last { get; init; }

    /// <summary>Attacks that the site answered with 2xx.</summary>
    public long Succeeded { get; init; }

    /// <summary>The rules that matched.</summary>
    public RuleTally[] Rules { get; init; } = [];
}

/// <summary>How often a rule matched.</summary>
public sealed record RuleTally
{
    /// <summary>The rule's id.</summary>
    public required string Rule { get; init; }

    /// <summary>How often; for password guessing, how many tries.</summary>
    public long Count { get; init; }

    /// <summary>The first line that matched, redacted; null when the budget of samples was spent.</summary>
    public string? Sample { get; init; }

    /// <summary>The number of the first line in its log; 0 when not known.</summary>
    public long FirstLine { get; init; }

    /// <summary>The number of the last line in its log; 0 when not known.</summary>
    public long LastLine { get; init; }
}
