using SopWebsite.Errors;

namespace SopWebsite.Visitors.Following;

/// <summary>
/// Follows logs as they are written and tells of a visitor when its verdict first rises, and whenever it grows worse. Rotation, cutting and
/// packing of the logs do no harm.
/// </summary>
public sealed class VisitorWatch
{
    private readonly Dictionary<string, VisitorVerdict> _told = new(StringComparer.Ordinal);
    private readonly TimeSpan _poll;
    private readonly TimeSpan _pause;

    /// <param name="poll">How often to look even if the system tells of no change; null for two seconds.</param>
    /// <param name="pause">How long to let changes gather between two passes; null for a quarter of a second.</param>
    public VisitorWatch(TimeSpan? poll = null, TimeSpan? pause = null)
    {
        _poll = poll ?? TimeSpan.FromSeconds(2);
        _pause = pause ?? TimeSpan.FromMilliseconds(250);
    }

    /// <summary>Reads what is there and then what comes, until it is asked to stop.</summary>
    /// <param name="paths">The logs' paths; wildcards in the last part are allowed.</param>
    /// <param name="pass">Reads what is new.</param>
    /// <param name="tell">Hears of each visitor whose verdict is new or worse, the gravest of a pass first.</param>
    /// <param name="remark">Hears of what is wrong with logs, each thing once in a row, and of gaps.</param>
    /// <param name="cancellation">Ends it; the last pass is left whole.</param>
    /// <exception cref="OperationCanceledException">It was asked to stop: that is how it ends.</exception>
    public async Task RunAsync(
        IReadOnlyCollection<string> paths, Func<CancellationToken, VisitorScanResult> pass, Action<SuspiciousVisitor> tell,
        Action<VisitorScanResult> remark, CancellationToken cancellation)
    {
        using var watch = new LogWatch(paths, _poll);
        var faults = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var result = pass(cancellation);
            foreach (var visitor in result.Visitors)
                if (IsNews(visitor)) tell(visitor);
            var fresh = result.Faults.Where(fault => !faults.Contains(KeyOf(fault))).ToList();
            faults = new HashSet<string>(result.Faults.Select(KeyOf), StringComparer.Ordinal);
            if (fresh.Count + result.Gaps.Count > 0 || result.Summary.Unparsed > 0) remark(result with { Faults = fresh });
            await Task.Delay(_pause, cancellation).ConfigureAwait(false);
            await watch.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    private bool IsNews(SuspiciousVisitor visitor)
    {
        if (_told.TryGetValue(visitor.Address, out var before) && visitor.Verdict <= before) return false;
        _told[visitor.Address] = visitor.Verdict;
        return true;
    }

    private static string KeyOf(SopException fault) => fault.Id + "\n" + fault.Phrase.English;
}
