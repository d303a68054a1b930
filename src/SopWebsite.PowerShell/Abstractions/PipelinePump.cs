using System.Collections.Concurrent;
using System.Management.Automation;

namespace SopWebsite.PowerShell.Abstractions;

/// <summary>
/// A body that runs off the pipeline thread, and what it has to write, which is written on the pipeline thread only. Every method is for
/// the pipeline thread. When a write fails (the pipeline is gone), the body is cancelled and awaited before the failure goes on.
/// </summary>
internal sealed class PipelinePump : IDisposable
{
    private const int MostTogether = 64;

    private readonly BlockingCollection<PipelineWrite> _queue;
    private readonly Action<Action> _together;
    private readonly CancellationTokenSource _cancel;
    private readonly CancellationToken _stop;
    private readonly Task _work;

    /// <param name="cmdlet">Writes.</param>
    /// <param name="body">What runs.</param>
    /// <param name="waitingWrites">How many writes may wait for the pipeline thread until the body must.</param>
    /// <param name="together">Does what is to be done before writes, many at a time: within a transaction.</param>
    /// <param name="stop">Ends the body.</param>
    public PipelinePump(
        Cmdlet cmdlet, Func<PipelineWriter, CancellationToken, Task> body, int waitingWrites, Action<Action> together, CancellationToken stop)
    {
        (_stop, _together, _queue) = (stop, together, new(waitingWrites));
        _cancel = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var token = _cancel.Token;
        var writer = new PipelineWriter(cmdlet, _queue, token);
        _work = Task.Run(
            async () =>
            {
                try
                {
                    await body(writer, token).ConfigureAwait(false);
                }
                finally
                {
                    _queue.CompleteAdding();
                }
            },
            CancellationToken.None);
    }

    /// <summary>Writes what is there, waiting for it a while; false when nothing came, or nothing more will.</summary>
    public bool Write(TimeSpan patience)
    {
        try
        {
            if (!_queue.TryTake(out var first, patience)) return false;
            if (first.Before is null)
            {
                first.Write();
                return true;
            }
            List<PipelineWrite> waiting = [first];
            while (waiting.Count < MostTogether && _queue.TryTake(out var next)) waiting.Add(next);
            _together(() => waiting.ForEach(one => one.Before?.Invoke()));
            waiting.ForEach(one => one.Write());
            return true;
        }
        catch
        {
            End();
            throw;
        }
    }

    /// <summary>True when the body has ended and everything is written.</summary>
    public bool IsOver => _queue.IsCompleted;

    /// <summary>Writes everything to the body's end and rethrows its failure.</summary>
    public void Finish()
    {
        while (!IsOver) Write(Timeout.InfiniteTimeSpan);
        try
        {
            _work.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Ends the body, whatever it is at.</summary>
    public void Dispose()
    {
        End();
        _queue.Dispose();
        _cancel.Dispose();
    }

    /// <summary>Cancels and awaits work whose outcome no one reads any more: the pipeline has failed already, with the failure that counts.</summary>
    private void End()
    {
        _cancel.Cancel();
        _work.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)
            .Wait(CancellationToken.None);
    }
}
