using System.Collections.Concurrent;
using SopWebsite.Calendars;
using SopWebsite.Monitoring;
using SopWebsite.Tests.Support;
using static SopWebsite.Tests.Monitoring.Checking;

namespace SopWebsite.Tests.Monitoring;

public sealed class AvailabilityManyTests
{
    private readonly AvailabilityCheck _check = new(SystemClock.Instance, new FixedLink(true));

    [Fact]
    public async Task ResultsComeAsTheyAreReadyNotInOrder()
    {
        var othersFound = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = LoopbackServer.Start(async exchange =>
        {
            if (string.Equals(exchange.Path, "/lambat", StringComparison.Ordinal)) await othersFound.Task;
            await exchange.ReplyAsync(200, "ya");
        });
        var targets = new[] { "/lambat", "/1", "/2", "/3", "/4" }.Select(path => AvailabilityTarget.Of(server.At(path)));
        var found = new List<string>();

        await _check.CheckAllAsync(targets, new(), 2, result =>
        {
            found.Add(result.Uri.AbsolutePath);
            if (found.Count == 4) othersFound.SetResult();
            return Task.CompletedTask;
        }, CancellationToken.None);

        Assert.Equal(["/1", "/2", "/3", "/4", "/lambat"], found);
    }

    [Fact]
    public async Task AsManyAsTheLimitAreUnderWayAndNoMore()
    {
        var under = 0;
        var threeAreIn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var peaks = new ConcurrentBag<int>();
        await using var server = LoopbackServer.Start(async exchange =>
        {
            var now = Interlocked.Increment(ref under);
            peaks.Add(now);
            if (now == 3) threeAreIn.TrySetResult();
            await threeAreIn.Task;
            Interlocked.Decrement(ref under);
            await exchange.ReplyAsync(200, "ya");
        });

        var count = 0;
        await _check.CheckAllAsync(
            Enumerable.Range(0, 30).Select(n => AvailabilityTarget.Of(server.At("/" + n))), new(), 3,
            _ =>
            {
                count++;
                return Task.CompletedTask;
            },
            CancellationToken.None);

        Assert.Equal((30, 3), (count, peaks.Max()));
    }

    [Fact]
    public async Task CancellingEndsWhatIsUnderWay()
    {
        using var cancelling = new CancellationTokenSource();
        var asked = 0;
        await using var server = LoopbackServer.Start(async exchange =>
        {
            if (Interlocked.Increment(ref asked) == 3) await cancelling.CancelAsync();
            await exchange.HangAsync();
        });

        var all = _check.CheckAllAsync(
            Enumerable.Range(0, 9).Select(n => AvailabilityTarget.Of(server.At("/" + n))), new() { Timeout = TimeSpan.FromHours(1) }, 3,
            _ => Task.CompletedTask, cancelling.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => all);
    }

    [Fact]
    public async Task AReceiverThatFailsEndsTheRestAndIsHeard()
    {
        await using var server = LoopbackServer.Start(exchange =>
            string.Equals(exchange.Path, "/cepat", StringComparison.Ordinal) ? exchange.ReplyAsync(200, "ya") : exchange.HangAsync());

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => _check.CheckAllAsync(
            [AvailabilityTarget.Of(server.At("/diam")), AvailabilityTarget.Of(server.At("/cepat"))],
            new() { Timeout = TimeSpan.FromHours(1) }, 2, _ => throw new InvalidOperationException("penerima"), CancellationToken.None));

        Assert.Equal("penerima", failure.Message);
    }
}
