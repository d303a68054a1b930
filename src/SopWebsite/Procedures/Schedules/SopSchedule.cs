namespace SopWebsite.Procedures.Schedules;

/// <summary>Who says how often an activity returns.</summary>
public enum SopScheduleSource
{
    /// <summary>The procedure's document ("Ket.").</summary>
    Document,

    /// <summary>The court, which set a rhythm of its own.</summary>
    Court,
}

/// <summary>Where a periodic activity stands now.</summary>
public enum SopScheduleState
{
    /// <summary>Its first period has not begun.</summary>
    NotStarted,

    /// <summary>Done for the period under way.</summary>
    Done,

    /// <summary>The period under way is open.</summary>
    Due,

    /// <summary>The last period that came due passed without it.</summary>
    Late,

    /// <summary>Two or more periods in a row passed without it, the last one that came due among them.</summary>
    Missed,

    /// <summary>The period under way has no working day, or is only part of one.</summary>
    NotRequired,
}

/// <summary>A periodic activity of a site, as it stands at one moment.</summary>
public sealed record SopSchedule
{
    /// <summary>The site.</summary>
    public required string Site { get; init; }

    /// <summary>The zone that its times are shown in.</summary>
    public required string Zone { get; init; }

    /// <summary>The procedure's code.</summary>
    public required string Procedure { get; init; }

    /// <summary>The activity's number.</summary>
    public required int Activity { get; init; }

    /// <summary>What is done; null where the procedure no longer has the activity.</summary>
    public string? Text { get; init; }

    /// <summary>The role that does it.</summary>
    public string? Performer { get; init; }

    /// <summary>How often it returns.</summary>
    public required SopPeriod Every { get; init; }

    /// <summary>Who says so.</summary>
    public required SopScheduleSource Source { get; init; }

    /// <summary>From when its periods count, UTC; null for a document's rhythm that no run of the procedure has begun yet.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Where it stands.</summary>
    public required SopScheduleState State { get; init; }

    /// <summary>The first day of the period under way, by the site's calendar; null before the first.</summary>
    public DateTime? PeriodFrom { get; init; }

    /// <summary>The last day of the period under way; null before the first.</summary>
    public DateTime? PeriodTo { get; init; }

    /// <summary>The end of the last working hours of the period under way, UTC; null where it has none.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>When it was last done, UTC, in any run of the site and procedure; null when it never was.</summary>
    public DateTimeOffset? LastDone { get; init; }

    /// <summary>The run in which it was last done.</summary>
    public string? LastRun { get; init; }

    /// <summary>Who did it last.</summary>
    public string? LastBy { get; init; }

    /// <summary>How many periods it was done in time.</summary>
    public int OnTime { get; init; }

    /// <summary>How many periods it was done late.</summary>
    public int Late { get; init; }

    /// <summary>How many periods passed without it.</summary>
    public int Skipped { get; init; }

    /// <summary>All of its periods up to the one under way, from the first on.</summary>
    public SopSchedulePeriod[] Periods { get; init; } = [];

    /// <summary>The procedure, the activity and the rhythm.</summary>
    public override string ToString() => $"{Procedure} {Activity}: {Every}";
}
