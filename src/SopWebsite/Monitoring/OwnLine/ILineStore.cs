namespace SopWebsite.Monitoring.OwnLine;

/// <summary>Keeps how connections stood. Site names compare without regard to case.</summary>
public interface ILineStore
{
    /// <summary>The newest stretch of a site's connection; null for none.</summary>
    LineStretch? Latest(string site);

    /// <summary>All stretches of a site's connection, oldest first.</summary>
    IReadOnlyList<LineStretch> All(string site);

    /// <summary>Adds a stretch, or replaces the one of the same site and beginning.</summary>
    void Put(LineStretch stretch);

    /// <summary>Adds a measured throughput, or replaces the one of the same site and instant.</summary>
    void Put(LineSpeed speed);

    /// <summary>The throughputs measured from an instant up to, not including, another; oldest first.</summary>
    IReadOnlyList<LineSpeed> Speeds(string site, DateTimeOffset from, DateTimeOffset until);
}
