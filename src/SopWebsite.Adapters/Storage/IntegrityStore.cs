using SopWebsite.Monitoring.Integrity;

namespace SopWebsite.Adapters.Storage;

internal sealed class IntegrityStore(RegisterDatabase database) : IIntegrityStore
{
    public void Add(SiteIntegrity check) => database.Execute(
        "INSERT INTO site_integrity (site, at, verdict, score, body) VALUES (@site, @at, @verdict, @score, @body)",
        new
        {
            site = check.Name,
            at = Stored.Instant(check.CheckedAt),
            verdict = check.Verdict.ToString(),
            score = check.Score,
            body = Stored.Body(check),
        });

    public SiteIntegrity? Latest(string site) =>
        database.First<string>("SELECT body FROM site_integrity WHERE site = @site ORDER BY at DESC, id DESC LIMIT 1", new { site }) is { } body
            ? Stored.Body<SiteIntegrity>(body)
            : null;

    public IReadOnlyList<SiteIntegrity> Since(string site, DateTimeOffset from) => database.Query<string>(
        "SELECT body FROM site_integrity WHERE site = @site AND at >= @from ORDER BY at, id", new { site, from = Stored.Instant(from) })
        .Select(Stored.Body<SiteIntegrity>).ToList();
}
