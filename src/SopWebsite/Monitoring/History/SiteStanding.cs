using SopWebsite.Languages;

namespace SopWebsite.Monitoring.History;

/// <summary>How an address of a site stands by its last checks together, where one check alone says how it stood then.</summary>
public sealed record SiteStanding
{
    /// <summary>The site's name.</summary>
    public required string Site { get; init; }

    /// <summary>The address.</summary>
    public required Uri Uri { get; init; }

    /// <summary>The settled state; <see cref="AvailabilityState.Unknown"/> until enough checks in a row agree for the first time.</summary>
    public AvailabilityState State { get; init; } = AvailabilityState.Unknown;

    /// <summary>Since when it is down, or reachable: the first check of the row that settled it, UTC; null while nothing is settled.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Failed checks in a row, up to the newest that counts.</summary>
    public int Failures { get; init; }

    /// <summary>Answered checks in a row, up to the newest that counts.</summary>
    public int Successes { get; init; }

    /// <summary>When the row under way began, UTC; null before the first check that counts.</summary>
    public DateTimeOffset? RowSince { get; init; }

    /// <summary>The newest check, also one that did not count, UTC; null for none.</summary>
    public DateTimeOffset? CheckedAt { get; init; }

    /// <summary>Where the newest failed check failed.</summary>
    public AvailabilityFailure Failure { get; init; }

    /// <summary>What the newest check that counts found; null for none.</summary>
    public Phrase? Reason { get; init; }

    /// <summary>How it stands after one more check.</summary>
    /// <param name="check">The check. One of another time's order, and one whose own link was down, changes nothing.</param>
    /// <param name="limits">How many in a row settle it.</param>
    /// <param name="counts">False for a check made during maintenance: it neither counts nor resets.</param>
    public SiteStanding After(SiteAvailability check, Hysteresis limits, bool counts = true)
    {
        if (check.CheckedAt < CheckedAt) return this;
        if (!counts || check.State == AvailabilityState.Unknown) return this with { CheckedAt = check.CheckedAt };
        var failed = check.State == AvailabilityState.Down;
        var next = this with
        {
            Failures = failed ? Failures + 1 : 0,
            Successes = failed ? 0 : Successes + 1,
            RowSince = (failed ? Failures : Successes) > 0 ? RowSince : check.CheckedAt,
            CheckedAt = check.CheckedAt,
            Failure = failed ? check.Failure : Failure,
            Reason = check.Reason,
        };
        if (failed)
            return State != AvailabilityState.Down && next.Failures >= limits.DownAfter ? next.Settled(AvailabilityState.Down) : next;
        // Reachable is reachable: whether something about it needs attention is the newest check's to say.
        if (IsReachable) return next with { State = check.State };
        return next.Successes >= limits.UpAfter ? next.Settled(check.State) : next;
    }

    private bool IsReachable => State is AvailabilityState.Up or AvailabilityState.Degraded;

    private SiteStanding Settled(AvailabilityState state) => this with { State = state, Since = RowSince };
}
