using System.ComponentModel;
using SopWebsite.Backups;
using SopWebsite.Calendars;
using SopWebsite.Composition;
using SopWebsite.PowerShell.Abstractions;
using SopWebsite.Register;

namespace SopWebsite.PowerShell.Cmdlets.Backups;

/// <summary>Cmdlets that make, check or restore backup sets: off the pipeline thread, with progress, stopped at once by Ctrl+C.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class BackupCommandBase : AsyncSopCommandBase
{
    /// <summary>The duty on a register of its own.</summary>
    internal static WebsiteBackups On(IRegister register) =>
        new Workplace(register, AdapterSet, SystemClock.Instance).Backups;

    /// <summary>Runs one piece of work and writes what it gives.</summary>
    internal void Work<T>(string activity, Func<WebsiteBackups, IProgress<BackupProgress>, CancellationToken, T> work, Action<T, PipelineWriter>? also = null)
        where T : class
    {
        using var register = OpenRegister();
        Pump((writer, cancellation) =>
        {
            var progress = new ProgressReporter(writer, activity);
            T result;
            try
            {
                result = work(On(register), progress, cancellation);
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
