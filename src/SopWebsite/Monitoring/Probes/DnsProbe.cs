using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Probing;

namespace SopWebsite.Monitoring.Probes;

/// <summary>Asks a name server itself, over UDP and where the answer was cut over TCP (RFC 1035 section 4.2).</summary>
internal static class DnsProbe
{
    private const int Attempts = 3;
    private const int LongestDatagram = 4096;

    public static async Task<ProbeResult> AskAsync(Uri uri, FetchOptions options, FetchTrace trace, CancellationToken stop)
    {
        trace.Enter(FetchPhase.FirstByte);
        var server = ProbeAddress.ServerOf(uri) ?? OwnServer() ?? throw new FetchFailure(AvailabilityFailure.LocalNetwork, new Phrase(
            "This computer knows no name server; name one: dns://name?server=192.0.2.53.",
            "Komputer ini tidak mengenal server nama; sebutkan: dns://nama?server=192.0.2.53."));
        trace.RemoteAddress = server.Address.ToString();
        trace.IsNear = NearAddress.Is(server.Address);
        var type = ProbeAddress.TypeOf(uri);
        var query = DnsMessage.Query(uri.IdnHost, ProbeAddress.RecordTypes[type]);
        var answer = await OverUdpAsync(server, query, options.Timeout, stop).ConfigureAwait(false);
        if (answer.IsCut) answer = await OverTcpAsync(server, query, stop).ConfigureAwait(false);
        var name = uri.IdnHost;
        if (answer.Code != 0)
            throw new FetchFailure(AvailabilityFailure.Dns, answer.Code == 3
                ? new Phrase($"The name {name} does not exist, says {ProbeAddress.Endpoint(server)}.", $"Nama {name} tidak ada, menurut {ProbeAddress.Endpoint(server)}.")
                : new Phrase(
                    $"The name server {ProbeAddress.Endpoint(server)} does not answer for {name}: error {answer.Code}.",
                    $"Server nama {ProbeAddress.Endpoint(server)} tidak menjawab untuk {name}: galat {answer.Code}."));
        if (answer.Records.Count == 0)
            throw new FetchFailure(AvailabilityFailure.Dns, new Phrase($"{name} has no {type} record.", $"{name} tidak memiliki rekaman {type}."));
        return new ProbeResult { Trace = trace, Answer = string.Join(", ", answer.Records.OrderBy(record => record, StringComparer.Ordinal)) };
    }

    private static async Task<DnsMessage> OverUdpAsync(IPEndPoint server, byte[] query, TimeSpan timeout, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var share = CancellationTokenSource.CreateLinkedTokenSource(stop);
            if (attempt < Attempts) share.CancelAfter(TimeSpan.FromTicks(timeout.Ticks / (Attempts + 1)));
            using var socket = new Socket(server.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            using var closing = Dialing.CloseOn(share.Token, socket);
            try
            {
                // Sends nothing yet: it only lets no one else answer.
                await Dialing.ConnectAsync(socket, server.Address, server.Port, share.Token).ConfigureAwait(false);
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
                if (failure is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.ConnectionReset })
                    throw new FetchFailure(AvailabilityFailure.Connect, new Phrase(
                        $"No name server answers at {ProbeAddress.Endpoint(server)}.", $"Tidak ada server nama di {ProbeAddress.Endpoint(server)}."), failure);
                if (attempt == Attempts) throw;
            }
        }
    }

    private static async Task<DnsMessage> OverTcpAsync(IPEndPoint server, byte[] query, CancellationToken stop)
    {
        using var socket = new Socket(server.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        using var closing = Dialing.CloseOn(stop, socket);
        try
        {
            await Dialing.ConnectAsync(socket, server.Address, server.Port, stop).ConfigureAwait(false);
            byte[] framed = [(byte)(query.Length >> 8), (byte)query.Length, .. query];
            await socket.SendAsync(new ArraySegment<byte>(framed), SocketFlags.None).ConfigureAwait(false);
            var head = await ExactlyAsync(socket, 2).ConfigureAwait(false);
            var length = (head[0] << 8) | head[1];
            return DnsMessage.Read(await ExactlyAsync(socket, length).ConfigureAwait(false), length, query) ?? throw Garbled(server, inner: null);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested && failure is SocketException)
        {
            throw Garbled(server, failure);
        }

        async Task<byte[]> ExactlyAsync(Socket from, int count)
        {
            var bytes = new byte[count];
            for (var have = 0; have < count;)
            {
                var read = await from.ReceiveAsync(new ArraySegment<byte>(bytes, have, count - have), SocketFlags.None).ConfigureAwait(false);
                if (read == 0) throw Garbled(server, inner: null);
                have += read;
            }
            return bytes;
        }
    }

    private static IPEndPoint? OwnServer()
    {
        try
        {
            var address = NetworkInterface.GetAllNetworkInterfaces()
                .Where(one => one.OperationalStatus is OperationalStatus.Up or OperationalStatus.Unknown)
                .SelectMany(one => one.GetIPProperties().DnsAddresses)
                // fec0::/10 is what Windows shows for "none".
                .FirstOrDefault(one => !one.IsIPv6SiteLocal);
            return address is null ? null : new IPEndPoint(address, 53);
        }
        catch (Exception failure) when (failure is NetworkInformationException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    private static FetchFailure Garbled(IPEndPoint server, Exception? inner) => new(AvailabilityFailure.Service, new Phrase(
        $"What answers at {ProbeAddress.Endpoint(server)} is no proper name server.",
        $"Yang menjawab di {ProbeAddress.Endpoint(server)} bukan server nama yang benar."), inner);
}
