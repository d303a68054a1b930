using SopWebsite.Renewals;

namespace SopWebsite.Adapters.Storage;

internal sealed class RenewalStore(RegisterDatabase database) : IRenewalStore
{
    // Spelled out because databases differ in where they sort what is missing.
    private const string Order = "ORDER BY CASE WHEN expires_at IS NULL THEN 0 ELSE 1 END, expires_at, site, kind, subject";

    public IReadOnlyList<HostingRenewal> All(DateTimeOffset now) => Many("SELECT body FROM renewal " + Order, null, now);

    public IReadOnlyList<HostingRenewal> ForSite(string site, DateTimeOffset now) =>
        Many("SELECT body FROM renewal WHERE site = @site " + Order, new { site }, now);

    public HostingRenewal? Find(string site, RenewalKind kind, string subject, DateTimeOffset now) => Many(
        "SELECT body FROM renewal WHERE site = @site AND kind = @kind AND subject = @subject",
        new { site, kind = kind.ToString(), subject }, now).SingleOrDefault();

    public void Put(HostingRenewal renewal) => database.Execute(
        "INSERT INTO renewal (site, kind, subject, expires_at, body) VALUES (@Site, @kind, @Subject, @expires, @body) "
        + "ON CONFLICT (site, kind, subject) DO UPDATE SET expires_at = excluded.expires_at, body = excluded.body",
        new
        {
            renewal.Site,
            kind = renewal.Kind.ToString(),
            renewal.Subject,
            expires = Stored.Instant(renewal.ExpiresAt),
            body = Stored.Body(renewal),
        });

    public bool Remove(string site, RenewalKind kind, string subject) => database.Execute(
        "DELETE FROM renewal WHERE site = @site AND kind = @kind AND subject = @subject", new { site, kind = kind.ToString(), subject }) > 0;

    private List<HostingRenewal> Many(string sql, object? parameters, DateTimeOffset now) =>
        database.Query<string>(sql, parameters).Select(body => Stored.Body<HostingRenewal>(body).AsOf(now)).ToList();
}
