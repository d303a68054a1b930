namespace SopWebsite.Visitors.Allowing;

/// <summary>Keeps the allowed visitors.</summary>
public interface IAllowedVisitorStore
{
    /// <summary>Keeps one, in the place of the one with the same addresses and site.</summary>
    void Put(AllowedVisitor allowed);

    /// <summary>Takes one out.</summary>
    /// <param name="network">Its addresses, as they are kept.</param>
    /// <param name="site">Its site; null for the one of all sites.</param>
    void Remove(string network, string? site);

    /// <summary>All of them, by addresses and site.</summary>
    IReadOnlyList<AllowedVisitor> All();
}
