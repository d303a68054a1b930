using SopWebsite.Evidence;

namespace SopWebsite.Visitors;

/// <summary>Keeps what scans of a site's logs found.</summary>
public interface IVisitorStore
{
    /// <summary>Adds the findings of one scan; of the visitors the first <see cref="VisitorFindings.Kept"/> are kept.</summary>
    void Add(
        string site, DateTimeOffset scannedAt, VisitorScanSummary summary, IReadOnlyList<SuspiciousVisitor> findings, KeptEvidence? evidence = null);

    /// <summary>Keeps the findings of the passes of one day (<c>yyyy-MM-dd</c>) in place of what the passes before had found.</summary>
    void Replace(
        string site, string day, DateTimeOffset scannedAt, VisitorScanSummary summary, IReadOnlyList<SuspiciousVisitor> findings,
        KeptEvidence? evidence = null);

    /// <summary>The findings of the newest scan of a site; null when it was never scanned.</summary>
    VisitorFindings? Latest(string site);

    /// <summary>The findings of a site's scans from an instant on, the newest first: of many, the newest hundred.</summary>
    IReadOnlyList<VisitorFindings> Since(string site, DateTimeOffset from);
}

/// <summary>What one scan of a site's logs found.</summary>
public sealed record VisitorFindings
{
    /// <summary>How many visitors of a scan are kept.</summary>
    public const int Kept = 200;

    /// <summary>The site's name.</summary>
    public required string Site { get; init; }

    /// <summary>When the logs were read, UTC.</summary>
    public DateTimeOffset ScannedAt { get; init; }

    /// <summary>The figures, over all visitors.</summary>
    public required VisitorScanSummary Summary { get; init; }

    /// <summary>The visitors with the highest scores.</summary>
    public IReadOnlyList<SuspiciousVisitor> Visitors { get; init; } = [];

    /// <summary>The log lines of those whose attacks were answered with success; null where none were kept.</summary>
    public KeptEvidence? Evidence { get; init; }
}
