namespace SopWebsite.Monitoring;

/// <summary>Keeps the history of checks. Site names compare without regard to case.</summary>
public interface ICheckStore
{
    /// <summary>Adds a check of availability.</summary>
    void Add(SiteAvailability check);

    /// <summary>The newest check of a site, whichever of its addresses it was about; null for none yet.</summary>
    SiteAvailability? Latest(string site);

    /// <summary>The newest check of each of a site's addresses, newest first.</summary>
    IReadOnlyList<SiteAvailability> LatestOfEach(string site);

    /// <summary>The checks of a site at or after an instant, oldest first.</summary>
    IReadOnlyList<SiteAvailability> Since(string site, DateTimeOffset from);

    /// <summary>Adds a check of content.</summary>
    void Add(SiteContent check);

    /// <summary>The newest check of the content of a site's front page; null for none yet.</summary>
    SiteContent? LatestContent(string site);

    /// <summary>The newest check of the front page and of each page that is registered now, the front page first, then by name.</summary>
    IReadOnlyList<SiteContent> LatestContents(string site);

    /// <summary>The checks of a site's content at or after an instant, oldest first.</summary>
    IReadOnlyList<SiteContent> ContentSince(string site, DateTimeOffset from);
}
