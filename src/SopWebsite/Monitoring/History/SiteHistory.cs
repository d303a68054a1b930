using SopWebsite.Languages;

namespace SopWebsite.Monitoring.History;

/// <summary>How an address of a site stood over a period.</summary>
public sealed record SiteHistory
{
    /// <summary>The site's name.</summary>
    public required string Name { get; init; }

    /// <summary>The address.</summary>
    public required Uri Uri { get; init; }

    /// <summary>The site's zone, in which its times are shown.</summary>
    public required string Zone { get; init; }

    /// <summary>The beginning of the period, UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The end of the period, UTC: as asked for, but not later than now.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The time around the clock.</summary>
    public required UptimeTally AllHours { get; init; }

    /// <summary>Of it, the time within the court's service hours.</summary>
    public required UptimeTally ServiceHours { get; init; }

    /// <summary>Uptime around the clock in percent; null when it cannot be told.</summary>
    public double? Uptime => AllHours.Percent;

    /// <summary>Uptime in service hours in percent; null when it cannot be told.</summary>
    public double? ServiceUptime => ServiceHours.Percent;

    /// <summary>The checks made in the period.</summary>
    public required int Checks { get; init; }

    /// <summary>Of these, the failed ones, those too that stayed alone and made no outage.</summary>
    public required int FailedChecks { get; init; }

    /// <summary>The usual time from one check to the next; three times as long without one counts as unobserved.</summary>
    public required TimeSpan Interval { get; init; }

    /// <summary>The outages that touch the period, in order.</summary>
    public SiteOutage[] Outages { get; init; } = [];
}

/// <summary>An outage: from the first failed check of the row that settled it up to the first that was answered again.</summary>
public sealed record SiteOutage
{
    /// <summary>When it began, UTC; may be before the period.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>When it was over, UTC; may be after the period; null while it lasts.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Whether it lasts.</summary>
    public bool IsOpen => End is null;

    /// <summary>All its time by the wall clock, one that lasts up to now.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>All its working minutes by the court's calendar.</summary>
    public required int WorkingMinutes { get; init; }

    /// <summary>What of it counts as down in the period: without maintenance and what nobody looked at.</summary>
    public required TimeSpan DownTime { get; init; }

    /// <summary>The part of <see cref="DownTime"/> in service hours.</summary>
    public required TimeSpan ServiceDownTime { get; init; }

    /// <summary>How many failed checks there were.</summary>
    public required int FailedChecks { get; init; }

    /// <summary>The probable cause and who can mend it, by the first failed check.</summary>
    public required Diagnosis Cause { get; init; }

    /// <summary>The check that found it.</summary>
    public required SiteAvailability Check { get; init; }

    /// <summary>What that check found.</summary>
    public Phrase Reason => Check.Reason;

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => FormattableString.Invariant($"{Start:yyyy-MM-dd'T'HH:mm:ss'Z'} {Duration} {Cause.Cause}");
}
