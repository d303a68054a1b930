namespace SopWebsite.Monitoring.Integrity;

/// <summary>Keeps what checks of integrity found. Site names compare without regard to case.</summary>
public interface IIntegrityStore
{
    /// <summary>Adds a check.</summary>
    void Add(SiteIntegrity check);

    /// <summary>The newest check of a site; null for none yet.</summary>
    SiteIntegrity? Latest(string site);

    /// <summary>The checks of a site at or after an instant, oldest first.</summary>
    IReadOnlyList<SiteIntegrity> Since(string site, DateTimeOffset from);
}
