namespace SopWebsite.Monitoring;

/// <summary>Does work for items while they arrive, so many at a time, and hands the results over one by one. Each item costs the same.</summary>
internal static class ThrottledRun
{
    /// <summary>Ends when the items have ended and everything is handed over; the first failure ends the rest and is thrown.</summary>
    /// <param name="next">The next item; null for no more.</param>
    /// <param name="work">The work.</param>
    /// <param name="limit">How many are worked on at a time, at least 1.</param>
    /// <param name="found">Takes an item and its result; the next is handed over when it is done.</param>
    /// <param name="cancellation">Ends everything under way.</param>
    public static async Task RunAsync<TItem, TResult>(
        Func<CancellationToken, Task<TItem?>> next, Func<TItem, CancellationToken, Task<TResult>> work, int limit,
        Func<TItem, TResult, Task> found, CancellationToken cancellation)
        where TItem : class
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var places = new SemaphoreSlim(limit);
        using var handing = new SemaphoreSlim(1);
        Exception? first = null;
        try
        {
            while (true)
            {
                await places.WaitAsync(ending.Token).ConfigureAwait(false);
                var item = await TakeAsync().ConfigureAwait(false);
                if (item is null) break;
                _ = DoAsync(item);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Asked for, or an item failed: what follows tells which.
        }
        // Whatever ended the loop, nothing is left running behind it: whoever holds all places is alone.
        for (var free = 0; free < limit; free++) await places.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        if (first is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(first).Throw();

        async Task<TItem?> TakeAsync()
        {
            TItem? item = null;
            try
            {
                return item = await next(ending.Token).ConfigureAwait(false);
            }
            finally
            {
                if (item is null) places.Release();
            }
        }

        async Task DoAsync(TItem item)
        {
            try
            {
                var result = await work(item, ending.Token).ConfigureAwait(false);
                await handing.WaitAsync(ending.Token).ConfigureAwait(false);
                try
                {
                    await found(item, result).ConfigureAwait(false);
                }
                finally
                {
                    handing.Release();
                }
            }
            catch (OperationCanceledException) when (ending.IsCancellationRequested)
            {
                // Asked for.
            }
            catch (Exception failure)
            {
                Interlocked.CompareExchange(ref first, failure, null);
#if NET8_0_OR_GREATER
                await ending.CancelAsync().ConfigureAwait(false);
#else
                ending.Cancel();
#endif
            }
            finally
            {
                places.Release();
            }
        }
    }
}
