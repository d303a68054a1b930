using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SopWebsite.Tests.Support;

/// <summary>
/// A name server on loopback that answers from a table, over UDP: names that it does not have do not exist, and a name of which the table has
/// nothing but <c>galat</c> fails, <c>diam</c> is never answered.
/// </summary>
internal sealed class ZoneServer : IDisposable
{
    private static readonly Dictionary<int, string> Types = new() { [1] = "A", [28] = "AAAA", [12] = "PTR" };

    private readonly Socket _udp = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly ILookup<string, (string Type, string Value)> _zone;

    /// <param name="records">Lines such as <c>nama A 192.0.2.1</c>.</param>
    public ZoneServer(params string[] records)
    {
        _zone = records.Select(record => record.Split(' ')).ToLookup(part => part[0], part => (part[1], part[2]), StringComparer.OrdinalIgnoreCase);
        _udp.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _ = Task.Run(AnswerAsync);
    }

    public IPEndPoint EndPoint => (IPEndPoint)_udp.LocalEndPoint!;

    /// <summary>What was asked, in order; a question that was only sent once more, as on a slow machine, counts once.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public void Dispose() => _udp.Dispose();

    private async Task AnswerAsync()
    {
        var buffer = new byte[1500];
        while (true)
        {
            try
            {
                var got = await _udp.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0));
                var query = buffer[..got.ReceivedBytes];
                var (name, type) = (NameOf(query), Types[query[^3]]);
                if (_ids.Add($"{query[0]} {query[1]} {name} {type}")) Asked.Enqueue($"{name} {type}");
                var known = _zone[name].ToList();
                if (known.Exists(record => record.Type == "diam")) continue;
                var code = known.Exists(record => record.Type == "galat") ? 2 : known.Count == 0 ? 3 : 0;
                byte[][] answers = [.. known.Where(record => record.Type == type).Select(record => Record(query[^3], record.Value))];
                await _udp.SendToAsync(
                    (byte[])[
                        query[0], query[1], 0x81, (byte)(0x80 | code), 0, 1, 0, (byte)answers.Length, 0, 0, 0, 0, .. query[12..],
                        .. answers.SelectMany(part => part)],
                    SocketFlags.None, got.RemoteEndPoint);
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static string NameOf(byte[] query)
    {
        var labels = new List<string>();
        for (var at = 12; query[at] != 0; at += 1 + query[at]) labels.Add(Encoding.ASCII.GetString(query, at + 1, query[at]));
        return string.Join('.', labels);
    }

    private static byte[] Record(byte type, string value)
    {
        byte[] data = type == 12
            ? [.. value.Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0]
            : IPAddress.Parse(value).GetAddressBytes();
        return [0xC0, 12, 0, type, 0, 1, 0, 0, 0, 60, 0, (byte)data.Length, .. data];
    }
}
