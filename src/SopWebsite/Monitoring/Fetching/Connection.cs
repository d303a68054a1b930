#if NET8_0_OR_GREATER
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace SopWebsite.Monitoring.Fetching;

/// <summary>Opens a connection phase by phase: the name, the socket, TLS.</summary>
internal static class Connection
{
    /// <exception cref="FetchFailure">It cannot be opened or secured.</exception>
    public static async Task<Stream> OpenAsync(Uri uri, FetchOptions options, FetchTrace trace, CancellationToken cancellation)
    {
        trace.Enter(FetchPhase.Dns);
        var addresses = await AddressesAsync(uri, options, cancellation).ConfigureAwait(false);
        trace.Enter(FetchPhase.Connect);
        var socket = await ConnectAsync(uri, addresses, options.Timeout, cancellation).ConfigureAwait(false);
        trace.RemoteAddress = (socket.RemoteEndPoint as IPEndPoint)?.Address.ToString();
        var stream = new NetworkStream(socket, ownsSocket: true);
        if (uri.Scheme != Uri.UriSchemeHttps) return stream;
        trace.Enter(FetchPhase.Tls);
        return await SecureAsync(stream, uri, options, trace, cancellation).ConfigureAwait(false);
    }

    private static async Task<IPAddress[]> AddressesAsync(Uri uri, FetchOptions options, CancellationToken cancellation)
    {
        if (IPAddress.TryParse(uri.IdnHost, out var literal)) return [literal];
        try
        {
            var found = await options.Resolve(uri.IdnHost, cancellation).ConfigureAwait(false);
            return found.Length > 0 ? found : throw Hop.NoAddress(uri);
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException)
        {
            throw Hop.NoAddress(uri, failure);
        }
    }

    /// <summary>Tries the addresses in turn; each but the last gets only its share of the time, so one dead address hides no living one.</summary>
    private static async Task<Socket> ConnectAsync(Uri uri, IPAddress[] addresses, TimeSpan timeout, CancellationToken cancellation)
    {
        for (var tried = 0; ; tried++)
        {
            var isLast = tried == addresses.Length - 1;
            var socket = new Socket(addresses[tried].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            using var share = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            if (!isLast) share.CancelAfter(TimeSpan.FromTicks(timeout.Ticks / (addresses.Length + 1)));
            try
            {
                await socket.ConnectAsync(addresses[tried], uri.Port, share.Token).ConfigureAwait(false);
                return socket;
            }
            catch (Exception failure) when (failure is SocketException or OperationCanceledException)
            {
                socket.Dispose();
                cancellation.ThrowIfCancellationRequested();
                if (isLast) throw Hop.NotTaken(uri, failure);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
    }

    private static async Task<Stream> SecureAsync(
        Stream inner, Uri uri, FetchOptions options, FetchTrace trace, CancellationToken cancellation)
    {
        CertificateFaults? faults = null;
        var secured = new SslStream(inner, leaveInnerStreamOpen: false);
        try
        {
            await secured.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = uri.IdnHost,
                    ApplicationProtocols = [SslApplicationProtocol.Http11],
                    // Asking the issuer about revocation would make the check depend on a third server.
                    CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
                    RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                    {
                        faults = CertificateFaults.Of(certificate, chain, errors, uri.IdnHost, options.TrustedRoots);
                        trace.CertificateBegins = faults.Begins;
                        trace.CertificateExpires = faults.Expires;
                        return faults.IsSound;
                    },
                },
                cancellation).ConfigureAwait(false);
            return secured;
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested
            && failure is AuthenticationException or IOException or NotSupportedException or InvalidOperationException)
        {
            await secured.DisposeAsync().ConfigureAwait(false);
            throw faults is { IsSound: false } ? faults.ToFailure(failure) : Hop.NotSecured(failure);
        }
        catch
        {
            await secured.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
#endif
