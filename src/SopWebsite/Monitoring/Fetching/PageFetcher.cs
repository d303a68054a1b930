using System.Net;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Fetching;

/// <summary>
/// Fetches a page as a visitor's browser would, redirect by redirect, each on a connection of its own. Never throws for what a server
/// does: only for the caller's cancellation.
/// </summary>
internal static class PageFetcher
{
    private const int MostCookies = 50;

    public static async Task<FetchResult> FetchAsync(Uri uri, FetchOptions options, CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(options.Timeout);
        var trace = new FetchTrace(options.Elapsed);
        var redirects = new List<SiteRedirect>();
        var at = uri;
        try
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var cookies = new CookieContainer();
            while (true)
            {
                var cookie = cookies.GetCookieHeader(at);
                // A site may send a visitor round once to set a cookie: the same address is a loop only with the same cookies.
                if (!seen.Add(at.AbsoluteUri + "\n" + cookie)) throw Loop(at);
                var answer = await Hop.SendAsync(at, cookie, options, trace, timeout.Token).ConfigureAwait(false);
                Remember(cookies, at, answer);
                if (answer.Location is null || !IsRedirect(answer.StatusCode) || options.FinalStatuses.Contains(answer.StatusCode))
                    return Result() with { Answer = answer };
                var next = Target(at, answer.Location);
                if (options.KeepsHttps && at.Scheme == Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttps) throw Downgraded(next);
                redirects.Add(new() { From = at, To = next, StatusCode = answer.StatusCode, IsOffHost = IsOffHost(uri, next) });
                at = next;
                if (redirects.Count > options.MaxRedirects) throw TooMany(options.MaxRedirects);
            }
        }
        catch (FetchFailure failure)
        {
            return Result() with { Failure = failure.Failure, Reason = failure.Reason };
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && timeout.IsCancellationRequested
            && failure is OperationCanceledException or IOException or ObjectDisposedException or HttpRequestException)
        {
            return Result() with { Failure = AvailabilityFailure.Timeout, Reason = TooSlow(options.Timeout) };
        }

        FetchResult Result()
        {
            trace.Stop();
            return new() { Uri = at, Redirects = redirects, Trace = trace };
        }
    }

    /// <summary>True when the addresses are not of one host; a leading <c>www.</c> makes no other host.</summary>
    public static bool IsOffHost(Uri one, Uri other) =>
        !string.Equals(WithoutWww(one.IdnHost), WithoutWww(other.IdnHost), StringComparison.OrdinalIgnoreCase);

    private static string WithoutWww(string host) =>
        host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host.Substring(4) : host;

    private static bool IsRedirect(int status) => status is 301 or 302 or 303 or 307 or 308;

    private static Uri Target(Uri at, string location)
    {
        if (Uri.TryCreate(at, location, out var next) && (next.Scheme == Uri.UriSchemeHttp || next.Scheme == Uri.UriSchemeHttps)
            && next.IdnHost.Length > 0)
            return next;
        throw new FetchFailure(AvailabilityFailure.Http, new Phrase(
            "The server redirects to something that is no web address.", "Server mengalihkan ke sesuatu yang bukan alamat web."));
    }

    private static void Remember(CookieContainer cookies, Uri at, HopAnswer answer)
    {
        foreach (var cookie in answer.SetCookies.Take(MostCookies))
        {
            try
            {
                cookies.SetCookies(at, cookie);
            }
            catch (CookieException)
            {
                // A malformed cookie is not kept, as in browsers.
            }
        }
    }

    private static FetchFailure Loop(Uri at) => new(AvailabilityFailure.Http, new Phrase(
        $"The redirects lead in a circle, back to {at}.", $"Pengalihan berputar kembali ke {at}."));

    private static FetchFailure Downgraded(Uri to) => new(AvailabilityFailure.Http, new Phrase(
        $"The server redirects from https to http, to {to.IdnHost}.", $"Server mengalihkan dari https ke http, ke {to.IdnHost}."));

    private static FetchFailure TooMany(int most) => new(AvailabilityFailure.Http, new Phrase(
        $"More than {most} redirects.", $"Lebih dari {most} kali pengalihan."));

    internal static Phrase TooSlow(TimeSpan limit)
    {
        var seconds = limit.TotalSeconds.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
        return new Phrase($"No complete answer within {seconds} s.", $"Tidak ada jawaban lengkap dalam {seconds} detik.");
    }
}
