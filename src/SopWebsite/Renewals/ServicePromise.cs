namespace SopWebsite.Renewals;

/// <summary>What a provider promises by contract (SLA); what is null is not promised.</summary>
public sealed record ServicePromise
{
    /// <summary>The share of the time it is to be up, percent from 0 to 100; such as 99.5.</summary>
    public double? AvailabilityPercent { get; init; }

    /// <summary>The bandwidth towards the court, Mbit/s.</summary>
    public double? DownMbps { get; init; }

    /// <summary>The bandwidth away from the court, Mbit/s.</summary>
    public double? UpMbps { get; init; }

    /// <summary>Whether anything is promised.</summary>
    internal bool IsAny => AvailabilityPercent is not null || DownMbps is not null || UpMbps is not null;
}
