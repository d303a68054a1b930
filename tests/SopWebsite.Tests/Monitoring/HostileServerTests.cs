using System.Text;
using SopWebsite.Calendars;
using SopWebsite.Monitoring;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Tests.Support;
using static SopWebsite.Tests.Monitoring.Checking;

namespace SopWebsite.Tests.Monitoring;

/// <summary>
/// Servers that mean harm or are broken: each ends in its time, holds little, and has one clear reason. Parked pages are looked for too.
/// </summary>
public sealed class HostileServerTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(800);

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nya")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 7\r\n\r\nya")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999999\r\n\r\nya")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nya\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF1\r\nya")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nbuka")]
    [InlineData("HTTP/9.9 200 OK\r\n\r\n")]
    [InlineData("\0\0\0\0\0\0\0\0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nA\0B: c\r\n: kosong\r\n\r\n")]
    public async Task ABrokenAnswerIsAFailureOfHttpOrAnAnswerNeverMore(string raw)
    {
        await using var server = LoopbackServer.Start(exchange => exchange.SendAsync(raw));

        var check = await AskAsync(server.Uri);

        // Where the framework reads what it can of a broken head, the page counts; otherwise the head is to blame.
        Assert.Contains(check.Failure, new[] { AvailabilityFailure.Http, AvailabilityFailure.None });
        Assert.NotEmpty(check.Reason.Indonesian);
        Assert.Equal(check.Failure == AvailabilityFailure.None, check.IsAvailable);
    }

    [Fact]
    public async Task ChunksWithoutEndAreCutAtTheLimit()
    {
        await using var server = LoopbackServer.Start(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            var chunk = "1000\r\n" + new string('x', 4096) + "\r\n";
            while (true) await exchange.SendAsync(chunk);
        });

        var check = await AskAsync(server.Uri);

        Assert.Equal((AvailabilityState.Up, (long?)2 * 1024 * 1024), (check.State, check.Size));
    }

    [Fact]
    public async Task AByteASecondRunsIntoTheTimeLimit()
    {
        await using var server = LoopbackServer.Start(async exchange =>
        {
            foreach (var letter in "HTTP/1.1 200 OK\r\n\r\n" + new string('x', 10_000))
            {
                await exchange.SendAsync(letter.ToString());
                await Task.Delay(60, exchange.Ending);
            }
        });

        var check = await AskAsync(server.Uri, Short);

        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Timeout), (check.State, check.Failure));
        Assert.Contains("0.8 detik", check.Reason.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RedirectsWithoutEndStopAfterTen()
    {
        var n = 0;
        await using var server = LoopbackServer.Start(exchange => exchange.RedirectAsync("/" + Interlocked.Increment(ref n)));

        var check = await AskAsync(server.Uri);

        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Http, 11), (check.State, check.Failure, check.Redirects.Length));
        Assert.Contains("10", check.Reason.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RedirectsWithBodiesWithoutEndAreBoundedToo()
    {
        await using var server = LoopbackServer.Start(async exchange =>
        {
            if (exchange.Path == "/tujuan")
            {
                await exchange.ReplyAsync(200, "ya");
                return;
            }
            await exchange.SendAsync("HTTP/1.1 302 X\r\nLocation: /tujuan\r\n\r\n");
            var junk = new byte[65536];
            while (true) await exchange.SendAsync(junk);
        });

        Assert.Equal(AvailabilityState.Up, (await AskAsync(server.Uri)).State);
    }

    [Fact]
    public async Task TlsThatStallsRunsIntoTheTimeLimit()
    {
        using var certificate = TestCertificates.Sound();
        var stalling = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, "ya"), certificate, beforeTls: () => stalling.Task);

        var check = await AskAsync(server.Uri, Short);
        stalling.SetResult();

        Assert.Equal(AvailabilityFailure.Timeout, check.Failure);
        Assert.NotNull(check.TlsTime);
        Assert.Null(check.FirstByteTime);
    }

    [Fact]
    public async Task ACharsetThatLiesSpoilsNothing()
    {
        await using var server = LoopbackServer.Start(exchange =>
            exchange.ReplyAsync(
                200, Encoding.UTF8.GetBytes("Pengadilan Negeri"), "Content-Type: text/html; charset=utf-16; charset=\"x\0\"; charset="));

        Assert.Contains((await AskAsync(server.Uri)).Failure, new[] { AvailabilityFailure.None, AvailabilityFailure.Http });
    }

    [Fact]
    public async Task OfWhatIsReadOnlyAGlanceIsKept()
    {
        var junk = new byte[256 * 1024];
        await using var server = LoopbackServer.Start(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\n\r\n");
            while (true) await exchange.SendAsync(junk);
        });

        var fetched = await PageFetcher.FetchAsync(server.Uri, Fetching with { KeepLimit = 65536 }, CancellationToken.None);

        Assert.Equal((65536, 2L * 1024 * 1024, true), (fetched.Answer!.Body.Length, fetched.Answer.Size, fetched.Answer.IsCut));
    }

    private static Task<SiteAvailability> AskAsync(Uri uri, TimeSpan? timeout = null) =>
        new AvailabilityCheck(SystemClock.Instance, new FixedLink(true)) { Fetching = Fetching, ParkedPages = Desk.Adapters.ParkedPages }
            .CheckAsync(AvailabilityTarget.Of(uri), new() { Timeout = timeout ?? TimeSpan.FromSeconds(15) }, CancellationToken.None);
}
