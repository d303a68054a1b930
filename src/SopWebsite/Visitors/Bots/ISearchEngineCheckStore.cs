namespace SopWebsite.Visitors.Bots;

/// <summary>Remembers what name servers said, so that the same visitor is not asked about at each reading.</summary>
public interface ISearchEngineCheckStore
{
    /// <summary>What was found out about an address; null where that was before <paramref name="notBefore"/>, or nothing was.</summary>
    SearchEngineCheck? Find(string address, string engine, DateTimeOffset notBefore);

    /// <summary>Keeps checks, and of all that are kept the newest <paramref name="most"/>.</summary>
    void Put(IReadOnlyList<SearchEngineCheck> checks, int most);
}
