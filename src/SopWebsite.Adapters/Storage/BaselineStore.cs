using SopWebsite.Monitoring.Baseline;

namespace SopWebsite.Adapters.Storage;

internal sealed class BaselineStore(RegisterDatabase database) : IBaselineStore
{
    public void Add(SiteBaseline baseline, IEnumerable<string> parts) => database.Transact(() =>
    {
        database.Execute("DELETE FROM site_baseline_part WHERE site = @Site", new { baseline.Site });
        database.Execute(
            "INSERT INTO site_baseline (site, number, at, digest, body) VALUES (@Site, @Number, @at, @Digest, @body)",
            new { baseline.Site, baseline.Number, at = Stored.Instant(baseline.CreatedAt), baseline.Digest, body = Stored.Body(baseline) });
        var place = 0;
        foreach (var lines in parts)
        {
            database.Execute(
                "INSERT INTO site_baseline_part (site, number, place, lines) VALUES (@Site, @Number, @place, @lines)",
                new { baseline.Site, baseline.Number, place = place++, lines });
        }
    });

    public SiteBaseline? Latest(string site) =>
        database.First<string>("SELECT body FROM site_baseline WHERE site = @site ORDER BY number DESC LIMIT 1", new { site }) is { } body
            ? Stored.Body<SiteBaseline>(body)
            : null;

    public IReadOnlyList<SiteBaseline> Of(string site) =>
    [
        .. database.Query<string>("SELECT body FROM site_baseline WHERE site = @site ORDER BY number", new { site })
        .Select(Stored.Body<SiteBaseline>),
    ];

    public IEnumerable<string> PartsOf(SiteBaseline baseline)
    {
        // Part by part: a hundred thousand files need not be text and objects at once.
        for (var place = 0; Part(place) is { } lines; place++) yield return lines;

        string? Part(int place) => database.First<string>(
            "SELECT lines FROM site_baseline_part WHERE site = @Site AND number = @Number AND place = @place",
            new { baseline.Site, baseline.Number, place });
    }

    public void Add(BaselineComparison comparison) => database.Execute(
        "INSERT INTO site_baseline_look (site, at, verdict, body) VALUES (@Site, @at, @verdict, @body)",
        new
        {
            comparison.Site,
            at = Stored.Instant(comparison.ComparedAt),
            verdict = comparison.Verdict.ToString(),
            body = Stored.Body(comparison with { Findings = [.. comparison.Findings.Take(BaselineComparison.Kept)] }),
        });

    public BaselineComparison? LatestComparison(string site) =>
        database.First<string>("SELECT body FROM site_baseline_look WHERE site = @site ORDER BY at DESC, id DESC LIMIT 1", new { site }) is { } body
            ? Stored.Body<BaselineComparison>(body)
            : null;
}
