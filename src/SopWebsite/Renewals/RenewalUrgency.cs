namespace SopWebsite.Renewals;

/// <summary>
/// When a renewal becomes urgent. Certificates are judged by the share of their lifetime that is left (a third: due soon, 15 %: due),
/// because their lifetimes shrink from year to year; all else by days, or by the share where a term is so short that the days would make it
/// urgent from its beginning.
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
    /// <param name="begins">When the term began; null when not known.</param>
    /// <param name="expires">When it lapses; null when not known.</param>
    /// <param name="now">The instant.</param>
    public static RenewalState Of(RenewalKind kind, DateTimeOffset? begins, DateTimeOffset? expires, DateTimeOffset now)
    {
        if (expires is not { } end) return RenewalState.Unknown;
        if (end <= now) return RenewalState.Expired;
        var (soon, due) = Marks(kind, begins, end);
        return due <= now ? RenewalState.Due : soon <= now ? RenewalState.DueSoon : RenewalState.Ok;
    }

    /// <summary>When it comes up, and when it is to be done.</summary>
    /// <param name="kind">What is to be renewed.</param>
    /// <param name="begins">When the term began; null when not known.</param>
    /// <param name="end">When it lapses.</param>
    public static (DateTimeOffset DueSoon, DateTimeOffset Due) Marks(RenewalKind kind, DateTimeOffset? begins, DateTimeOffset end)
    {
        var (soon, due) = (TimeSpan.FromDays(DueSoonDays), TimeSpan.FromDays(DueDays));
        if (begins is { } start && start < end)
        {
            var (third, rest) = (Share(end - start, DueSoonShare), Share(end - start, DueShare));
            (soon, due) = kind == RenewalKind.Certificate ? (third, rest) : (Least(soon, third), Least(due, rest));
        }
        return (Before(end, soon), Before(end, due));
    }

    private static TimeSpan Share(TimeSpan lifetime, double share) => TimeSpan.FromTicks((long)(lifetime.Ticks * share));

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static DateTimeOffset Before(DateTimeOffset end, TimeSpan span) =>
        end.UtcTicks > span.Ticks ? end.ToUniversalTime() - span : DateTimeOffset.MinValue;
}
