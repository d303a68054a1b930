using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Visitors.Clients;
using SopWebsite.Visitors.Logs;
using SopWebsite.Visitors.Masking;

namespace SopWebsite.Visitors;

/// <summary>Reads access logs and counts the activity in them.</summary>
/// <param name="options">How it is counted.</param>
public sealed class VisitorActivityReader(VisitorActivityOptions options)
{
    // An unknown zone is refused before anything is read.
    private readonly TimeSpan _offset = IndonesianZone.OffsetOf(options.Zone);

    /// <summary>Reads with the defaults: nothing is known of user agents, nothing is masked.</summary>
    /// <param name="zone">WIB, WITA or WIT: where the days begin.</param>
    /// <param name="options">The period and the limits; null for the defaults.</param>
    public VisitorActivityReader(string zone = "WIB", VisitorScanOptions? options = null)
        : this(new VisitorActivityOptions { Zone = zone, Scan = options ?? new VisitorScanOptions() })
    {
    }

    /// <summary>Counts all logs as one history.</summary>
    /// <param name="sources">The logs.</param>
    /// <param name="faults">Files that could not be read, or not to their end; the others were.</param>
    /// <param name="cancellation">Stops at the next buffer.</param>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    public VisitorActivitySummary Read(
        IReadOnlyCollection<LogSource> sources, out IReadOnlyList<SopException> faults, CancellationToken cancellation = default)
    {
        var book = new ActivityBook(options, _offset);
        var pass = new LogPass(options.Scan, book);
        pass.Run(sources, cancellation);
        faults = pass.Faults;
        return new AddressMask(options.Masking).Apply(book.Summary(pass.Summary()));
    }
}
