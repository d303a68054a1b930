using System.Net;
using System.Net.Sockets;
using System.Text;
using SopWebsite.Errors;
using SopWebsite.Monitoring;
using SopWebsite.Probing;
using SopWebsite.Tests.Support;
using static SopWebsite.Tests.Monitoring.Checking;

namespace SopWebsite.Tests.Monitoring;

public sealed class ProbeTests
{
    [Fact]
    public async Task ATcpPortIsUpOrRefused()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var up = await CheckAsync(new($"tcp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));
        var down = await CheckAsync(new($"tcp://127.0.0.1:{LoopbackServer.ClosedPort()}"));

        Assert.Equal((ProbeKind.Tcp, AvailabilityState.Up, "127.0.0.1"), (up.Probe, up.State, up.RemoteAddress));
        Assert.Equal(up.TotalTime, up.DnsTime + up.ConnectTime);
        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Connect), (down.State, down.Failure));
        Assert.Contains("ditolak", down.Reason.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APingIsAnsweredOrSaidToBeForbidden()
    {
        var check = await CheckAsync(new("ping://127.0.0.1"));

        // Not every machine lets programs send pings; then nothing is known, and nothing is blamed.
        Assert.Contains(check.State, new[] { AvailabilityState.Up, AvailabilityState.Unknown });
        Assert.Equal((ProbeKind.Ping, AvailabilityFailure.None), (check.Probe, check.Failure));
        Assert.Equal(check.State == AvailabilityState.Up, check.Answer?.EndsWith(" ms", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task ADatabaseGreetsWithItsVersionAndIsLeftProperly()
    {
        var heard = new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = RawServer.Start(async (stream, stop) =>
        {
            await stream.WriteAsync(Packet(0, Greeting("5.5.5-11.4.2-MariaDB-deb12")), stop);
            var answer = new byte[512];
            var count = await stream.ReadAsync(answer, stop);
            await stream.WriteAsync(Packet(2, [0xFF, 0x15, 0x04, .. "#28000Access denied"u8]), stop);
            heard.SetResult(answer[..count]);
        });

        var check = await CheckAsync(
            new($"mysql://127.0.0.1:{server.Port}"), new() { Conditions = [SiteCondition.Parse("answer contains mariadb")] });

        Assert.Equal((AvailabilityState.Up, "11.4.2-MariaDB-deb12", ProbeKind.MySql), (check.State, check.Answer, check.Probe));
        Assert.True(check.Conditions.Single().IsMet);
        var said = await heard.Task;
        Assert.Equal((said.Length - 4, 1), (said[0], said[3]));
        Assert.Contains("sopwebsite-probe\0", Encoding.ASCII.GetString(said), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1129, "Host '192.0.2.9' is blocked because of many connection errors", AvailabilityState.Down, "flush-hosts")]
    [InlineData(1040, "Too many connections", AvailabilityState.Down, "terlalu banyak")]
    [InlineData(1130, "Host '192.0.2.9' is not allowed to connect", AvailabilityState.Degraded, "tidak menerima akun")]
    [InlineData(9999, "Lain", AvailabilityState.Down, "9999 Lain")]
    public async Task ADatabasesErrorIsNamed(int code, string text, AvailabilityState state, string said)
    {
        await using var server = RawServer.Start((stream, stop) =>
            stream.WriteAsync(Packet(0, [0xFF, (byte)code, (byte)(code >> 8), .. Encoding.ASCII.GetBytes(text)]), stop).AsTask());

        var check = await CheckAsync(new($"mysql://127.0.0.1:{server.Port}"));

        Assert.Equal(state, check.State);
        Assert.Equal(state == AvailabilityState.Down ? AvailabilityFailure.Service : AvailabilityFailure.None, check.Failure);
        Assert.Contains(said, check.Reason.Indonesian, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u0005")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n")]
    [InlineData("\u0000\u0000\u0000\u0000")]
    [InlineData("\u0003\u0000\u0000\u0000\u000A12")]
    [InlineData("\u0002\u0000\u0000\u0000\u0009x")]
    public async Task WhatIsNoDatabaseIsSaid(string raw)
    {
        await using var server = RawServer.Start((stream, stop) => stream.WriteAsync(Encoding.Latin1.GetBytes(raw), stop).AsTask());

        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Service), await StateOf($"mysql://127.0.0.1:{server.Port}"));
    }

    [Fact]
    public async Task ADatabaseThatSaysNothingRunsIntoTheTimeLimit()
    {
        await using var server = RawServer.Start((_, stop) => Task.Delay(Timeout.Infinite, stop));

        var check = await CheckAsync(new($"mysql://127.0.0.1:{server.Port}"), new() { Timeout = TimeSpan.FromMilliseconds(400) });

        Assert.Equal(AvailabilityFailure.Timeout, check.Failure);
    }

    [Theory]
    [InlineData("A", "192.0.2.1, 192.0.2.2")]
    [InlineData("AAAA", "2001:db8::1")]
    [InlineData("MX", "10 surat.example.go.id, 20 cadangan.example.go.id")]
    [InlineData("TXT", "v=spf1 -all")]
    [InlineData("NS", "ns1.example.go.id")]
    public async Task ANameServerIsAsked(string type, string answer)
    {
        using var server = new NameServer();

        var check = await CheckAsync(new($"dns://example.go.id?type={type}&server=127.0.0.1:{server.Port}"));

        Assert.Equal((AvailabilityState.Up, answer, "127.0.0.1"), (check.State, check.Answer, check.RemoteAddress));
    }

    [Theory]
    [InlineData("tak-ada.example.go.id", "tidak ada")]
    [InlineData("galat.example.go.id", "galat 2")]
    [InlineData("kosong.example.go.id", "tidak memiliki rekaman A")]
    [InlineData("lingkar.example.go.id", "tidak memiliki rekaman A")]
    public async Task ANameThatLeadsNowhereIsAFailureOfDns(string name, string said)
    {
        using var server = new NameServer();

        var check = await CheckAsync(new($"dns://{name}?server=127.0.0.1:{server.Port}"));

        Assert.Equal((AvailabilityState.Down, AvailabilityFailure.Dns), (check.State, check.Failure));
        Assert.Contains(said, check.Reason.Indonesian, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAnswerThatIsCutIsAskedForAgainOverTcpAndOneToAnotherQuestionIsNotTaken()
    {
        using var server = new NameServer();

        Assert.Equal("192.0.2.1, 192.0.2.2", (await CheckAsync(new($"dns://panjang.example.go.id?server=127.0.0.1:{server.Port}"))).Answer);
        Assert.Equal("192.0.2.1, 192.0.2.2", (await CheckAsync(new($"dns://palsu.example.go.id?server=127.0.0.1:{server.Port}"))).Answer);
    }

    [Fact]
    public async Task ANameServerThatIsSilentOrAbsentIsNamed()
    {
        using var server = new NameServer();

        var silent = await CheckAsync(
            new($"dns://diam.example.go.id?server=127.0.0.1:{server.Port}"), new() { Timeout = TimeSpan.FromMilliseconds(400) });
        var absent = await CheckAsync(new($"dns://example.go.id?server=127.0.0.1:{LoopbackServer.ClosedPort()}"));

        Assert.Equal(AvailabilityFailure.Timeout, silent.Failure);
        Assert.Contains(absent.Failure, new[] { AvailabilityFailure.Connect, AvailabilityFailure.Timeout });
    }

    [Theory]
    [InlineData("ftp://example.go.id/")]
    [InlineData("tcp://example.go.id")]
    [InlineData("dns://example.go.id?type=SRV")]
    [InlineData("dns://example.go.id?server=ns1.example.go.id")]
    [InlineData("mysql://akun:sandi@example.go.id")]
    public void WhatCannotBeAskedIsRefused(string text) =>
        Assert.Equal("SopSiteUriInvalid", Assert.Throws<SopException>(() => ProbeAddress.Check(new(text))).Id);

    private static async Task<(AvailabilityState State, AvailabilityFailure Failure)> StateOf(string uri)
    {
        var check = await CheckAsync(new(uri));
        return (check.State, check.Failure);
    }

    private static byte[] Greeting(string version) => [10, .. Encoding.ASCII.GetBytes(version), 0, 1, 0, 0, 0, .. new byte[40]];

    private static byte[] Packet(int number, byte[] payload) => [(byte)payload.Length, (byte)(payload.Length >> 8), 0, (byte)number, .. payload];
}
