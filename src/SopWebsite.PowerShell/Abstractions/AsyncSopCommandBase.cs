using System.Collections.Concurrent;
using System.ComponentModel;
using System.Management.Automation;

namespace SopWebsite.PowerShell.Abstractions;

/// <summary>
/// The one way to asynchronous work: <see cref="Pump"/> runs a body off the pipeline thread and writes what it writes on the pipeline
/// thread. However the pipeline ends (Ctrl+C, <c>Select-Object -First 1</c>, an error action of Stop), the body is cancelled and awaited.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AsyncSopCommandBase : RegisterCommandBase
{
    private const int WaitingWrites = 64;
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Runs a body to its end and rethrows its failure. Called on the pipeline thread.</summary>
    protected void Pump(Func<PipelineWriter, CancellationToken, Task> body)
    {
        using var queue = new BlockingCollection<Action>(WaitingWrites);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
        var writer = new PipelineWriter(this, queue, cancel.Token);
        var work = Task.Run(
            async () =>
            {
                try
                {
                    await body(writer, cancel.Token).ConfigureAwait(false);
                }
                finally
                {
                    queue.CompleteAdding();
                }
            },
            CancellationToken.None);
        try
        {
            foreach (var write in queue.GetConsumingEnumerable(CancellationToken.None)) write();
        }
        catch
        {
            cancel.Cancel();
            Await(work);
            throw;
        }
        try
        {
            work.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _stop.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Waits for work whose outcome no one reads any more: the pipeline has failed already, with the failure that counts.</summary>
    private static void Await(Task work) =>
        work.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait();
}
