using SopWebsite.Errors;
using SopWebsite.Visitors.Clients;
using SopWebsite.Visitors.Logs;
using SopWebsite.Visitors.Rules;

namespace SopWebsite.Visitors.Following;

/// <summary>Reads what a plan says is new, going on with the buckets of the pass before, and counts it by days.</summary>
/// <param name="rules">What to look for.</param>
/// <param name="memory">The buckets of the pass before; null for empty ones.</param>
/// <param name="offset">The site's zone: where its days begin.</param>
internal sealed class FollowedReading(VisitorRules rules, string? memory, TimeSpan offset)
{
    /// <summary>More addresses than this are not kept apart within a pass.</summary>
    private const int AddressLimit = 100_000;

    private readonly DayLedger _ledger = new(offset);

    /// <summary>What was found, by days.</summary>
    public IReadOnlyList<(string Day, IReadOnlyCollection<VisitorTally> Tallies)> Days { get; private set; } = [];

    /// <summary>How the logs are read.</summary>
    public VisitorScanOptions Options { get; init; } = new();

    /// <summary>The figures of the new lines.</summary>
    public VisitorScanSummary Summary { get; private set; } = new();

    /// <summary>Logs that could not be read, or not to their end.</summary>
    public IReadOnlyList<SopException> Faults { get; private set; } = [];

    /// <summary>The buckets for the next pass.</summary>
    public string? Memory { get; private set; } = memory;

    /// <summary>Reads the new lines.</summary>
    /// <param name="plan">What is new.</param>
    /// <param name="watch">Makes of each log one whose reading is watched; null for none.</param>
    /// <param name="cancellation">Stops at the next buffer.</param>
    public void Run(LogPlan plan, Func<LogSource, LogSource>? watch, CancellationToken cancellation)
    {
        var news = plan.News;
        if (news.Count == 0) return;
        var options = Options with { AddressLimit = AddressLimit };
        var book = new ClientBook(rules.Book, options.AddressLimit, Memory) { Ledger = _ledger };
        var pass = new LogPass(options, book);
        pass.Run(news.Select(slice => Source(slice, watch)).ToList(), cancellation);
        _ledger.Close(book.TakeTallies());
        (Days, Faults, Memory) = (_ledger.Days.ToList(), pass.Faults, book.Remember());
        Summary = pass.Summary() with
        {
            Addresses = Days.SelectMany(day => day.Tallies).Select(tally => tally.Address).Distinct(StringComparer.Ordinal).Count(),
            UntrackedRequests = Days.SelectMany(day => day.Tallies).Where(tally => tally.Address == SuspiciousVisitor.OtherAddress)
                .Sum(tally => tally.Requests),
        };
    }

    private static LogSource Source(LogSlice slice, Func<LogSource, LogSource>? watch)
    {
        var source = LogSource.OfStream(slice.Log.Path, slice.Open).After(slice.LinesBefore).InFormat(slice.Format);
        return watch is null ? source : watch(source);
    }
}
