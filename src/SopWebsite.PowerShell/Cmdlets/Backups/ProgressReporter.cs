using System.Diagnostics;
using System.Management.Automation;
using SopWebsite.Backups;
using SopWebsite.Languages;
using SopWebsite.PowerShell.Abstractions;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Shows progress only where it is wanted: after a second, when the stage or the percentage changes, and always to its end.</summary>
internal sealed class ProgressReporter(PipelineWriter writer, string activity) : IProgress<BackupProgress>
{
    private const int Id = 1;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private (BackupStage Stage, int Percent) _shown = (default, -2);

    public void Report(BackupProgress value)
    {
        if (_watch.ElapsedMilliseconds < 1000) return;
        var percent = value.Total is > 0 and var total ? (int)Math.Min(100, value.Done * 100d / total) : -1;
        if (_shown == (value.Stage, percent)) return;
        _shown = (value.Stage, percent);
        writer.WriteProgress(new ProgressRecord(Id, activity, StageOf(value.Stage).ToString())
        {
            PercentComplete = percent,
            CurrentOperation = value.Current,
        });
    }

    /// <summary>Takes the bar away, if one was shown.</summary>
    public void Complete()
    {
        if (_shown.Percent >= -1) writer.WriteProgress(new ProgressRecord(Id, activity, " ") { RecordType = ProgressRecordType.Completed });
    }

    private static Phrase StageOf(BackupStage stage) => stage switch
    {
        BackupStage.Listing => new Phrase("Listing files", "Mendaftar berkas"),
        BackupStage.Archiving => new Phrase("Writing the archive", "Menulis arsip"),
        BackupStage.Dumping => new Phrase("Dumping the database", "Men-dump database"),
        BackupStage.Verifying => new Phrase("Verifying", "Memverifikasi"),
        _ => new Phrase("Restoring files", "Memulihkan berkas"),
    };
}
