using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace SopWebsite.Networks;

/// <summary>Asks a name server, over UDP and where the answer was cut over TCP (RFC 1035 section 4.2).</summary>
internal sealed class DnsClient(IPEndPoint server)
{
    private const int Attempts = 3;
    private const int LongestDatagram = 4096;

    private const int Port = 53;

    public IPEndPoint Server => server;

    /// <summary>A server as people write it: an address, with a port or without; null for anything else.</summary>
    public static IPEndPoint? ServerOf(string text) =>
        Uri.TryCreate("dns://" + text, UriKind.Absolute, out var server) && IPAddress.TryParse(server.IdnHost, out var address)
            ? new IPEndPoint(address, server.Port > 0 ? server.Port : Port)
            : null;

    /// <summary>The server that this computer asks; null when it knows none.</summary>
    public static IPEndPoint? OwnServer()
    {
        try
        {
            var address = NetworkInterface.GetAllNetworkInterfaces()
                .Where(one => one.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
                .SelectMany(one => one.GetIPProperties().DnsAddresses)
                // fec0::/10 is what Windows shows for "none".
                .FirstOrDefault(one => !one.IsIPv6SiteLocal);
            return address is null ? null : new IPEndPoint(address, Port);
        }
        catch (Exception failure) when (failure is NetworkInformationException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    /// <summary>What the server answers.</summary>
    /// <param name="name">The name.</param>
    /// <param name="type">The type of record, such as 1 for A.</param>
    /// <param name="timeout">What of it each of the first attempts gets a share; the last one ends with <paramref name="stop"/>.</param>
    /// <param name="stop">Ends the asking.</param>
    /// <exception cref="SocketException">Nothing takes the question.</exception>
    /// <exception cref="InvalidDataException">What answers is no proper name server.</exception>
    public async Task<DnsMessage> AskAsync(string name, int type, TimeSpan timeout, CancellationToken stop)
    {
        var query = DnsMessage.Query(name, type);
        var answer = await OverUdpAsync(query, timeout, stop).ConfigureAwait(false);
        return answer.IsCut ? await OverTcpAsync(query, stop).ConfigureAwait(false) : answer;
    }

    private async Task<DnsMessage> OverUdpAsync(byte[] query, TimeSpan timeout, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var share = CancellationTokenSource.CreateLinkedTokenSource(stop);
            if (attempt < Attempts) share.CancelAfter(TimeSpan.FromTicks(timeout.Ticks / (Attempts + 1)));
            using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            using var closing = SocketLine.CloseOn(share.Token, socket);
            try
            {
                // Sends nothing yet: it only lets no one else answer.
                await SocketLine.ConnectAsync(socket, server.Address, server.Port, share.Token).ConfigureAwait(false);
                await socket.SendAsync(new ArraySegment<byte>(query), SocketFlags.None).ConfigureAwait(false);
                var buffer = new byte[LongestDatagram];
                while (true)
                {
                    var count = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), SocketFlags.None).ConfigureAwait(false);
                    // A datagram that answers another question is not ours.
                    if (DnsMessage.Read(buffer, count, query) is { } answer) return answer;
                }
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                stop.ThrowIfCancellationRequested();
                var isRefused = failure is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.ConnectionReset };
                if (isRefused || attempt == Attempts) throw;
            }
        }
    }

    private async Task<DnsMessage> OverTcpAsync(byte[] query, CancellationToken stop)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using var closing = SocketLine.CloseOn(stop, socket);
        try
        {
            await SocketLine.ConnectAsync(socket, server.Address, server.Port, stop).ConfigureAwait(false);
            byte[] framed = [(byte)(query.Length >> 8), (byte)query.Length, .. query];
            await socket.SendAsync(new ArraySegment<byte>(framed), SocketFlags.None).ConfigureAwait(false);
            var head = await ExactlyAsync(socket, 2).ConfigureAwait(false);
            var length = (head[0] << 8) | head[1];
            return DnsMessage.Read(await ExactlyAsync(socket, length).ConfigureAwait(false), length, query) ?? throw new InvalidDataException();
        }
        catch (SocketException failure) when (!stop.IsCancellationRequested)
        {
            throw new InvalidDataException(failure.Message, failure);
        }
    }

    private static async Task<byte[]> ExactlyAsync(Socket from, int count)
    {
        var bytes = new byte[count];
        for (var have = 0; have < count;)
        {
            var read = await from.ReceiveAsync(new ArraySegment<byte>(bytes, have, count - have), SocketFlags.None).ConfigureAwait(false);
            if (read == 0) throw new InvalidDataException();
            have += read;
        }
        return bytes;
    }
}
