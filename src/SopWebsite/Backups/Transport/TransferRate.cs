using System.Diagnostics;

namespace SopWebsite.Backups.Transport;

/// <summary>A limit on the speed of transfers, shared by all sessions of one: who wants to send bytes asks first and waits its turn.</summary>
/// <param name="bytesPerSecond">The limit.</param>
public sealed class TransferRate(long bytesPerSecond)
{
    private readonly object _turn = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private double _free;

    /// <summary>The limit.</summary>
    public long BytesPerSecond { get; } = bytesPerSecond > 0 ? bytesPerSecond : throw new ArgumentOutOfRangeException(nameof(bytesPerSecond));

    /// <summary>Waits until so many bytes may go.</summary>
    public void Take(int bytes, CancellationToken cancellation)
    {
        double wait;
        lock (_turn)
        {
            var now = _watch.Elapsed.TotalSeconds;
            // Each taker books the time its bytes last, after whoever booked before; what was not used before now is gone.
            var begin = Math.Max(now, _free);
            _free = begin + ((double)bytes / BytesPerSecond);
            wait = begin - now;
        }
        if (wait > 0.001) cancellation.WaitHandle.WaitOne(TimeSpan.FromSeconds(wait));
        cancellation.ThrowIfCancellationRequested();
    }
}
