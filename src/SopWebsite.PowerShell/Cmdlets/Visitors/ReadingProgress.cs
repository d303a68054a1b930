using System.Diagnostics;
using System.Management.Automation;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.Visitors;

namespace SopWebsite.PowerShell.Cmdlets.Visitors;

/// <summary>Shows how far the reading of logs is: after a second, when the percent changes, always completed.</summary>
internal sealed class ReadingProgress(PipelineWriter writer, IReadOnlyList<LogSource> logs)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly long _total = logs.Sum(SizeOf);
    private readonly string _title = new Phrase("Reading visitor logs", "Membaca log pengunjung").ToString();
    private long _read;
    private int _shown = -1;

    /// <summary>The logs, whose reading moves the progress on.</summary>
    public IReadOnlyList<LogSource> Watched => logs.Select(log => log.Observed(read =>
    {
        _read += read;
        if (_watch.Elapsed < Patience || _total == 0) return;
        var percent = (int)Math.Min(99, _read * 100 / _total);
        if (percent == _shown) return;
        _shown = percent;
        // A record of its own each time: the pipeline thread reads it later.
        writer.WriteProgress(new ProgressRecord(1, _title, log.Name) { PercentComplete = percent });
    })).ToList();

    /// <summary>Takes the progress away again.</summary>
    public void Complete()
    {
        if (_shown >= 0) writer.WriteProgress(new ProgressRecord(1, _title, " ") { RecordType = ProgressRecordType.Completed });
    }

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
