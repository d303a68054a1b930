namespace SopWebsite.Visitors.Blocking;

/// <summary>Keeps who was blocked, when, and until when.</summary>
public interface IVisitorBlockStore
{
    /// <summary>Keeps one, in the place of the one with the same site and address.</summary>
    void Put(VisitorBlock block);

    /// <summary>The blocks of a site, those that have ended among them, in any order; of all sites for null.</summary>
    IReadOnlyList<VisitorBlock> All(string? site = null);
}
