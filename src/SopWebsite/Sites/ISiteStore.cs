namespace SopWebsite.Sites;

/// <summary>Keeps sites, officers, third parties and courts. Names compare without regard to case.</summary>
public interface ISiteStore
{
    /// <summary>All sites by name.</summary>
    IReadOnlyList<SopSite> All();

    /// <summary>One site, or null.</summary>
    SopSite? Find(string name);

    /// <summary>Adds a site; false if the name is taken.</summary>
    bool Add(SopSite site);

    /// <summary>Replaces a site; false if there is none of the name.</summary>
    bool Replace(SopSite site);

    /// <summary>Removes a site from the register (its history stays); false if there is none of the name.</summary>
    bool Remove(string name);

    /// <summary>All officers by role, then name.</summary>
    IReadOnlyList<SopOfficer> Officers();

    /// <summary>Adds an officer, or replaces the one of the same name.</summary>
    void Put(SopOfficer officer);

    /// <summary>All third parties by kind, then name.</summary>
    IReadOnlyList<SopThirdParty> ThirdParties();

    /// <summary>Adds a third party, or replaces the one of the same name.</summary>
    void Put(SopThirdParty party);

    /// <summary>All courts: the register's own first, then by site.</summary>
    IReadOnlyList<SopCourt> Courts();

    /// <summary>Adds a court, or replaces the one of the same site.</summary>
    void Put(SopCourt court);
}
