using SopWebsite.Calendars;

namespace SopWebsite.Monitoring.History;

/// <summary>How a maintenance window stands.</summary>
public enum MaintenanceState
{
    /// <summary>It is to come.</summary>
    Planned,

    /// <summary>It holds now.</summary>
    UnderWay,

    /// <summary>It was.</summary>
    Over,

    /// <summary>It was taken back before it began.</summary>
    Cancelled,
}

/// <summary>
/// An announced stretch of time in which a site may be away: it counts neither as up nor as down, and a failed check is no finding.
/// </summary>
public sealed record SopMaintenance
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Its number, such as PM-2026-11-0001.</summary>
    public required string Number { get; init; }

    /// <summary>The site; null for all sites.</summary>
    public string? Site { get; init; }

    /// <summary>When it begins, UTC; a weekly one for the first time.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ends, UTC; a weekly one for the first time.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Whether it comes back each week at the same hours.</summary>
    public bool IsWeekly { get; init; }

    /// <summary>When it was taken back or cut short, UTC: from then on it does not hold; null when it was not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>Who entered it.</summary>
    public string? By { get; init; }

    /// <summary>When it was entered, UTC.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The zone in which its times are shown.</summary>
    public required string Zone { get; init; }

    /// <summary>How it stood when it was read.</summary>
    public MaintenanceState State { get; init; }

    /// <summary>Whether it is about a site.</summary>
    public bool Concerns(string site) => Site is null || string.Equals(Site, site, StringComparison.OrdinalIgnoreCase);

    /// <summary>When it holds, as far as that begins before an instant.</summary>
    public IEnumerable<TimeRange> Ranges(DateTimeOffset until)
    {
        var holds = new TimeRange(From, EndedAt ?? DateTimeOffset.MaxValue);
        for (var once = new TimeRange(From, Until); once.From < until; once = new TimeRange(once.From + Week, once.Until + Week))
        {
            if (once.Within(holds) is not { } part) yield break;
            yield return part;
            if (!IsWeekly) yield break;
        }
    }

    /// <summary>Whether it holds at an instant.</summary>
    public bool Holds(DateTimeOffset at) => Ranges(at + TimeSpan.FromTicks(1)).Any(range => range.Contains(at));

    /// <summary>The same with its state at an instant.</summary>
    public SopMaintenance At(DateTimeOffset now) => this with
    {
        State = EndedAt <= From ? MaintenanceState.Cancelled
            : Holds(now) ? MaintenanceState.UnderWay
            : IsWeekly ? EndedAt <= now ? MaintenanceState.Over : MaintenanceState.Planned
            : From > now ? MaintenanceState.Planned
            : MaintenanceState.Over,
    };

    /// <summary>It in one line, for lists and questions.</summary>
    public override string ToString() =>
        $"{Number} {Site ?? "*"} {IndonesianZone.MinuteOf(From, Zone)} - {IndonesianZone.MinuteOf(Until, Zone)} {Zone}";
}
