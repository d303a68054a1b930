namespace SopWebsite.Monitoring.Freshness;

/// <summary>Keeps the watched pages of sites. Names compare without regard to case.</summary>
public interface ISitePageStore
{
    /// <summary>The pages of a site by name; of all sites for null.</summary>
    IReadOnlyList<SopSitePage> Pages(string? site = null);

    /// <summary>Adds a page, or replaces the one of the same site and name.</summary>
    void Put(SopSitePage page);

    /// <summary>Removes a page; its history stays. False if there is none of the name.</summary>
    bool Remove(string site, string name);
}
