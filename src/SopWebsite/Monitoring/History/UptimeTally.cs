namespace SopWebsite.Monitoring.History;

/// <summary>A period's time by what it was, to the tick: the five add up to the period.</summary>
public sealed record UptimeTally
{
    /// <summary>Visitors reached the site.</summary>
    public TimeSpan Up { get; init; }

    /// <summary>They did not.</summary>
    public TimeSpan Down { get; init; }

    /// <summary>It cannot be told: the court's own link was down, or nothing was settled yet.</summary>
    public TimeSpan Unknown { get; init; }

    /// <summary>Nobody looked.</summary>
    public TimeSpan Unobserved { get; init; }

    /// <summary>Announced maintenance.</summary>
    public TimeSpan Maintenance { get; init; }

    /// <summary>All of it.</summary>
    public TimeSpan Total => Up + Down + Unknown + Unobserved + Maintenance;

    /// <summary>The share of the time that can be told in which the site was up, 0 to 100; null when none can.</summary>
    public double? Percent => Up + Down == TimeSpan.Zero ? null : 100.0 * Up.Ticks / (Up + Down).Ticks;

    /// <summary>The share of the period, maintenance left out, of which can be told how the site stood, 0 to 100; null without any.</summary>
    public double? ObservedPercent => Total == Maintenance ? null : 100.0 * (Up + Down).Ticks / (Total - Maintenance).Ticks;

    /// <summary>With more time of a kind.</summary>
    public UptimeTally Plus(SiteTime kind, TimeSpan time) => kind switch
    {
        SiteTime.Up => this with { Up = Up + time },
        SiteTime.Down => this with { Down = Down + time },
        SiteTime.Unobserved => this with { Unobserved = Unobserved + time },
        SiteTime.Maintenance => this with { Maintenance = Maintenance + time },
        _ => this with { Unknown = Unknown + time },
    };

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"up {Up}, down {Down}, unknown {Unknown}, unobserved {Unobserved}, maintenance {Maintenance}");
}
