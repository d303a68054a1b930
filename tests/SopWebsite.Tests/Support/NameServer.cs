using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SopWebsite.Tests.Support;

/// <summary>
/// A name server on loopback, UDP and TCP on one port, that misbehaves for certain names: <c>tak-ada</c> does not exist, <c>galat</c> fails,
/// <c>kosong</c> has no record, <c>lingkar</c> points in a circle, <c>panjang</c> does not fit into a datagram, <c>palsu</c> is answered
/// wrongly first, <c>diam</c> never.
/// </summary>
internal sealed class NameServer : IDisposable
{
    private readonly Socket _udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly TcpListener _tcp;

    public NameServer()
    {
        while (true)
        {
            _tcp = new TcpListener(IPAddress.Loopback, 0);
            _tcp.Start();
            try
            {
                _udp.Bind(_tcp.LocalEndpoint);
                break;
            }
            catch (SocketException)
            {
                _tcp.Stop();
            }
        }
        _ = Task.Run(UdpAsync);
        _ = Task.Run(TcpAsync);
    }

    public int Port => ((IPEndPoint)_tcp.LocalEndpoint).Port;

    public void Dispose()
    {
        _udp.Dispose();
        _tcp.Stop();
    }

    private async Task UdpAsync()
    {
        var buffer = new byte[1500];
        while (true)
        {
            try
            {
                var got = await _udp.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0));
                var query = buffer[..got.ReceivedBytes];
                var host = Host(query);
                if (host == "diam") continue;
                if (host == "palsu") await _udp.SendToAsync(Answer([(byte)~query[0], .. query[1..]], false), SocketFlags.None, got.RemoteEndPoint);
                await _udp.SendToAsync(Answer(query, isCut: host == "panjang"), SocketFlags.None, got.RemoteEndPoint);
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task TcpAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _tcp.AcceptTcpClientAsync();
                var stream = client.GetStream();
                var head = new byte[2];
                await stream.ReadExactlyAsync(head);
                var query = new byte[(head[0] << 8) | head[1]];
                await stream.ReadExactlyAsync(query);
                var answer = Answer(query, isCut: false);
                await stream.WriteAsync(new byte[] { (byte)(answer.Length >> 8), (byte)answer.Length });
                await stream.WriteAsync(answer);
            }
        }
        catch (Exception failure) when (failure is SocketException or IOException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private static string Host(byte[] query) => Encoding.ASCII.GetString(query, 13, query[12]);

    private static byte[] Answer(byte[] query, bool isCut)
    {
        var host = Host(query);
        var type = query[^3];
        byte[][] records = host is "tak-ada" or "galat" or "kosong" || isCut
            ? []
            : host == "lingkar"
            ? [Record(1, [0xC0, 12], [192, 0, 2, 1], loop: true)]
            : type switch
        {
            28 => [Record(28, [0xC0, 12], [0x20, 0x01, 0x0D, 0xB8, .. new byte[11], 1])],
            15 => [Record(15, [0xC0, 12], [0, 20, .. Label("cadangan"), 0xC0, 12]), Record(15, [0xC0, 12], [0, 10, .. Label("surat"), 0xC0, 12])],
            16 => [Record(16, [0xC0, 12], [.. Label("v=spf1"), .. Label(" -all")])],
            2 => [Record(2, [0xC0, 12], [.. Label("ns1"), 0xC0, 12])],
            // An alias before the addresses, as real servers send it.
            _ => [Record(5, [0xC0, 12], [.. Label("www"), 0xC0, 12]), Record(1, [0xC0, 12], [192, 0, 2, 2]), Record(1, [0xC0, 12], [192, 0, 2, 1])],
        };
        byte code = host switch { "tak-ada" => 3, "galat" => 2, _ => 0 };
        return [
            query[0], query[1], (byte)(0x81 | (isCut ? 2 : 0)), (byte)(0x80 | code), 0, 1, 0, (byte)records.Length, 0, 0, 0, 0, .. query[12..],
            .. records.SelectMany(part => part)];
    }

    private static byte[] Label(string text) => [(byte)text.Length, .. Encoding.ASCII.GetBytes(text)];

    /// <summary>A record; in a loop, its name points at itself.</summary>
    private static byte[] Record(int type, byte[] name, byte[] data, bool loop = false) =>
        [.. loop ? [0xC0, 39] : name, 0, (byte)type, 0, 1, 0, 0, 0, 60, 0, (byte)data.Length, .. data];
}
