using System.Collections.Concurrent;

namespace SopWebsite.Monitoring;

/// <summary>Addresses on their way to be checked: put in by one, taken out by another, never more than fit.</summary>
/// <param name="capacity">How many may wait.</param>
public sealed class TargetQueue(int capacity)
{
    private readonly ConcurrentQueue<AvailabilityTarget> _waiting = new();
    private readonly SemaphoreSlim _arrived = new(0);
    private int _count;
    private volatile bool _isComplete;

    /// <summary>Puts an address in; false when there is no room now.</summary>
    public bool TryAdd(AvailabilityTarget target)
    {
        if (Volatile.Read(ref _count) >= capacity) return false;
        Interlocked.Increment(ref _count);
        _waiting.Enqueue(target);
        _arrived.Release();
        return true;
    }

    /// <summary>Says that no more will come.</summary>
    public void Complete()
    {
        _isComplete = true;
        _arrived.Release();
    }

    /// <summary>Takes the next out, waiting for it; null when all have been taken and no more will come. For one taker at a time.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    internal async Task<AvailabilityTarget?> NextAsync(CancellationToken cancellation)
    {
        while (true)
        {
            if (_waiting.TryDequeue(out var next))
            {
                Interlocked.Decrement(ref _count);
                return next;
            }
            if (_isComplete && _waiting.IsEmpty) return null;
            await _arrived.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }
}
