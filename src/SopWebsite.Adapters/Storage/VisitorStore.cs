using SopWebsite.Evidence;
using SopWebsite.Visitors;

namespace SopWebsite.Adapters.Storage;

internal sealed class VisitorStore(RegisterDatabase database) : IVisitorStore
{
    public void Add(
        string site, DateTimeOffset scannedAt, VisitorScanSummary summary, IReadOnlyList<SuspiciousVisitor> findings, KeptEvidence? evidence = null)
    {
        var body = new VisitorFindings
        {
            Site = site,
            ScannedAt = scannedAt,
            Summary = summary,
            Visitors = findings.Take(VisitorFindings.Kept).ToArray(),
            Evidence = evidence,
        };
        database.Execute(
            "INSERT INTO visitor_finding (site, scanned_at, body) VALUES (@site, @at, @body)",
            new { site, at = Stored.Instant(scannedAt), body = Stored.Body(body) });
    }

    public VisitorFindings? Latest(string site) =>
        database.First<string>(
            "SELECT body FROM visitor_finding WHERE site = @site ORDER BY scanned_at DESC, id DESC LIMIT 1", new { site }) is { } body
            ? Stored.Body<VisitorFindings>(body)
            : null;

    public IReadOnlyList<VisitorFindings> Since(string site, DateTimeOffset from) =>
    [
        .. database.Query<string>(
            "SELECT body FROM visitor_finding WHERE site = @site AND scanned_at >= @from ORDER BY scanned_at DESC, id DESC LIMIT 100",
            new { site, from = Stored.Instant(from) }).Select(Stored.Body<VisitorFindings>),
    ];
}
