using SopWebsite.Evidence;
using SopWebsite.Visitors;

namespace SopWebsite.Adapters.Storage;

internal sealed class VisitorStore(RegisterDatabase database) : IVisitorStore
{
    public void Add(
        string site, DateTimeOffset scannedAt, VisitorScanSummary summary, IReadOnlyList<SuspiciousVisitor> findings,
        KeptEvidence? evidence = null) =>
        Insert(day: null, Body(site, scannedAt, summary, findings, evidence));

    public void Replace(
        string site, string day, DateTimeOffset scannedAt, VisitorScanSummary summary, IReadOnlyList<SuspiciousVisitor> findings,
        KeptEvidence? evidence = null)
    {
        database.Execute("DELETE FROM visitor_finding WHERE site = @site AND day = @day", new { site, day });
        Insert(day, Body(site, scannedAt, summary, findings, evidence));
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

    private void Insert(string? day, VisitorFindings body) => database.Execute(
        "INSERT INTO visitor_finding (site, scanned_at, day, body) VALUES (@Site, @at, @day, @body)",
        new { body.Site, at = Stored.Instant(body.ScannedAt), day, body = Stored.Body(body) });

    private static VisitorFindings Body(
        string site, DateTimeOffset scannedAt, VisitorScanSummary summary, IReadOnlyList<SuspiciousVisitor> findings, KeptEvidence? evidence) => new()
    {
        Site = site,
        ScannedAt = scannedAt,
        Summary = summary,
        Visitors = findings.Take(VisitorFindings.Kept).ToArray(),
        Evidence = evidence,
    };
}
