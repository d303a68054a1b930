namespace SopWebsite.Renewals;

/// <summary>Keeps renewals. Sites and subjects compare without regard to case; states are those of the given instant.</summary>
public interface IRenewalStore
{
    /// <summary>All renewals, the first to lapse first, those of unknown expiry before all.</summary>
    IReadOnlyList<HostingRenewal> All(DateTimeOffset now);

    /// <summary>The renewals of a site, in the same order.</summary>
    IReadOnlyList<HostingRenewal> ForSite(string site, DateTimeOffset now);

    /// <summary>One renewal, or null.</summary>
    HostingRenewal? Find(string site, RenewalKind kind, string subject, DateTimeOffset now);

    /// <summary>Adds a renewal, or replaces the one of the same site, kind and subject.</summary>
    void Put(HostingRenewal renewal);

    /// <summary>Removes a renewal; false if there is none.</summary>
    bool Remove(string site, RenewalKind kind, string subject);
}
