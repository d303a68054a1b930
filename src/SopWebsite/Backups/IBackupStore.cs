namespace SopWebsite.Backups;

/// <summary>Keeps what is known of every backup set made, whether its medium is at hand or not.</summary>
public interface IBackupStore
{
    /// <summary>Adds a set, or replaces what is known of the set in the same folder.</summary>
    void Put(WebsiteBackup backup);

    /// <summary>Forgets the set in a folder; none is no failure.</summary>
    void Remove(string path);

    /// <summary>The set in a folder, or null.</summary>
    WebsiteBackup? Find(string path);

    /// <summary>The sets of a site, newest first.</summary>
    IReadOnlyList<WebsiteBackup> Of(string site);

    /// <summary>The newest set of a site, or null.</summary>
    WebsiteBackup? Latest(string site);
}
