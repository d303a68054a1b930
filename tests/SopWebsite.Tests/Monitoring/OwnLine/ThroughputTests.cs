using SopWebsite.Monitoring;
using SopWebsite.Monitoring.OwnLine;
using SopWebsite.Probing;
using SopWebsite.Tests.Support;
using static SopWebsite.Tests.Monitoring.Checking;

namespace SopWebsite.Tests.Monitoring.OwnLine;

/// <summary>Throttled servers on loopback; the stopwatch moves only when they say so.</summary>
public sealed class ThroughputTests : IAsyncDisposable
{
    /// <summary>The stopwatch is read for the phases, and then for each piece that comes.</summary>
    private const int FirstPiece = 5, MostReads = 1_000_000;

    private readonly RawServer _world = RawServer.Start((_, _) => Task.CompletedTask);
    private readonly SmallNameServer _names = SmallNameServer.Honest("pn-contoh.example");

    public async ValueTask DisposeAsync()
    {
        _names.Dispose();
        await _world.DisposeAsync();
    }

    [Theory]
    [InlineData(null, AvailabilityState.Up)]
    [InlineData(4.0, AvailabilityState.Up)]
    // 8 Mbit in 2 seconds are less than 80 % of 10 Mbit/s.
    [InlineData(10.0, AvailabilityState.Degraded)]
    public async Task WhatComesInATimeIsHeldAgainstThePromise(double? promised, AvailabilityState state)
    {
        const int size = 1_000_000;
        var watch = new SteppedWatch(MostReads);
        await using var server = LoopbackServer.Start(async exchange =>
        {
            await exchange.SendAsync($"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {size}\r\n\r\n");
            await exchange.SendAsync(new byte[100]);
            await watch.PassAsync(FirstPiece, 2000);
            await exchange.SendAsync(new byte[size - 100]);
        });

        var found = await TestAsync(server.Uri, watch.Read, promised);

        Assert.Equal((state, promised), (found.State, found.PromisedMbps));
        Assert.InRange(found.Mbps!.Value, (size - 100) * 8 / 2e6, size * 8 / 2e6);
        Assert.Equal(state == AvailabilityState.Up ? null : ConnectionPart.Throughput, found.BrokenPart);
        var leg = found.Legs.Single(leg => leg.Part == ConnectionPart.Throughput);
        Assert.Equal((2000.0, server.Uri.OriginalString), (leg.Milliseconds, leg.Target));
        Assert.DoesNotContain("Accept-Encoding", Assert.Single(server.Requests), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task ALineThatStallsIsSlowUntilTheTimeIsOver()
    {
        var watch = new SteppedWatch(MostReads);
        await using var server = LoopbackServer.Start(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9000000\r\n\r\n");
            await exchange.SendAsync(new byte[100]);
            await watch.PassAsync(FirstPiece, 1000);
            await exchange.SendAsync(new byte[125_000]);
            await watch.PassAsync(FirstPiece + 1, 9000);
            await exchange.HangAsync();
        });

        var found = await TestAsync(server.Uri, watch.Read, promised: 50, TimeSpan.FromSeconds(2));

        Assert.Equal((AvailabilityState.Degraded, ConnectionPart.Throughput), (found.State, found.BrokenPart));
        Assert.InRange(found.Mbps!.Value, 0.09, 0.1001);
    }

    [Fact]
    public async Task NoMoreIsReadThanTheLimit()
    {
        var sent = 0L;
        await using var server = LoopbackServer.Start(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            var piece = new byte[65536];
            while (!exchange.Ending.IsCancellationRequested)
            {
                await exchange.SendAsync(piece);
                Interlocked.Add(ref sent, piece.Length);
            }
        });

        var found = await TestAsync(server.Uri, elapsed: null, promised: null, TimeSpan.FromMinutes(5));

        Assert.True(found.Mbps > 0);
        // What the sockets on both sides hold comes on top.
        Assert.InRange(Interlocked.Read(ref sent), ThroughputMeter.MostBytes - 65536, ThroughputMeter.MostBytes + 20_000_000);
    }

    [Theory]
    [InlineData("HTTP/1.1 404 X\r\nConnection: close\r\nContent-Length: 2\r\n\r\nxx", "server menjawab dengan status 404")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\nxx", "yang diterima terlalu sedikit")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 200\r\n\r\nxx", "Jawaban terputus setelah 2 bita")]
    [InlineData("sampah\r\n\r\n", "bukan HTTP yang benar")]
    [InlineData("", "memutuskannya tanpa jawaban")]
    public async Task WhatCannotBeMeasuredIsUnknownAndNoFaultOfTheLine(string answer, string said)
    {
        await using var server = LoopbackServer.Start(exchange => exchange.SendAsync(answer));

        var found = await TestAsync(server.Uri, elapsed: null, promised: 50);

        Assert.Equal((AvailabilityState.Up, null, null), (found.State, found.BrokenPart, found.Mbps));
        var leg = found.Legs.Single(leg => leg.Part == ConnectionPart.Throughput);
        Assert.Equal(ConnectionVerdict.Unknown, leg.Verdict);
        Assert.Contains(said, leg.Reason.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NothingIsFetchedWhereTheWorldIsNotReached()
    {
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, "x"));
        var settings = Settings(server.Uri) with { Targets = [new Uri($"tcp://127.0.0.1:{LoopbackServer.ClosedPort()}")] };

        var found = await new ConnectionTest(new SettableClock(DateTimeOffset.UnixEpoch), new FixedLink(true), settings)
            .RunAsync(speed: true, CancellationToken.None);

        Assert.DoesNotContain(found.Legs, leg => leg.Part == ConnectionPart.Throughput);
        Assert.Empty(server.Requests);
    }

    private Task<InternetConnection> TestAsync(Uri file, Func<TimeSpan>? elapsed, double? promised, TimeSpan? most = null)
    {
        var speed = elapsed is null ? Fetching : Fetching with { Elapsed = elapsed };
        return new ConnectionTest(new SettableClock(DateTimeOffset.UnixEpoch), new FixedLink(true), Settings(file))
        {
            PromisedMbps = promised, SpeedFetching = speed, SpeedTime = most ?? TimeSpan.FromSeconds(60),
        }.RunAsync(speed: true, CancellationToken.None);
    }

    private OwnLineSettings Settings(Uri file) => new()
    {
        Gateway = OwnLineSettings.NoGateway, Targets = [new($"tcp://127.0.0.1:{_world.Port}")], NameServers = [_names.Address],
        Name = "pn-contoh.example",
        SpeedUri = file,
    };
}
