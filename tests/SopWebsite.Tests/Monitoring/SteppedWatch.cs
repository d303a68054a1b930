namespace SopWebsite.Tests.Monitoring;

/// <summary>A stopwatch that moves only when the test's server or resolver says so, once the client has reached a border between phases.</summary>
internal sealed class SteppedWatch(int borders = 8)
{
    private readonly TaskCompletionSource[] _reached =
        [.. Enumerable.Range(0, borders).Select(_ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))];

    private long _reads;
    private long _milliseconds;

    public TimeSpan Read()
    {
        var now = TimeSpan.FromMilliseconds(Interlocked.Read(ref _milliseconds));
        _reached[Interlocked.Increment(ref _reads)].TrySetResult();
        return now;
    }

    public async Task PassAsync(int border, int milliseconds)
    {
        await _reached[border].Task;
        Interlocked.Add(ref _milliseconds, milliseconds);
    }
}
