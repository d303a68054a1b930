using SopWebsite.Monitoring;

namespace SopWebsite.Tests.Monitoring;

public sealed class ThrottledRunTests
{
    [Theory]
    [InlineData(1, 100)]
    [InlineData(7, 5000)]
    [InlineData(512, 5000)]
    [InlineData(512, 3)]
    public async Task EveryItemIsDoneOnceAndHandedOverAlone(int limit, int count)
    {
        var (under, peak, handing, next) = (0, 0, 0, 0);
        var found = new List<int>();

        await ThrottledRun.RunAsync(
            _ => Task.FromResult<object?>(next < count ? next++ : null),
            async (item, _) =>
            {
                var now = Interlocked.Increment(ref under);
                for (var seen = peak; now > seen; seen = peak) Interlocked.CompareExchange(ref peak, now, seen);
                await Task.Yield();
                Interlocked.Decrement(ref under);
                return (int)item * 2;
            },
            limit,
            async (item, result) =>
            {
                Assert.Equal(1, Interlocked.Increment(ref handing));
                await Task.Yield();
                Assert.Equal((int)item * 2, result);
                found.Add((int)item);
                Interlocked.Decrement(ref handing);
            },
            CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, count), found.Order());
        Assert.InRange(peak, 1, Math.Min(limit, count));
    }

    [Fact]
    public async Task NoMoreIsTakenThanThereIsRoomFor()
    {
        var taken = 0;
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var run = ThrottledRun.RunAsync(
            _ => Task.FromResult<object?>(Interlocked.Increment(ref taken) <= 100 ? taken : null),
            async (_, _) =>
            {
                if (taken >= 4) full.TrySetResult();
                await gate.Task;
                return 0;
            },
            4, (_, _) => Task.CompletedTask, CancellationToken.None);
        await full.Task;

        Assert.Equal(4, taken);
        gate.SetResult();
        await run;
    }

    [Fact]
    public async Task AFailureEndsTheRestAndIsThrown()
    {
        var next = 0;
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => ThrottledRun.RunAsync(
            _ => Task.FromResult<object?>(next++),
            (item, stop) =>
                (int)item == 5
                    ? throw new InvalidOperationException("lima")
                    : Task.Delay(Timeout.Infinite, stop).ContinueWith(_ => 0, TaskScheduler.Default),
            8, (_, _) => Task.CompletedTask, CancellationToken.None));

        Assert.Equal("lima", failure.Message);
    }

    [Fact]
    public async Task AQueueHandsOverAsItFillsAndEnds()
    {
        var queue = new TargetQueue(2);
        AvailabilityTarget[] targets = [.. Enumerable.Range(0, 4).Select(n => AvailabilityTarget.Of(new Uri($"http://pn-{n}.example.go.id/")))];
        var waiting = queue.NextAsync(CancellationToken.None);

        Assert.False(waiting.IsCompleted);
        Assert.True(queue.TryAdd(targets[0]));
        Assert.Same(targets[0], await waiting);
        Assert.True(queue.TryAdd(targets[1]));
        Assert.True(queue.TryAdd(targets[2]));
        Assert.False(queue.TryAdd(targets[3]));
        Assert.Same(targets[1], await queue.NextAsync(CancellationToken.None));
        Assert.True(queue.TryAdd(targets[3]));
        queue.Complete();
        Assert.Same(targets[2], await queue.NextAsync(CancellationToken.None));
        Assert.Same(targets[3], await queue.NextAsync(CancellationToken.None));
        Assert.Null(await queue.NextAsync(CancellationToken.None));
        Assert.Null(await queue.NextAsync(CancellationToken.None));
    }

    [Fact]
    public async Task WaitingForTheNextCanBeCancelled()
    {
        using var cancelling = new CancellationTokenSource();
        var waiting = new TargetQueue(1).NextAsync(cancelling.Token);
        await cancelling.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
