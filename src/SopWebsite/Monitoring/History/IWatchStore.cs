namespace SopWebsite.Monitoring.History;

/// <summary>A kept check, no more of it than arithmetic needs.</summary>
/// <param name="Id">Its number in the register.</param>
/// <param name="At">When it began, UTC.</param>
/// <param name="State">How the address stood.</param>
public readonly record struct CheckMark(long Id, DateTimeOffset At, AvailabilityState State);

/// <summary>
/// Keeps what the watch over sites needs beside the checks: settled states, maintenance windows, and when the routine ran. Site names
/// compare without regard to case.
/// </summary>
public interface IWatchStore
{
    /// <summary>All checks of a site, by address, oldest first.</summary>
    IReadOnlyDictionary<Uri, IReadOnlyList<CheckMark>> Marks(string site);

    /// <summary>A check by its number; null when there is none.</summary>
    SiteAvailability? Check(long id);

    /// <summary>How an address stands; null when it was never checked.</summary>
    SiteStanding? Standing(string site, Uri uri);

    /// <summary>Keeps how an address stands.</summary>
    void Put(SiteStanding standing);

    /// <summary>How many windows have numbers that begin so.</summary>
    int CountMaintenance(string prefix);

    /// <summary>Adds a maintenance window, or replaces the one of the same number.</summary>
    void Put(SopMaintenance window);

    /// <summary>All maintenance windows by beginning and number, those that are over or cancelled among them.</summary>
    IReadOnlyList<SopMaintenance> Maintenance();

    /// <summary>When passes of the routine began, at or after an instant, oldest first.</summary>
    IReadOnlyList<DateTimeOffset> Passes(DateTimeOffset from);

    /// <summary>Keeps that a pass of the routine began, and lets those go that began before an instant.</summary>
    void AddPass(DateTimeOffset at, DateTimeOffset keepFrom);
}
