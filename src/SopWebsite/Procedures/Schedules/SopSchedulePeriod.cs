namespace SopWebsite.Procedures.Schedules;

/// <summary>How a period of a periodic activity ended.</summary>
public enum SopPeriodState
{
    /// <summary>Not due yet, and not done.</summary>
    Open,

    /// <summary>Done within the period's working hours.</summary>
    OnTime,

    /// <summary>Done after them, in the same period or the next.</summary>
    Late,

    /// <summary>Passed without it.</summary>
    Skipped,

    /// <summary>Not asked for: it has no working day, or began before the schedule did.</summary>
    NotRequired,
}

/// <summary>One period of a periodic activity.</summary>
public sealed record SopSchedulePeriod
{
    /// <summary>The site.</summary>
    public required string Site { get; init; }

    /// <summary>The zone that its times are shown in.</summary>
    public required string Zone { get; init; }

    /// <summary>The procedure's code.</summary>
    public required string Procedure { get; init; }

    /// <summary>The activity's number.</summary>
    public required int Activity { get; init; }

    /// <summary>The first day, by the site's calendar.</summary>
    public required DateTime From { get; init; }

    /// <summary>The last day.</summary>
    public required DateTime To { get; init; }

    /// <summary>The end of its last working hours, UTC; null where it has no working day.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Whether it was asked for.</summary>
    public required bool IsRequired { get; init; }

    /// <summary>How it ended.</summary>
    public required SopPeriodState State { get; init; }

    /// <summary>When it was done, UTC.</summary>
    public DateTimeOffset? DoneAt { get; init; }

    /// <summary>The run in which it was done.</summary>
    public string? Run { get; init; }

    /// <summary>Who did it.</summary>
    public string? By { get; init; }

    /// <summary>The first and the last day.</summary>
    public override string ToString() => FormattableString.Invariant($"{From:yyyy-MM-dd} - {To:yyyy-MM-dd}");
}
