namespace SopWebsite.Procedures.Schedules;

/// <summary>A rhythm that a court set for an activity, as the register keeps it.</summary>
public sealed record SopScheduleRecord
{
    /// <summary>The site.</summary>
    public required string Site { get; init; }

    /// <summary>The procedure's code.</summary>
    public required string Procedure { get; init; }

    /// <summary>The activity's number.</summary>
    public required int Activity { get; init; }

    /// <summary>How often it returns, as procedures write it: <c>1 minggu</c>.</summary>
    public required string Every { get; init; }

    /// <summary>The day that its periods are counted from; null for calendar weeks, months and years.</summary>
    public DateTime? From { get; init; }

    /// <summary>When it was set, UTC.</summary>
    public required DateTimeOffset SetAt { get; init; }
}
