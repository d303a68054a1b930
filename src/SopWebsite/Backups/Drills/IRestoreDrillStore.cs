namespace SopWebsite.Backups.Drills;

/// <summary>Keeps restore drills.</summary>
public interface IRestoreDrillStore
{
    /// <summary>How many numbers begin so.</summary>
    int CountWithPrefix(string prefix);

    /// <summary>Adds a drill, or replaces what is known of it.</summary>
    void Put(RestoreDrill drill);

    /// <summary>The drill of a number, or null.</summary>
    RestoreDrill? Find(string number);

    /// <summary>The drills of a site, or all, oldest first.</summary>
    IReadOnlyList<RestoreDrill> Of(string? site = null);

    /// <summary>The drills that began from one instant up to before another, oldest first.</summary>
    IReadOnlyList<RestoreDrill> Between(DateTimeOffset from, DateTimeOffset until);
}
