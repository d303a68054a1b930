using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Visitors.Clients;
using SopWebsite.Visitors.Logs;

namespace SopWebsite.Visitors;

/// <summary>Reads access logs and counts the activity in them.</summary>
/// <param name="zone">WIB, WITA or WIT: where the days begin.</param>
/// <param name="options">The period and the limits; null for the defaults.</param>
public sealed class VisitorActivityReader(string zone = "WIB", VisitorScanOptions? options = null)
{
    private readonly VisitorScanOptions _options = options ?? new VisitorScanOptions();
    private readonly TimeSpan _offset = IndonesianZone.OffsetOf(zone);

    /// <summary>Counts all logs as one history.</summary>
    /// <param name="sources">The logs.</param>
    /// <param name="faults">Files that could not be read, or not to their end; the others were.</param>
    /// <param name="cancellation">Stops at the next buffer.</param>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    public VisitorActivitySummary Read(
        IReadOnlyCollection<LogSource> sources, out IReadOnlyList<SopException> faults, CancellationToken cancellation = default)
    {
        var book = new ActivityBook(_offset, _options.AddressLimit);
        var pass = new LogPass(_options, book);
        pass.Run(sources, cancellation);
        faults = pass.Faults;
        return book.Summary(pass.Summary());
    }
}
