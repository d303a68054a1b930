using SopWebsite.PowerShell.Abstractions;
using SopWebsite.Visitors;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>Tells how far the reading of logs is.</summary>
internal sealed class ReadingProgress(SlowProgress bar, IReadOnlyList<LogSource> logs)
{
    private readonly long _total = logs.Sum(SizeOf);
    private long _read;

    /// <summary>The logs, whose reading moves the progress on.</summary>
    public IReadOnlyList<LogSource> Watched => logs.Select(log => log.Observed(read =>
    {
        _read += read;
        if (_total > 0) bar.Show(stage: null, (int)Math.Min(99, _read * 100 / _total), () => log.Name);
    })).ToList();

    private static long SizeOf(LogSource log)
    {
        try
        {
            return new FileInfo(log.Name).Length;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The reading itself will report it.
            return 0;
        }
    }
}
