using System.ComponentModel;
using SopWebsite.Backups;
using SopWebsite.PowerShell.Abstractions;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Cmdlets that make, check or restore backup sets: off the pipeline thread, with progress, stopped at once by Ctrl+C.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class BackupCommandBase : AsyncSopCommandBase
{
    /// <summary>Runs one piece of work and writes what it gives.</summary>
    internal void Work<T>(
        string activity, Func<WebsiteBackups, IProgress<BackupProgress>, CancellationToken, T> work, Action<T, PipelineWriter>? also = null)
        where T : class
    {
        var backups = Workplace.Backups;
        Pump((writer, cancellation) =>
        {
            var progress = new SlowProgress(writer, activity);
            T result;
            try
            {
                result = work(backups, new ProgressReporter(progress), cancellation);
            }
            finally
            {
                // After a stop nobody takes it any more, and the failure that counts is the other one.
                if (!cancellation.IsCancellationRequested) progress.Complete();
            }
            also?.Invoke(result, writer);
            writer.WriteObject(result);
            return Task.CompletedTask;
        });
    }
}
