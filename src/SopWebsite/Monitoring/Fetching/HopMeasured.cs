#if NET8_0_OR_GREATER
using System.Net;
using System.Security.Authentication;

namespace SopWebsite.Monitoring.Fetching;

/// <summary>
/// One exchange on .NET: the connection is opened and secured here, phase by phase, and HTTP is then spoken over the ready stream. The
/// handler is told <c>http</c> so that it does not secure the stream a second time.
/// </summary>
internal static partial class Hop
{
    public static async Task<HopAnswer> SendAsync(
        Uri uri, string cookie, FetchOptions options, FetchTrace trace, CancellationToken cancellation)
    {
        Stream? stream = await Connection.OpenAsync(uri, options, trace, cancellation).ConfigureAwait(false);
        try
        {
            trace.Enter(FetchPhase.FirstByte);
            using var client = new HttpMessageInvoker(new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = options.Uncompressed ? DecompressionMethods.None : DecompressionMethods.All,
                UseCookies = false,
                UseProxy = false,
                // The connection serves one exchange: nothing is kept for a next one, and nothing traced.
                PooledConnectionLifetime = TimeSpan.Zero,
                ActivityHeadersPropagator = null,
                // An endless body is left at once, not drained first.
                MaxResponseDrainSize = 0,
                ConnectCallback = (_, _) => Interlocked.Exchange(ref stream, null) is { } ready
                    ? new ValueTask<Stream>(ready)
                    : throw new IOException("The connection was dropped."),
            });
            using var request = Request(Plain(uri), cookie, options);
            request.Headers.Host = HostHeader(uri);
            using var response = await AnswerAsync(client, request, cancellation).ConfigureAwait(false);
            trace.Enter(FetchPhase.Download);
            return await ReadAsync(response, options, cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (stream is not null) await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static async Task<HttpResponseMessage> AnswerAsync(
        HttpMessageInvoker client, HttpRequestMessage request, CancellationToken cancellation)
    {
        try
        {
            return await client.SendAsync(request, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException failure) when (!cancellation.IsCancellationRequested)
        {
            throw failure.HttpRequestError is HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded
                ? NotHttp(failure.InnerException ?? failure)
                : Dropped(failure);
        }
    }

    private static Uri Plain(Uri uri) => new UriBuilder(uri) { Scheme = Uri.UriSchemeHttp, Port = uri.Port }.Uri;

    private static string HostHeader(Uri uri)
    {
        var host = uri.HostNameType == UriHostNameType.IPv6 ? "[" + uri.IdnHost + "]" : uri.IdnHost;
        return uri.IsDefaultPort ? host : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{host}:{uri.Port}");
    }
}
#endif
