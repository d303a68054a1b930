using SopWebsite.Errors;

namespace SopWebsite.Visitors;

/// <summary>What a scan of logs found.</summary>
public sealed record VisitorScanResult
{
    /// <summary>The visitors worth a look, the highest score first.</summary>
    public IReadOnlyList<SuspiciousVisitor> Visitors { get; init; } = [];

    /// <summary>The figures of the scan.</summary>
    public required VisitorScanSummary Summary { get; init; }

    /// <summary>Files that could not be read, or not to their end; the others were.</summary>
    public IReadOnlyList<SopException> Faults { get; init; } = [];
}

/// <summary>The figures of a scan.</summary>
public sealed record VisitorScanSummary
{
    /// <summary>Each file that was read, in the order of their first requests.</summary>
    public LogFileCount[] Files { get; init; } = [];

    /// <summary>Lines that are not blank.</summary>
    public long Lines { get; init; }

    /// <summary>Requests in the period.</summary>
    public long Requests { get; init; }

    /// <summary>Lines that are in no known format.</summary>
    public long Unparsed { get; init; }

    /// <summary>Requests outside the period.</summary>
    public long OutOfPeriod { get; init; }

    /// <summary>Different addresses that were kept apart; at most the limit of addresses.</summary>
    public long Addresses { get; init; }

    /// <summary>Addresses that were given up for newer ones, after few requests and without a match; one that came again counts again.</summary>
    public long DemotedAddresses { get; init; }

    /// <summary>Requests of addresses that found no room in the table or were given up, counted together.</summary>
    public long UntrackedRequests { get; init; }

    /// <summary>The first request in the period, UTC; null for none.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>The last request in the period, UTC; null for none.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>Visitors with verdict Watch.</summary>
    public int Watch { get; init; }

    /// <summary>Visitors with verdict Suspicious.</summary>
    public int Suspicious { get; init; }

    /// <summary>Visitors with verdict Hostile.</summary>
    public int Hostile { get; init; }

    /// <summary>Attacks that the site answered with 2xx.</summary>
    public long Succeeded { get; init; }
}

/// <summary>The lines of one log.</summary>
public sealed record LogFileCount
{
    /// <summary>The file's path, or the stream's name.</summary>
    public required string Name { get; init; }

    /// <summary>Bytes of text, after unpacking.</summary>
    public long Bytes { get; init; }

    /// <summary>Where the last line that was read ends, its line end included: bytes from the beginning of the text, after unpacking.</summary>
    public long EndOffset { get; init; }

    /// <summary>Lines that are not blank.</summary>
    public long Lines { get; init; }

    /// <summary>Lines that are in no known format.</summary>
    public long Unparsed { get; init; }

    /// <summary>The numbers of the first <see cref="MostUnparsedAt"/> of them, from 1; lines that were skipped because of their length are not among them.</summary>
    public long[] UnparsedAt { get; init; } = [];

    /// <summary>The first of them, redacted, escaped and capped as <see cref="VisitorReason.SampleLine"/> is; null for none.</summary>
    public string? FirstUnparsed { get; init; }

    /// <summary>So many lines are named in <see cref="UnparsedAt"/>.</summary>
    public const int MostUnparsedAt = 100;
}
