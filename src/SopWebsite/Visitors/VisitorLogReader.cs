using SopWebsite.Errors;
using SopWebsite.Visitors.Logs;

namespace SopWebsite.Visitors;

/// <summary>Reads access logs to tell what is in them and what of them cannot be read.</summary>
/// <param name="options">The format and the period; null for the defaults.</param>
public sealed class VisitorLogReader(VisitorScanOptions? options = null)
{
    private readonly VisitorScanOptions _options = options ?? new VisitorScanOptions();

    /// <summary>Reads all logs.</summary>
    /// <param name="sources">The logs.</param>
    /// <param name="faults">Files that could not be read, or not to their end; the others were.</param>
    /// <param name="cancellation">Stops at the next buffer.</param>
    /// <exception cref="OperationCanceledException">The token asked to stop.</exception>
    public VisitorScanSummary Read(
        IReadOnlyCollection<LogSource> sources, out IReadOnlyList<SopException> faults, CancellationToken cancellation = default)
    {
        var pass = new LogPass(_options, new Nobody());
        pass.Run(sources, cancellation);
        faults = pass.Faults;
        return pass.Summary();
    }

    private sealed class Nobody : IBlockSink, IBlockWorker
    {
        public IBlockWorker NewWorker() => this;

        public void Prepare(LineBlock block)
        {
            // The lines are counted by whoever reads them.
        }

        public void Take(LineBlock block)
        {
            // And nobody asks for more.
        }
    }
}
