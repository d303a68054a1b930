using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SopWebsite.Tests.Monitoring.OwnLine;

/// <summary>A name server on loopback that answers each question, over UDP, just as a test wants.</summary>
internal sealed class SmallNameServer : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly Func<string, byte[], byte[]?> _answer;

    /// <param name="answer">Takes the name and the whole question; gives the datagram to send back, or null for silence.</param>
    public SmallNameServer(Func<string, byte[], byte[]?> answer)
    {
        _answer = answer;
        _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _ = Task.Run(ServeAsync);
    }

    public string Address => "127.0.0.1:" + ((IPEndPoint)_socket.LocalEndPoint!).Port;

    /// <summary>Knows one name and says of every other that it does not exist.</summary>
    public static SmallNameServer Honest(string name, string address = "203.0.113.7") =>
        new((asked, question) => asked == name ? Reply(question, 0, address) : Reply(question, 3));

    public static byte[] Reply(byte[] question, byte code, params string[] addresses) =>
    [
        question[0], question[1], 0x81, (byte)(0x80 | code), 0, 1, 0, (byte)addresses.Length, 0, 0, 0, 0, .. question[12..],
        .. addresses.SelectMany(address => (byte[])[0xC0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, .. IPAddress.Parse(address).GetAddressBytes()]),
    ];

    public void Dispose() => _socket.Dispose();

    private async Task ServeAsync()
    {
        var buffer = new byte[1500];
        while (true)
        {
            try
            {
                var got = await _socket.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0));
                var question = buffer[..got.ReceivedBytes];
                if (_answer(NameOf(question), question) is { } answer) await _socket.SendToAsync(answer, SocketFlags.None, got.RemoteEndPoint);
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static string NameOf(byte[] question)
    {
        var labels = new List<string>();
        for (var at = 12; question[at] != 0; at += 1 + question[at]) labels.Add(Encoding.ASCII.GetString(question, at + 1, question[at]));
        return string.Join('.', labels);
    }
}
