using System.Globalization;
using SopWebsite.Calendars;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;

namespace SopWebsite.Monitoring;

/// <summary>Checks whether addresses answer as they should. Safe to use from several threads at once.</summary>
/// <param name="clock">The time of the checks.</param>
/// <param name="network">The machine's own link.</param>
public sealed class AvailabilityCheck(IClock clock, INetworkProbe network)
{
    /// <summary>Below this share of its lifetime a certificate should have been renewed long ago (renewal is usual at a third).</summary>
    private const double LastShareOfLifetime = 0.15;

    /// <summary>How pages are fetched; tests bring their own roots, names and stopwatch.</summary>
    internal FetchOptions Fetching { get; init; } = new();

    /// <summary>Checks one address. What a server does wrong is in the result; nothing but cancellation is thrown.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<SiteAvailability> CheckAsync(AvailabilityTarget target, AvailabilityOptions options, CancellationToken cancellation)
    {
        var checkedAt = clock.UtcNow;
        var fetched = await PageFetcher.FetchAsync(
            target.Uri, Fetching with { Timeout = options.Timeout, FinalStatuses = options.ExpectStatus }, cancellation).ConfigureAwait(false);
        var (state, failure, reason) = Judge(fetched, target.Uri, options, checkedAt);
        var trace = fetched.Trace;
        return new SiteAvailability
        {
            Name = target.Name,
            Uri = target.Uri,
            State = state,
            StatusCode = fetched.Answer?.StatusCode,
            RemoteAddress = trace.RemoteAddress,
            DnsTime = trace[FetchPhase.Dns],
            ConnectTime = trace[FetchPhase.Connect],
            TlsTime = trace[FetchPhase.Tls],
            FirstByteTime = trace[FetchPhase.FirstByte],
            DownloadTime = trace[FetchPhase.Download],
            TotalTime = trace.Total,
            CertificateExpires = trace.CertificateExpires,
            Redirects = [.. fetched.Redirects],
            Failure = failure,
            Reason = reason,
            CheckedAt = checkedAt,
        };
    }

    /// <summary>Checks many addresses, some at a time, and hands each result over as it comes, one by one.</summary>
    /// <param name="targets">The addresses; read as places become free.</param>
    /// <param name="options">What is expected of each.</param>
    /// <param name="throttleLimit">How many are checked at a time, at least 1.</param>
    /// <param name="found">Takes a result; the next is handed over when it is done.</param>
    /// <param name="cancellation">Ends everything under way.</param>
    public async Task CheckAllAsync(
        IEnumerable<AvailabilityTarget> targets, AvailabilityOptions options, int throttleLimit, Func<SiteAvailability, Task> found,
        CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var running = new List<Task<SiteAvailability>>();
        try
        {
            foreach (var target in targets)
            {
                if (running.Count >= throttleLimit) await HandOverAsync().ConfigureAwait(false);
                running.Add(CheckAsync(target, options, ending.Token));
            }
            while (running.Count > 0) await HandOverAsync().ConfigureAwait(false);
        }
        finally
        {
            // Whatever ended the loop, nothing is left running behind it.
#if NET8_0_OR_GREATER
            await ending.CancelAsync().ConfigureAwait(false);
#else
            ending.Cancel();
#endif
            await Task.WhenAll(running.Select(Quietly)).ConfigureAwait(false);
        }

        async Task HandOverAsync()
        {
            var done = await Task.WhenAny(running).ConfigureAwait(false);
            running.Remove(done);
            await found(await done.ConfigureAwait(false)).ConfigureAwait(false);
        }

        static async Task Quietly(Task<SiteAvailability> check)
        {
            try
            {
                await check.ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // Asked for.
            }
        }
    }

    private (AvailabilityState State, AvailabilityFailure Failure, Phrase Reason) Judge(
        FetchResult fetched, Uri asked, AvailabilityOptions options, DateTimeOffset now)
    {
        if (fetched.Failure is AvailabilityFailure.Dns or AvailabilityFailure.Connect or AvailabilityFailure.Timeout
            && !asked.IsLoopback && !network.HasLink())
            return (AvailabilityState.Unknown, AvailabilityFailure.LocalNetwork, OwnLinkDown);
        if (fetched.Answer is not { } answer || fetched.Failure != AvailabilityFailure.None)
            return (AvailabilityState.Down, fetched.Failure, fetched.Reason!);
        var isExpected = options.ExpectStatus.Count == 0 ? fetched.IsSuccess : options.ExpectStatus.Contains(answer.StatusCode);
        if (!isExpected) return (AvailabilityState.Down, AvailabilityFailure.Http, Unexpected(answer.StatusCode));
        if (options.ExpectText is { Length: > 0 } text && fetched.Text().IndexOf(text, StringComparison.OrdinalIgnoreCase) < 0)
            return (AvailabilityState.Down, AvailabilityFailure.Content, Lacks(text, answer.IsCut));
        var concerns = Concerns(fetched, asked, now).ToList();
        var answered = new Phrase($"Answered with {answer.StatusCode}", $"Menjawab dengan {answer.StatusCode}");
        return concerns.Count == 0
            ? (AvailabilityState.Up, AvailabilityFailure.None, new Phrase(answered.English + ".", answered.Indonesian + "."))
            : (AvailabilityState.Degraded, AvailabilityFailure.None, new Phrase(
                answered.English + ", but " + string.Join("; ", concerns.Select(concern => concern.English)) + ".",
                answered.Indonesian + ", tetapi " + string.Join("; ", concerns.Select(concern => concern.Indonesian)) + "."));
    }

    private static IEnumerable<Phrase> Concerns(FetchResult fetched, Uri asked, DateTimeOffset now)
    {
        if (PageFetcher.IsOffHost(asked, fetched.Uri))
        {
            yield return new Phrase(
                $"the page comes from another host, {fetched.Uri.IdnHost}", $"halaman berasal dari host lain, {fetched.Uri.IdnHost}");
        }
        if (asked.Scheme == Uri.UriSchemeHttps && fetched.Uri.Scheme == Uri.UriSchemeHttp)
            yield return new Phrase("the redirects end on an insecure address", "pengalihan berakhir di alamat yang tidak aman");
        var (begins, expires) = (fetched.Trace.CertificateBegins, fetched.Trace.CertificateExpires);
        if (begins is { } from && expires is { } until && (until - now).Ticks < (until - from).Ticks * LastShareOfLifetime)
        {
            var day = until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            yield return new Phrase($"the certificate ends on {day}", $"sertifikat berakhir pada {day}");
        }
    }

    private static Phrase OwnLinkDown { get; } = new(
        "This machine has no network link; the site's state is unknown.", "Komputer ini tidak terhubung ke jaringan; keadaan situs tidak diketahui.");

    private static Phrase Unexpected(int status) => new(
        $"The server answered with status {status}.", $"Server menjawab dengan status {status}.");

    private static Phrase Lacks(string text, bool isCut) => new(
        $"The page lacks the expected text '{text}'{(isCut ? " in its first 2 MB" : "")}.",
        $"Halaman tidak memuat teks yang diharapkan '{text}'{(isCut ? " dalam 2 MB pertama" : "")}.");
}
