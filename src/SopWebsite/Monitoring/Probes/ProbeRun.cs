using System.Net.Sockets;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Probing;

namespace SopWebsite.Monitoring.Probes;

/// <summary>What came of a probe: an answer, or where and why it failed.</summary>
internal sealed record ProbeResult
{
    public required FetchTrace Trace { get; init; }

    public string? Answer { get; init; }

    /// <summary>What is not as it should be though the service lives; null for nothing.</summary>
    public Phrase? Concern { get; init; }

    public AvailabilityFailure Failure { get; init; }

    /// <summary>Why it failed; where <see cref="Failure"/> is None too, why nothing can be said.</summary>
    public Phrase? Reason { get; init; }
}

/// <summary>Asks an address that is no page. Never throws for what a server does: only for the caller's cancellation.</summary>
internal static class ProbeRun
{
    public static async Task<ProbeResult> AskAsync(Uri uri, FetchOptions options, CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(options.Timeout);
        var trace = new FetchTrace(options.Elapsed);
        try
        {
            var found = await (ProbeAddress.KindOf(uri) switch
            {
                ProbeKind.Tcp => TcpAsync(uri, options, trace, timeout.Token),
                ProbeKind.Dns => DnsProbe.AskAsync(uri, options, trace, timeout.Token),
                ProbeKind.Ping => PingProbe.AskAsync(uri, options, trace, timeout.Token),
                ProbeKind.MySql => MySqlProbe.AskAsync(uri, options, trace, timeout.Token),
                _ => throw new ArgumentException("No probe: " + uri, nameof(uri)),
            }).ConfigureAwait(false);
            trace.Stop();
            return found;
        }
        catch (FetchFailure failure)
        {
            trace.Stop();
            return new ProbeResult { Trace = trace, Failure = failure.Failure, Reason = failure.Reason };
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && timeout.IsCancellationRequested
            && failure is OperationCanceledException or IOException or ObjectDisposedException or SocketException)
        {
            trace.Stop();
            return new ProbeResult { Trace = trace, Failure = AvailabilityFailure.Timeout, Reason = PageFetcher.TooSlow(options.Timeout) };
        }
        catch (Exception failure) when (cancellation.IsCancellationRequested && failure is not OperationCanceledException)
        {
            // A socket that cancelling closed says so in its own way.
            throw new OperationCanceledException(failure.Message, failure, cancellation);
        }
    }

    private static async Task<ProbeResult> TcpAsync(Uri uri, FetchOptions options, FetchTrace trace, CancellationToken stop)
    {
        using var socket = await Dialing.OpenAsync(uri, uri.Port, options, trace, stop).ConfigureAwait(false);
        return new ProbeResult { Trace = trace };
    }
}
