using SopWebsite.Languages;
using SopWebsite.Monitoring.History;

namespace SopWebsite.Renewals.Connections;

/// <summary>How a connection stood to what its provider promises.</summary>
public enum PromiseVerdict
{
    /// <summary>
    /// It cannot be told: nothing is promised, the period is not over, or it was not measured for so long that the promise may have been kept or
    /// broken.
    /// </summary>
    Unknown,

    /// <summary>Kept, even if it was down whenever nobody measured.</summary>
    Met,

    /// <summary>Broken, even if it was up whenever nobody measured.</summary>
    Missed,
}

/// <summary>A connection's minutes down in a period against the promise of its provider. What was not measured counts neither way.</summary>
public sealed record ConnectionReport
{
    /// <summary>The site under which the connection is registered.</summary>
    public required string Site { get; init; }

    /// <summary>Which connection: the line's number; null where none is in the ledger, or several are and none was named.</summary>
    public string? Subject { get; init; }

    /// <summary>Who provides it.</summary>
    public string? Provider { get; init; }

    /// <summary>The site's zone.</summary>
    public required string Zone { get; init; }

    /// <summary>The beginning of the period, UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Its end, UTC; may be later than now.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The promised share of the time, percent; null where nothing is promised.</summary>
    public double? PromisedPercent { get; init; }

    /// <summary>
    /// How many minutes down the promise leaves in the period: of all its minutes but announced maintenance; null where nothing is promised.
    /// </summary>
    public double? AllowedMinutes { get; init; }

    /// <summary>The minutes that are known to have been down.</summary>
    public double DownMinutes => AllHours.Down.TotalMinutes;

    /// <summary>The minutes up to now of which nothing is known: not measured, or the fault was in the court's own network.</summary>
    public double UnknownMinutes => (AllHours.Unknown + AllHours.Unobserved).TotalMinutes;

    /// <summary>The minutes that are still to come.</summary>
    public required double RemainingMinutes { get; init; }

    /// <summary>The share of the measured time in which it was up, percent; null where nothing was measured.</summary>
    public double? MeasuredPercent => AllHours.Percent;

    /// <summary>How it stood to the promise.</summary>
    public required PromiseVerdict Verdict { get; init; }

    /// <summary>Why, in a sentence.</summary>
    public required Phrase Reason { get; init; }

    /// <summary>The time around the clock, up to now.</summary>
    public required UptimeTally AllHours { get; init; }

    /// <summary>Of it, the time within the court's service hours.</summary>
    public required UptimeTally ServiceHours { get; init; }

    /// <summary>The longest time down without a break, in minutes of the period that count; 0 for none.</summary>
    public required double LongestOutageMinutes { get; init; }

    /// <summary>The outages that touch the period, in order.</summary>
    public ConnectionOutage[] Outages { get; init; } = [];

    /// <summary>The promised bandwidth towards the court, Mbit/s; null where nothing is promised.</summary>
    public double? PromisedMbps { get; init; }

    /// <summary>The middle one of the throughputs that were measured, Mbit/s; null where none was.</summary>
    public double? MedianMbps { get; init; }

    /// <summary>The lowest of them, Mbit/s; null where none was measured.</summary>
    public double? LowestMbps { get; init; }

    /// <summary>How many there were.</summary>
    public required int SpeedCount { get; init; }
}

/// <summary>An outage: from the first test that found the line down up to the first that reached the world again.</summary>
public sealed record ConnectionOutage
{
    /// <summary>When it began, UTC; may be before the period.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>When it was over, UTC; may be after the period; null while it lasts.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>Whether it lasts.</summary>
    public bool IsOpen => End is null;

    /// <summary>What of it counts as down in the period, minutes: without maintenance and what was not measured.</summary>
    public required double DownMinutes { get; init; }

    /// <summary>The part of it in the court's service hours.</summary>
    public required double ServiceDownMinutes { get; init; }

    /// <summary>What the test that found it said.</summary>
    public required Phrase Reason { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => FormattableString.Invariant($"{Start:yyyy-MM-dd'T'HH:mm'Z'} {DownMinutes:0.#}");
}
