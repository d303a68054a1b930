using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace SopWebsite.Monitoring.Fetching;

/// <summary>How a page is fetched. Everything read from outside has a limit.</summary>
internal sealed record FetchOptions
{
    /// <summary>The most that is read of a body; the rest is left on the line.</summary>
    public const int DefaultBodyLimit = 2 * 1024 * 1024;

    /// <summary>The time for everything, redirects included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How many redirects are followed.</summary>
    public int MaxRedirects { get; init; } = 10;

    /// <summary>The most that is read of a body, in bytes after decompression.</summary>
    public int BodyLimit { get; init; } = DefaultBodyLimit;

    /// <summary>The most that is kept of a body; what is read beyond it only counts.</summary>
    public int KeepLimit { get; init; } = DefaultBodyLimit;

    /// <summary>True where the body is wanted as it is on the line: the server is not asked to compress it.</summary>
    public bool Uncompressed { get; init; }

    /// <summary>Hears how many bytes of a body came, each time that some do; null for nobody.</summary>
    public Action<int>? Received { get; init; }

    /// <summary>Over which internet it is fetched. Only .NET heeds it for pages, .NET Framework does not.</summary>
    public SiteAddressFamily Family { get; init; }

    /// <summary>The Accept header.</summary>
    public string Accept { get; init; } = "text/html,application/xhtml+xml,*/*;q=0.8";

    /// <summary>Who asks: the User-Agent header; null for the module's own name.</summary>
    public string? UserAgent { get; init; }

    /// <summary>The page that the visitor comes from: the Referer header of every request; null for none.</summary>
    public string? Referrer { get; init; }

    /// <summary>Redirect statuses that are the wanted answer, and so are not followed.</summary>
    public IReadOnlyList<int> FinalStatuses { get; init; } = [];

    /// <summary>True where a redirect from https to http is a failure, and not followed.</summary>
    public bool KeepsHttps { get; init; }

    /// <summary>True to keep the certificates themselves, as they were sent and as the chain was built.</summary>
    public bool KeepsCertificates { get; init; }

    /// <summary>Roots to trust instead of the system's; null for the system's. Only .NET heeds it, .NET Framework does not.</summary>
    public X509Certificate2Collection? TrustedRoots { get; init; }

    /// <summary>Looks up a name.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Lookup;

    /// <summary>The time since some beginning, for the phases.</summary>
    public Func<TimeSpan> Elapsed { get; init; } = () => TimeSpan.FromSeconds(
        System.Diagnostics.Stopwatch.GetTimestamp() / (double)System.Diagnostics.Stopwatch.Frequency);

#if NET8_0_OR_GREATER
    private static Task<IPAddress[]> Lookup(string host, CancellationToken cancellation) => Dns.GetHostAddressesAsync(host, cancellation);
#else
    private static async Task<IPAddress[]> Lookup(string host, CancellationToken cancellation)
    {
        // The older framework cannot stop a look-up: it is left to end by itself.
        var lookup = Dns.GetHostAddressesAsync(host);
        await Task.WhenAny(lookup, Task.Delay(System.Threading.Timeout.Infinite, cancellation)).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        return await lookup.ConfigureAwait(false);
    }
#endif
}
