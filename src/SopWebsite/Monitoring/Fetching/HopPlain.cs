#if !NET8_0_OR_GREATER
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace SopWebsite.Monitoring.Fetching;

/// <summary>One exchange on .NET Framework, where the phases cannot be seen: they stay unknown, only the total counts.</summary>
internal static partial class Hop
{
    public static async Task<HopAnswer> SendAsync(
        Uri uri, string cookie, FetchOptions options, FetchTrace trace, CancellationToken cancellation)
    {
        trace.HasPhases = false;
        trace.Enter(FetchPhase.Dns);
        // Only to tell a name without address from a server that is not there: the handler looks the name up again.
        await Dialing.AddressesAsync(uri, options, trace, cancellation).ConfigureAwait(false);
        CertificateFaults? faults = null;
        using var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = options.Uncompressed ? DecompressionMethods.None : DecompressionMethods.GZip | DecompressionMethods.Deflate,
            UseCookies = false,
            ServerCertificateCustomValidationCallback = (_, certificate, chain, errors) =>
            {
                faults = CertificateFaults.Of(certificate, chain, errors, uri.IdnHost);
                trace.Certificate = faults.Certificate;
                if (options.KeepsCertificates) trace.Sight = CertificateSight.Of(certificate, chain, errors);
                return faults.IsSound;
            },
        };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = Request(uri, cookie, options);
        HttpResponseMessage response;
        try
        {
            response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException failure) when (!cancellation.IsCancellationRequested)
        {
            throw faults is { IsSound: false } ? faults.ToFailure(failure) : Classify(uri, failure);
        }
        using (response)
        {
            // The older framework's streams do not heed a token while they wait: closing the answer ends them.
            using var closing = cancellation.Register(response.Dispose);
            return await ReadAsync(response, options, cancellation).ConfigureAwait(false);
        }
    }

    private static FetchFailure Classify(Uri uri, HttpRequestException failure)
    {
        for (Exception? cause = failure; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case AuthenticationException:
                case WebException { Status: WebExceptionStatus.TrustFailure or WebExceptionStatus.SecureChannelFailure }:
                    return NotSecured(cause);
                case WebException { Status: WebExceptionStatus.NameResolutionFailure }:
                    return NoAddress(uri, SiteAddressFamily.Any, cause);
                case WebException { Status: WebExceptionStatus.ServerProtocolViolation or WebExceptionStatus.MessageLengthLimitExceeded }:
                    return NotHttp(cause);
                case WebException { Status: WebExceptionStatus.ConnectFailure }:
                case SocketException { SocketErrorCode: not SocketError.ConnectionReset }:
                    return NotTaken(uri, uri.Port, cause);
            }
        }
        return failure.InnerException is null ? NotHttp(failure) : Dropped(failure);
    }
}
#endif
