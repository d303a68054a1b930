using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using SopWebsite.Calendars;
using SopWebsite.Monitoring;
using SopWebsite.Tests.Support;
using static SopWebsite.Tests.Monitoring.Checking;

namespace SopWebsite.Tests.Monitoring;

public sealed class AvailabilityCheckTests
{
    [Fact]
    public async Task ASoundSiteIsUp()
    {
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, "<h1>Pengadilan Negeri Contoh</h1>"));

        var check = await CheckAsync(server.Uri, new() { ExpectText = "pengadilan negeri" });

        Assert.Equal((AvailabilityState.Up, AvailabilityFailure.None, 200), (check.State, check.Failure, check.StatusCode));
        Assert.True(check.IsAvailable);
        Assert.Equal("127.0.0.1", check.RemoteAddress);
        Assert.Null(check.TlsTime);
        Assert.Null(check.CertificateExpires);
        Assert.Contains($"Host: 127.0.0.1:{server.Port}\r\n", server.Requests.Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task AnErrorStatusIsAFailureOfHttp(int status)
    {
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(status, "galat"));

        var check = await CheckAsync(server.Uri);

        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Http, status), (check.State, check.Failure, check.StatusCode));
        Assert.Contains(status.ToString(System.Globalization.CultureInfo.InvariantCulture), check.Reason.Indonesian, StringComparison.Ordinal);
        Assert.True((await CheckAsync(server.Uri, new() { ExpectStatus = [200, status] })).IsAvailable);
    }

    [Fact]
    public async Task AMissingTextIsAFailureOfContent()
    {
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, "Akun ini ditangguhkan"));

        var check = await CheckAsync(server.Uri, new() { ExpectText = "Pengadilan" });

        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Content), (check.State, check.Failure));
    }

    [Theory]
    [InlineData("utf-8", "Ruang Sidang Ø")]
    [InlineData("iso-8859-1", "Ruang Sidang Ø")]
    [InlineData("utf-16", "Ruang Sidang Ø")]
    [InlineData("tidak-dikenal", "Ruang Sidang Ø")]
    public async Task TheTextIsReadInThePagesEncoding(string charset, string text)
    {
        var encoding = string.Equals(charset, "tidak-dikenal", StringComparison.Ordinal) ? Encoding.UTF8 : Encoding.GetEncoding(charset);
        await using var server = LoopbackServer.Start(exchange =>
            exchange.ReplyAsync(200, encoding.GetBytes(text), $"Content-Type: text/html; charset={charset}"));

        Assert.True((await CheckAsync(server.Uri, new() { ExpectText = text })).IsAvailable);
    }

    [Fact]
    public async Task ANameWithoutAddressIsAFailureOfDns()
    {
        var fetching = Fetching with { Resolve = (_, _) => throw new SocketException((int)SocketError.HostNotFound) };

        var check = await CheckAsync(new("http://pn-contoh.example.go.id/"), fetching: fetching);

        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Dns), (check.State, check.Failure));
        Assert.Null(check.ConnectTime);
        Assert.Contains("pn-contoh.example.go.id", check.Reason.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARefusedConnectionIsAFailureOfConnect()
    {
        var check = await CheckAsync(new($"http://127.0.0.1:{LoopbackServer.ClosedPort()}/"));

        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Connect), (check.State, check.Failure));
        Assert.EndsWith("ditolak.", check.Reason.Indonesian, StringComparison.Ordinal);
        Assert.Null(check.FirstByteTime);
    }

    [Fact]
    public async Task ADeadAddressDoesNotHideALivingOne()
    {
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, "ya"));
        var fetching = Fetching with { Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Parse("127.0.0.2"), IPAddress.Loopback }) };

        var check = await CheckAsync(server.As("pn-contoh.example.go.id"), fetching: fetching);

        Assert.Equal((AvailabilityState.Up, "127.0.0.1"), (check.State, check.RemoteAddress));
    }

    [SkippableFact]
    public async Task IPv6IsChecked()
    {
        Skip.IfNot(Socket.OSSupportsIPv6 && HasIPv6Loopback(), "this machine has no ::1");
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, "ya"), address: IPAddress.IPv6Loopback);

        var check = await CheckAsync(server.Uri);

        Assert.Equal((AvailabilityState.Up, "::1"), (check.State, check.RemoteAddress));
        Assert.Contains($"Host: [::1]:{server.Port}\r\n", server.Requests.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASilentServerRunsIntoTheTimeLimit()
    {
        await using var server = LoopbackServer.Start(exchange => exchange.HangAsync());

        var check = await CheckAsync(server.Uri, new() { Timeout = TimeSpan.FromMilliseconds(1500) });

        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Timeout), (check.State, check.Failure));
        Assert.Contains("1.5 s", check.Reason.English, StringComparison.Ordinal);
        Assert.NotNull(check.FirstByteTime);
        Assert.Null(check.DownloadTime);
    }

    [Fact]
    public async Task ADrippingBodyRunsIntoTheTimeLimit()
    {
        await using var server = LoopbackServer.Start(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\n\r\n");
            while (true)
            {
                await exchange.SendAsync("x");
                await Task.Delay(20, exchange.Ending);
            }
        });

        var check = await CheckAsync(server.Uri, new() { Timeout = TimeSpan.FromMilliseconds(1500) });

        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Timeout), (check.State, check.Failure));
        Assert.NotNull(check.DownloadTime);
    }

    [Fact]
    public async Task AnEndlessBodyIsCut()
    {
        await using var server = LoopbackServer.Start(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\n\r\nada di awal");
            var junk = new byte[65536];
            while (true) await exchange.SendAsync(junk);
        });

        Assert.Equal(AvailabilityState.Up, (await CheckAsync(server.Uri, new() { ExpectText = "ada di awal" })).State);
        var lacking = await CheckAsync(server.Uri, new() { ExpectText = "tidak ada" });
        Assert.Equal(AvailabilityFailure.Content, lacking.Failure);
        Assert.Contains("2 MB", lacking.Reason.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACompressionBombIsCut()
    {
        using var bomb = new MemoryStream();
        await using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
            for (var n = 0; n < 64; n++) await gzip.WriteAsync(new byte[1024 * 1024]);
        await using var server = LoopbackServer.Start(exchange => exchange.ReplyAsync(200, bomb.ToArray(), "Content-Encoding: gzip"));

        Assert.Contains("2 MB", (await CheckAsync(server.Uri, new() { ExpectText = "x" })).Reason.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n")]
    [InlineData("220 ftp.example.go.id siap\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: banyak\r\nini bukan kepala\r\n\r\n")]
    public async Task AMalformedAnswerIsAFailureOfHttp(string raw)
    {
        await using var server = LoopbackServer.Start(exchange => exchange.SendAsync(raw));

        var check = await CheckAsync(server.Uri);

        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Http), (check.State, check.Failure));
    }

    [Fact]
    public async Task AnEndlessHeadIsAFailureOfHttp()
    {
        await using var server = LoopbackServer.Start(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\n");
            while (true) await exchange.SendAsync($"X-Isi: {new string('x', 4000)}\r\n");
        });

        Assert.Equal(AvailabilityFailure.Http, (await CheckAsync(server.Uri)).Failure);
    }

    [Fact]
    public async Task AResetBeforeTheAnswerIsAFailureOfConnect()
    {
        await using var server = LoopbackServer.Start(exchange =>
        {
            exchange.Reset();
            return Task.CompletedTask;
        });

        Assert.Equal(AvailabilityFailure.Connect, (await CheckAsync(server.Uri)).Failure);
    }

    [Fact]
    public async Task AResetWithinTheBodyIsAFailureOfHttp()
    {
        await using var server = LoopbackServer.Start(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\nsepotong");
            exchange.Reset();
        });

        Assert.Equal(AvailabilityFailure.Http, (await CheckAsync(server.Uri)).Failure);
    }

    [Fact]
    public async Task WithoutALinkOfItsOwnTheMachineKnowsNothing()
    {
        var check = new AvailabilityCheck(SystemClock.Instance, new FixedLink(false))
        {
            Fetching = Fetching with { Resolve = (_, _) => throw new SocketException((int)SocketError.TryAgain) },
        };

        var outside = await check.CheckAsync(AvailabilityTarget.Of(new Uri("http://example.go.id/")), new(), CancellationToken.None);
        var own = await check.CheckAsync(
            AvailabilityTarget.Of(new Uri($"http://127.0.0.1:{LoopbackServer.ClosedPort()}/")), new(), CancellationToken.None);

        Assert.Equal((AvailabilityState.Unknown, AvailabilityFailure.LocalNetwork, false), (outside.State, outside.Failure, outside.IsAvailable));
        Assert.Equal(AvailabilityFailure.Connect, own.Failure);
    }

    private static bool HasIPv6Loopback()
    {
        try
        {
            using var socket = new Socket(AddressFamily.InterNetworkV6, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.IPv6Loopback, 0));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
