namespace SopWebsite.Visitors.Following;

/// <summary>Keeps how far each site's logs were read, and what the passes found.</summary>
public interface IFollowingStore
{
    /// <summary>How many passes there were; 0 for none. Another number than before means that another process has read meanwhile.</summary>
    long Passes(string site);

    /// <summary>How far the logs of a site were read; null when they never were.</summary>
    FollowedSite? Get(string site);

    /// <summary>Keeps how far they were read.</summary>
    void Put(FollowedSite state);

    /// <summary>What the requests of one day were; null when none were read.</summary>
    FollowedDay? Day(string site, string day);

    /// <summary>The days from one to another, both included (<c>yyyy-MM-dd</c>), in their order.</summary>
    IReadOnlyList<FollowedDay> Days(string site, string from, string until);

    /// <summary>Keeps a day.</summary>
    void Put(FollowedDay day);

    /// <summary>Forgets how far a site's logs were read, and its days: the next pass begins anew.</summary>
    void Forget(string site);
}
