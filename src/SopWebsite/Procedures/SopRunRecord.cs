namespace SopWebsite.Procedures;

/// <summary>A run as the register keeps it: what it was started with. Everything since is in its events.</summary>
public sealed record SopRunRecord
{
    /// <summary>The run's id.</summary>
    public required string Id { get; init; }

    /// <summary>The site it is about.</summary>
    public required string Site { get; init; }

    /// <summary>The procedure as it was when the run began.</summary>
    public required SopProcedure Procedure { get; init; }

    /// <summary>The situation report it belongs to, if any.</summary>
    public string? Report { get; init; }

    /// <summary>The working calendar's name or path.</summary>
    public required string Calendar { get; init; }

    /// <summary>The digest of the calendar as it was when the run began; null for a run from before digests were kept.</summary>
    public string? CalendarDigest { get; init; }

    /// <summary>WIB, WITA or WIT.</summary>
    public required string Zone { get; init; }

    /// <summary>The activity it begins with.</summary>
    public required int FirstActivity { get; init; }

    /// <summary>The activity it ends with.</summary>
    public required int LastActivity { get; init; }

    /// <summary>When it began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }
}

/// <summary>What can happen to a run.</summary>
public enum SopRunEventKind
{
    /// <summary>It began.</summary>
    Started,

    /// <summary>An activity was done; the next one began.</summary>
    Completed,

    /// <summary>The clock was stopped.</summary>
    Suspended,

    /// <summary>The clock went on.</summary>
    Resumed,

    /// <summary>It was ended; the steps left are not needed.</summary>
    Closed,

    /// <summary>Its calendar was found changed, which was told. It moves nothing: the clock reads the calendar as it is.</summary>
    CalendarChanged,
}

/// <summary>Something that happened to a run. Events are only ever added.</summary>
public sealed record SopRunEvent
{
    /// <summary>Its number within the run, from 1 in the order of writing; the store gives it.</summary>
    public int Number { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What.</summary>
    public required SopRunEventKind Kind { get; init; }

    /// <summary>The activity that was done.</summary>
    public int? Activity { get; init; }

    /// <summary>Who did it.</summary>
    public string? By { get; init; }

    /// <summary>A note or a reason.</summary>
    public string? Note { get; init; }

    /// <summary>The evidence given.</summary>
    public IReadOnlyList<SopEvidence> Evidence { get; init; } = [];

    /// <summary>What came out of the activity that was done, in words.</summary>
    public string? Output { get; init; }

    /// <summary>Of the requirements (kelengkapan) of the activity that began with this event those that were met; null when nobody looked.</summary>
    public IReadOnlyList<string>? RequirementsMet { get; init; }

    /// <summary>When the step under way was due as told then, UTC; null while the clock stands still and where it has no measurable time.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>The digest of the calendar that was found; only with <see cref="SopRunEventKind.CalendarChanged"/>.</summary>
    public string? CalendarDigest { get; init; }
}
