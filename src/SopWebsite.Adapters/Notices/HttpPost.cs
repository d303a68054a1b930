using System.Net;
using System.Text;

namespace SopWebsite.Adapters.Notices;

/// <summary>Posts a JSON document. Redirects are not followed: what is sent was meant for this address.</summary>
internal static class HttpPost
{
    private const int MostRead = 64 * 1024;

    public static async Task<HttpAnswer> SendAsync(
        Uri address, string json, IEnumerable<KeyValuePair<string, string>> headers, CertificatePin pin, CancellationToken limit)
    {
        using var handler = new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            ServerCertificateCustomValidationCallback = (_, certificate, _, errors) => pin.Accept(certificate, errors),
        };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new StringContent(json, new UTF8Encoding(false), "application/json"),
        };
        foreach (var header in headers) request.Headers.TryAddWithoutValidation(header.Key, header.Value);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit).ConfigureAwait(false);
        var wait = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - response.Headers.Date : null;
        return new HttpAnswer(response.StatusCode, wait, await ReadAsync(response.Content, limit).ConfigureAwait(false));
    }

    /// <summary>The beginning of the answer; a server that never stops talking is not listened to for ever.</summary>
    private static async Task<string> ReadAsync(HttpContent content, CancellationToken limit)
    {
        // The response owns the stream, and is disposed by whoever asked.
#if NET8_0_OR_GREATER
        var stream = await content.ReadAsStreamAsync(limit).ConfigureAwait(false);
#else
        var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
        // Reads of the older framework know no token: closing the stream ends them.
        using var cut = limit.Register(stream.Dispose);
#endif
        var buffer = new byte[MostRead];
        var filled = 0;
        while (filled < buffer.Length)
        {
            var read = await stream.ReadAsync(buffer, filled, buffer.Length - filled, limit).ConfigureAwait(false);
            if (read == 0) break;
            filled += read;
        }
        return Encoding.UTF8.GetString(buffer, 0, filled);
    }
}

/// <summary>What a server answered.</summary>
internal sealed record HttpAnswer(HttpStatusCode Status, TimeSpan? RetryAfter, string Body)
{
    public bool IsFine => (int)Status is >= 200 and < 300;
}
