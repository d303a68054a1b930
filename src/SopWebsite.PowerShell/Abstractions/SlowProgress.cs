using System.Diagnostics;
using System.Management.Automation;

namespace SopWebsite.PowerShell.Abstractions;

/// <summary>Shows progress only where it is wanted: after a second, when the stage or the percentage changes, and always to its end.</summary>
/// <param name="writer">Where the records go.</param>
/// <param name="activity">What is going on.</param>
internal sealed class SlowProgress(PipelineWriter writer, string activity)
{
    /// <summary>The percentage of what nobody can foresee the end of.</summary>
    public const int Unknown = -1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private (object? Stage, int Percent)? _shown;

    /// <summary>Shows where the work is.</summary>
    /// <param name="stage">The stage it is in: another one is shown at once, though the percentage is the same.</param>
    /// <param name="percent">0 to 100, or <see cref="Unknown"/>.</param>
    /// <param name="status">How the stage is told; asked for only when it is shown.</param>
    /// <param name="current">The item it is at.</param>
    public void Show(object? stage, int percent, Func<string> status, string? current = null)
    {
        if (_watch.Elapsed < Patience || _shown is { } shown && Equals(shown.Stage, stage) && shown.Percent == percent) return;
        _shown = (stage, percent);
        // A record of its own each time: the pipeline thread reads it later.
        writer.WriteProgress(new ProgressRecord(1, activity, status()) { PercentComplete = percent, CurrentOperation = current });
    }

    /// <summary>Takes the bar away, if one was shown.</summary>
    public void Complete()
    {
        if (_shown is not null) writer.WriteProgress(new ProgressRecord(1, activity, " ") { RecordType = ProgressRecordType.Completed });
    }
}
