using SopWebsite.Errors;
using SopWebsite.Evidence;
using SopWebsite.Languages;

namespace SopWebsite.Visitors;

/// <summary>What a scan of logs found.</summary>
public sealed record VisitorScanResult
{
    /// <summary>Every visitor with at least one sign: those whose attacks were answered with success first, then the highest score.</summary>
    public IReadOnlyList<SuspiciousVisitor> Visitors { get; init; } = [];

    /// <summary>Those of them who are on the list of allowed visitors, with the entry: left out of the verdicts, not of the counts.</summary>
    public IReadOnlyList<SuspiciousVisitor> AllowedVisitors { get; init; } = [];

    /// <summary>The hostile among them whose attacks were answered with success: each of them is a reason to report a situation.</summary>
    public IEnumerable<SuspiciousVisitor> Intruders => IntrudersAmong(Visitors);

    /// <summary>The hostile visitors whose attacks were answered with success.</summary>
    internal static IEnumerable<SuspiciousVisitor> IntrudersAmong(IEnumerable<SuspiciousVisitor> visitors) =>
        visitors.Where(visitor => visitor is { Verdict: VisitorVerdict.Hostile, Succeeded: > 0 });

    /// <summary>The lines of the <see cref="Intruders"/> that matched a rule, as the log has them; null where none were kept.</summary>
    public KeptEvidence? Evidence { get; init; }

    /// <summary>Why no evidence could be kept, or not all of it; null where that is not so.</summary>
    public Phrase? EvidenceFault { get; init; }

    /// <summary>The figures of the scan.</summary>
    public required VisitorScanSummary Summary { get; init; }

    /// <summary>Files that could not be read, or not to their end; the others were.</summary>
    public IReadOnlyList<SopException> Faults { get; init; } = [];

    /// <summary>Where lines may be missing, of logs that are read pass by pass.</summary>
    public IReadOnlyList<Following.LogGap> Gaps { get; init; } = [];
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

    /// <summary>Attacks that the site answered with success, as far as those visitors made them.</summary>
    public long Succeeded { get; init; }

    /// <summary>Visitors with signs who were left out because they are on the list of allowed ones.</summary>
    public int Allowed { get; init; }

    /// <summary>Visitors who said to be a search engine and are; 0 where nobody was asked.</summary>
    public int SearchEngines { get; init; }

    /// <summary>The same with the verdicts of these visitors.</summary>
    internal VisitorScanSummary Of(IReadOnlyCollection<SuspiciousVisitor> visitors) => this with
    {
        Watch = visitors.Count(visitor => visitor.Verdict == VisitorVerdict.Watch),
        Suspicious = visitors.Count(visitor => visitor.Verdict == VisitorVerdict.Suspicious),
        Hostile = visitors.Count(visitor => visitor.Verdict == VisitorVerdict.Hostile),
        Succeeded = visitors.Sum(visitor => visitor.Succeeded),
    };
}

/// <summary>The lines of one log.</summary>
public sealed record LogFileCount
{
    /// <summary>The file's path, or the stream's name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Its format: a name of <see cref="VisitorLogFormats.Names"/>, or the format string that was given. Told by the first lines, unless it was
    /// asked for.
    /// </summary>
    public string Format { get; init; } = "";

    /// <summary>The format at its end, as it can be given again to read on from there: the columns of IIS, say.</summary>
    public string EndFormat { get; init; } = "";

    /// <summary>Bytes of text, after unpacking.</summary>
    public long Bytes { get; init; }

    /// <summary>Where the last line that was read ends, its line end included: bytes from the beginning of the text, after unpacking.</summary>
    public long EndOffset { get; init; }

    /// <summary>Lines that are neither blank nor directives: those that were parsed and those that were not.</summary>
    public long Lines { get; init; }

    /// <summary>Lines that are requests, in the period or not.</summary>
    public long Parsed => Lines - Unparsed;

    /// <summary>Lines that are no requests but tell of those that follow, such as the <c>#Fields</c> of IIS.</summary>
    public long Directives { get; init; }

    /// <summary>Lines that are in no known format.</summary>
    public long Unparsed { get; init; }

    /// <summary>Requests in the period.</summary>
    public long Requests { get; init; }

    /// <summary>The first request in the period, UTC; null for none.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>The last request in the period, UTC; null for none.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>
    /// The numbers of the first <see cref="MostUnparsedAt"/> of them, from 1; lines that were skipped because of their length are not among
    /// them.
    /// </summary>
    public long[] UnparsedAt { get; init; } = [];

    /// <summary>The first of them, redacted, escaped and capped as <see cref="VisitorReason.SampleLine"/> is; null for none.</summary>
    public string? FirstUnparsed { get; init; }

    /// <summary>So many lines are named in <see cref="UnparsedAt"/>.</summary>
    public const int MostUnparsedAt = 100;
}
