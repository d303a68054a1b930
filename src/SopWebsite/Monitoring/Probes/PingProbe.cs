using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;

namespace SopWebsite.Monitoring.Probes;

/// <summary>Sends an ICMP echo, up to three: a single one that is lost says nothing.</summary>
internal static class PingProbe
{
    private const int Attempts = 3;

    public static async Task<ProbeResult> AskAsync(Uri uri, FetchOptions options, FetchTrace trace, CancellationToken stop)
    {
        trace.Enter(FetchPhase.Dns);
        var address = (await Dialing.AddressesAsync(uri, options, trace, stop).ConfigureAwait(false))[0];
        trace.RemoteAddress = address.ToString();
        trace.Enter(FetchPhase.FirstByte);
        var patience = TimeSpan.FromTicks(options.Timeout.Ticks / (Attempts + 1));
        var last = IPStatus.Unknown;
        try
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                stop.ThrowIfCancellationRequested();
                var reply = await SendAsync(address, patience, stop).ConfigureAwait(false);
                if (reply.Status == IPStatus.Success)
                    return new ProbeResult { Trace = trace, Answer = string.Format(CultureInfo.InvariantCulture, "{0} ms", reply.RoundtripTime) };
                last = reply.Status;
            }
        }
        catch (Exception failure) when (failure is PingException or PlatformNotSupportedException)
        {
            return new ProbeResult
            {
                Trace = trace,
                Reason = new Phrase(
                    $"This computer may not send pings: {(failure.InnerException ?? failure).Message}",
                    $"Komputer ini tidak diizinkan mengirim ping: {(failure.InnerException ?? failure).Message}"),
            };
        }
        throw new FetchFailure(AvailabilityFailure.Timeout, new Phrase(
            $"{uri.IdnHost} answers no ping ({last}).", $"{uri.IdnHost} tidak menjawab ping ({last})."));
    }

    private static async Task<PingReply> SendAsync(IPAddress address, TimeSpan patience, CancellationToken stop)
    {
        using var ping = new Ping();
#if NET8_0_OR_GREATER
        return await ping.SendPingAsync(address, patience, cancellationToken: stop).ConfigureAwait(false);
#else
        var sending = ping.SendPingAsync(address, (int)patience.TotalMilliseconds);
        await Task.WhenAny(sending, Task.Delay(Timeout.Infinite, stop)).ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        return await sending.ConfigureAwait(false);
#endif
    }
}
