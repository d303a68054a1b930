using System.Buffers;
using System.Net.Http.Headers;
using System.Net.Sockets;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Fetching;

/// <summary>What both frameworks' exchanges share: the request, and reading the answer within the limit.</summary>
internal static partial class Hop
{
    private static readonly string Version = typeof(Hop).Assembly.GetName().Version?.ToString(2) ?? "0";

    private static HttpRequestMessage Request(Uri uri, string cookie, FetchOptions options)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, uri) { Version = new Version(1, 1) };
        request.Headers.TryAddWithoutValidation("User-Agent", options.UserAgent ?? $"Mozilla/5.0 (compatible; SopWebsite/{Version})");
        if (options.Referrer is { } referrer) request.Headers.TryAddWithoutValidation("Referer", referrer);
        request.Headers.TryAddWithoutValidation("Accept", options.Accept);
        request.Headers.TryAddWithoutValidation("Accept-Language", "id,en;q=0.5");
        if (cookie.Length > 0) request.Headers.TryAddWithoutValidation("Cookie", cookie);
        request.Headers.ConnectionClose = true;
        // The checked page is the one that the server has, not one that a cache on the way remembers.
        request.Headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        return request;
    }

    private static async Task<HopAnswer> ReadAsync(HttpResponseMessage response, FetchOptions options, CancellationToken cancellation)
    {
        var (body, size, isCut) = await BodyAsync(response.Content, options, cancellation).ConfigureAwait(false);
        return new HopAnswer
        {
            StatusCode = (int)response.StatusCode,
            Location = First(response.Headers, "Location"),
            SetCookies = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
            LastModified = response.Content.Headers.LastModified,
            Date = response.Headers.Date,
            IsDynamic = response.Headers.Contains("Set-Cookie") || response.Headers.Contains("X-Powered-By"),
            MediaType = response.Content.Headers.ContentType?.MediaType,
            Charset = response.Content.Headers.ContentType?.CharSet,
            Headers = Headers(response),
            Body = body,
            Size = size,
            IsCut = isCut,
        };
    }

    private static async Task<(byte[] Body, long Size, bool IsCut)> BodyAsync(
        HttpContent content, FetchOptions options, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var size = 0L;
        var buffer = ArrayPool<byte>.Shared.Rent(16384);
        try
        {
#if NET8_0_OR_GREATER
            var stream = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            await using var disposing = stream.ConfigureAwait(false);
#else
            using var stream = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
            // One byte past the limit tells that there is more.
            while (size <= options.BodyLimit)
            {
                var wanted = (int)Math.Min(buffer.Length, options.BodyLimit + 1 - size);
                var read = await stream.ReadAsync(buffer, 0, wanted, cancellation).ConfigureAwait(false);
                if (read == 0) break;
                size += read;
                options.Received?.Invoke(read);
                var room = (int)Math.Min(read, Math.Min(options.KeepLimit, options.BodyLimit) - body.Length);
                if (room > 0) await body.WriteAsync(buffer, 0, room, cancellation).ConfigureAwait(false);
            }
            return (body.ToArray(), Math.Min(size, options.BodyLimit), size > body.Length);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested
            && failure is IOException or HttpRequestException or InvalidDataException or ObjectDisposedException)
        {
            throw new FetchFailure(AvailabilityFailure.Http, new Phrase(
                $"The answer broke off after {size} bytes.", $"Jawaban terputus setelah {size} bita."), failure);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static Dictionary<string, string> Headers(HttpResponseMessage response)
    {
        var all = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var header in response.Headers.Concat(response.Content.Headers)) all[header.Key] = string.Join(", ", header.Value);
        return all;
    }

    private static string? First(HttpHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    internal static FetchFailure NoAddress(Uri uri, SiteAddressFamily family, Exception? inner = null)
    {
        var kind = family is SiteAddressFamily.IPv4 or SiteAddressFamily.IPv6 ? family + " " : "";
        return new(AvailabilityFailure.Dns, new Phrase(
            $"The name {uri.IdnHost} has no {kind}address.", $"Nama {uri.IdnHost} tidak memiliki alamat {kind}".TrimEnd() + "."), inner);
    }

    internal static FetchFailure NotTaken(Uri uri, int port, Exception inner)
    {
        var why = (inner as SocketException)?.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => new Phrase("it is refused", "ditolak"),
            SocketError.HostUnreachable or SocketError.NetworkUnreachable =>
                new Phrase("there is no way to the server", "tidak ada jalur ke server"),
            SocketError.TimedOut => new Phrase("the server does not react", "server tidak bereaksi"),
            _ => new Phrase(inner.Message, inner.Message),
        };
        return new(AvailabilityFailure.Connect, new Phrase(
            $"No connection to {uri.IdnHost} on port {port}: {why.English}.",
            $"Tidak ada koneksi ke {uri.IdnHost} pada port {port}: {why.Indonesian}."), inner);
    }

    private static FetchFailure Dropped(Exception inner) => new(AvailabilityFailure.Connect, new Phrase(
        "The server took the connection but dropped it without an answer.",
        "Server menerima koneksi tetapi memutuskannya tanpa jawaban."), inner);

    internal static FetchFailure NotSecured(Exception inner) => new(AvailabilityFailure.Tls, new Phrase(
        $"No secure connection could be agreed: {inner.Message}",
        "Koneksi aman tidak dapat disepakati: server tidak memakai TLS, atau versinya terlalu lama."), inner);

    private static FetchFailure NotHttp(Exception inner) => new(AvailabilityFailure.Http, new Phrase(
        $"The answer is not proper HTTP: {inner.Message}", "Jawaban bukan HTTP yang benar."), inner);
}
