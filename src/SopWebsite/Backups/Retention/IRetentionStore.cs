namespace SopWebsite.Backups.Retention;

/// <summary>Keeps how many sets of each site are kept.</summary>
public interface IRetentionStore
{
    /// <summary>Adds or replaces the rules of a site.</summary>
    void Put(BackupRetention retention);

    /// <summary>Forgets the rules of a site; none is no failure.</summary>
    void Remove(string site);

    /// <summary>The rules of a site, or null.</summary>
    BackupRetention? Find(string site);

    /// <summary>All rules, in the order of the sites' names.</summary>
    IReadOnlyList<BackupRetention> All();
}
