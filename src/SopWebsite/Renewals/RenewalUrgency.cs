namespace SopWebsite.Renewals;

/// <summary>
/// When a renewal becomes urgent. Certificates are judged by the share of their lifetime that is left (a third: due soon, 15 %: due),
/// because their lifetimes shrink from year to year; all else by days.
/// </summary>
public static class RenewalUrgency
{
    /// <summary>Days before the expiry when a renewal comes up: time enough for an invoice and the treasury.</summary>
    public const int DueSoonDays = 60;

    /// <summary>Days before the expiry when a renewal is to be done.</summary>
    public const int DueDays = 30;

    private const double DueSoonShare = 1 / 3d;
    private const double DueShare = 0.15;

    /// <summary>The urgency at an instant.</summary>
    /// <param name="kind">What is to be renewed.</param>
    /// <param name="begins">When it began; null when not known.</param>
    /// <param name="expires">When it lapses; null when not known.</param>
    /// <param name="now">The instant.</param>
    public static RenewalState Of(RenewalKind kind, DateTimeOffset? begins, DateTimeOffset? expires, DateTimeOffset now)
    {
        if (expires is not { } end) return RenewalState.Unknown;
        var left = end - now;
        if (left <= TimeSpan.Zero) return RenewalState.Expired;
        var (soon, due) = kind == RenewalKind.Certificate && begins is { } start && start < end
            ? (Share(end - start, DueSoonShare), Share(end - start, DueShare))
            : (TimeSpan.FromDays(DueSoonDays), TimeSpan.FromDays(DueDays));
        return left <= due ? RenewalState.Due : left <= soon ? RenewalState.DueSoon : RenewalState.Ok;
    }

    private static TimeSpan Share(TimeSpan lifetime, double share) => TimeSpan.FromTicks((long)(lifetime.Ticks * share));
}
