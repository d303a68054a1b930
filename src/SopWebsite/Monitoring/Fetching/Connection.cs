#if NET8_0_OR_GREATER
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace SopWebsite.Monitoring.Fetching;

/// <summary>Opens a connection to a web server phase by phase: the name, the socket, TLS.</summary>
internal static class Connection
{
    private static readonly TimeSpan LongestRetrieval = TimeSpan.FromSeconds(2);

    /// <exception cref="FetchFailure">It cannot be opened or secured.</exception>
    public static async Task<Stream> OpenAsync(Uri uri, FetchOptions options, FetchTrace trace, CancellationToken cancellation)
    {
        var socket = await Dialing.OpenAsync(uri, uri.Port, options, trace, cancellation).ConfigureAwait(false);
        var stream = new NetworkStream(socket, ownsSocket: true);
        if (uri.Scheme != Uri.UriSchemeHttps) return stream;
        trace.Enter(FetchPhase.Tls);
        return await SecureAsync(stream, uri, options, trace, cancellation).ConfigureAwait(false);
    }

    /// <summary>
    /// The issuer is not asked about revocation: the check would depend on a third server. A certificate between that the server left out is
    /// fetched where its issuer says, as browsers do, but not for long.
    /// </summary>
    private static X509ChainPolicy Policy(FetchOptions options)
    {
        var policy = new X509ChainPolicy { RevocationMode = X509RevocationMode.NoCheck, UrlRetrievalTimeout = LongestRetrieval };
        if (options.TrustedRoots is not { } roots) return policy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(roots);
        return policy;
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
                    CertificateChainPolicy = Policy(options),
                    RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
                    {
                        faults = CertificateFaults.Of(certificate, chain, errors, uri.IdnHost);
                        trace.Certificate = faults.Certificate;
                        if (options.KeepsCertificates) trace.Sight = CertificateSight.Of(certificate, chain, errors);
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
