namespace SopWebsite.Monitoring.Freshness;

/// <summary>Keeps the watched pages of sites, and which texts they had. Names compare without regard to case.</summary>
public interface ISitePageStore
{
    /// <summary>The pages of a site by name; of all sites for null.</summary>
    IReadOnlyList<SopSitePage> Pages(string? site = null);

    /// <summary>Adds a page, or replaces the one of the same site and name.</summary>
    void Put(SopSitePage page);

    /// <summary>Removes a page; its history stays. False if there is none of the name.</summary>
    bool Remove(string site, string name);

    /// <summary>Adds a text that a page was seen to have.</summary>
    void Add(PageChange text);

    /// <summary>The text that a page was seen to have last for the first time; null for none yet.</summary>
    PageChange? LastText(string site, string page);

    /// <summary>Whether a page had the text of a digest at or after an instant.</summary>
    bool HasText(string site, string page, string sha256, DateTimeOffset since);

    /// <summary>The texts that a page has had, the newest first.</summary>
    IReadOnlyList<PageChange> Texts(string site, string page);
}
