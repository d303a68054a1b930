using SopWebsite.Visitors.Clients;
using SopWebsite.Visitors.Logs;

namespace SopWebsite.Visitors;

/// <summary>Reads access logs and finds the visitors that attack, probe or flood the site.</summary>
/// <param name="options">The period and the limits; null for the defaults.</param>
public sealed class VisitorScanner(VisitorScanOptions? options = null)
{
    private readonly VisitorScanOptions _options = options ?? new VisitorScanOptions();

    /// <summary>Reads all logs as one history, oldest first. Files that cannot be read are among the faults; the others are read.</summary>
    /// <exception cref="OperationCanceledException">The token asked to stop; seen at every buffer.</exception>
    public VisitorScanResult Scan(IReadOnlyCollection<LogSource> sources, CancellationToken cancellation = default)
    {
        var clients = new ClientBook(_options.AddressLimit);
        var pass = new LogPass(_options);
        pass.Run(sources, clients, cancellation);
        var visitors = clients.Visitors();
        return new VisitorScanResult
        {
            Visitors = visitors,
            Faults = pass.Faults,
            Summary = pass.Summary() with
            {
                Addresses = clients.Addresses,
                UntrackedRequests = clients.UntrackedRequests,
                Watch = visitors.Count(visitor => visitor.Verdict == VisitorVerdict.Watch),
                Suspicious = visitors.Count(visitor => visitor.Verdict == VisitorVerdict.Suspicious),
                Hostile = visitors.Count(visitor => visitor.Verdict == VisitorVerdict.Hostile),
                Succeeded = visitors.Sum(visitor => visitor.Succeeded),
            },
        };
    }

    /// <summary>Reads files; see <see cref="Scan(IReadOnlyCollection{LogSource}, CancellationToken)"/>.</summary>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    public VisitorScanResult Scan(IEnumerable<string> paths, CancellationToken cancellation = default) =>
        Scan(paths.Select(LogSource.OfFile).ToList(), cancellation);
}
