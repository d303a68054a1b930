using System.Net;
using System.Net.Sockets;
using SopWebsite.Networks;

namespace SopWebsite.Monitoring.Fetching;

/// <summary>Looks up a name and opens a socket to it, phase by phase, the same on both frameworks.</summary>
internal static class Dialing
{
    /// <exception cref="FetchFailure">The name has no address, or none of them takes the connection.</exception>
    public static async Task<Socket> OpenAsync(Uri uri, int port, FetchOptions options, FetchTrace trace, CancellationToken cancellation)
    {
        trace.Enter(FetchPhase.Dns);
        var addresses = await AddressesAsync(uri, options, trace, cancellation).ConfigureAwait(false);
        trace.Enter(FetchPhase.Connect);
        var socket = await ConnectAsync(uri, port, addresses, options.Timeout, cancellation).ConfigureAwait(false);
        trace.RemoteAddress = (socket.RemoteEndPoint as IPEndPoint)?.Address.ToString();
        return socket;
    }

    /// <exception cref="FetchFailure">The name has no address of the family that is asked for.</exception>
    public static async Task<IPAddress[]> AddressesAsync(Uri uri, FetchOptions options, FetchTrace trace, CancellationToken cancellation)
    {
        var found = await LookUpAsync(uri, options, cancellation).ConfigureAwait(false);
        trace.IsNear = Array.Exists(found, NearAddress.Is);
        var wanted = Array.FindAll(found, address => options.Family switch
        {
            SiteAddressFamily.IPv4 => address.AddressFamily == AddressFamily.InterNetwork,
            SiteAddressFamily.IPv6 => address.AddressFamily == AddressFamily.InterNetworkV6,
            _ => true,
        });
        return wanted.Length > 0 ? wanted : throw Hop.NoAddress(uri, options.Family);
    }

    private static async Task<IPAddress[]> LookUpAsync(Uri uri, FetchOptions options, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(uri.IdnHost, out var literal)) return [literal];
        try
        {
            return await options.Resolve(uri.IdnHost, cancellation).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException)
        {
            throw Hop.NoAddress(uri, SiteAddressFamily.Any, failure);
        }
    }

    /// <summary>Tries the addresses in turn; each but the last gets only its share of the time, so one dead address hides no living one.</summary>
    private static async Task<Socket> ConnectAsync(
        Uri uri, int port, IPAddress[] addresses, TimeSpan timeout, CancellationToken cancellation)
    {
        for (var tried = 0; ; tried++)
        {
            var isLast = tried == addresses.Length - 1;
            var socket = new Socket(addresses[tried].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            using var share = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            if (!isLast) share.CancelAfter(TimeSpan.FromTicks(timeout.Ticks / (addresses.Length + 1)));
            try
            {
                await SocketLine.ConnectAsync(socket, addresses[tried], port, share.Token).ConfigureAwait(false);
                return socket;
            }
            catch (Exception failure) when (failure is SocketException or OperationCanceledException)
            {
                socket.Dispose();
                cancellation.ThrowIfCancellationRequested();
                if (isLast) throw Hop.NotTaken(uri, port, failure);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
