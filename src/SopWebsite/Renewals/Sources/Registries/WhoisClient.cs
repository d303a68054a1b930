using System.Net.Sockets;
using System.Text;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Networks;

namespace SopWebsite.Renewals.Sources.Registries;

/// <summary>
/// Asks a registry over WHOIS (RFC 3912): one line out, everything back until the server closes, within a limit of time and size. Whom to ask
/// is data; what the answer says of other servers is not followed.
/// </summary>
/// <param name="fetching">The time, and how names are looked up.</param>
internal sealed class WhoisClient(FetchOptions fetching)
{
    private const int AnswerLimit = 128 * 1024;

    public async Task<RegistryReply> AskAsync(WhoisServer server, string domain, DateTimeOffset now, CancellationToken cancellation)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(fetching.Timeout);
        try
        {
            var bytes = await TalkAsync(server, server.Query.Replace("{domain}", domain), timeout.Token).ConfigureAwait(false);
            return bytes.Length == 0
                ? RegistryReply.Failed(RegistryOutcome.Unavailable, server.Host, new Phrase("it said nothing", "tidak menjawab apa pun"))
                : WhoisAnswer.Read(bytes, server, domain, now);
        }
        catch (FetchFailure failure)
        {
            return RegistryReply.Failed(RegistryOutcome.Unavailable, server.Host, failure.Reason);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested
            && failure is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            var reason = timeout.IsCancellationRequested
                ? PageFetcher.TooSlow(fetching.Timeout)
                : new Phrase("the connection broke off", "sambungan terputus");
            return RegistryReply.Failed(RegistryOutcome.Unavailable, server.Host, reason);
        }
    }

    private async Task<byte[]> TalkAsync(WhoisServer server, string question, CancellationToken stop)
    {
        var trace = new FetchTrace(fetching.Elapsed);
        var address = new UriBuilder("whois", server.Host, server.Port).Uri;
        using var socket = await Dialing.OpenAsync(address, server.Port, fetching, trace, stop).ConfigureAwait(false);
        using var closing = SocketLine.CloseOn(stop, socket);
        await socket.SendAsync(new ArraySegment<byte>(Encoding.ASCII.GetBytes(question + "\r\n")), SocketFlags.None).ConfigureAwait(false);
        using var said = new MemoryStream();
        var buffer = new byte[8192];
        while (said.Length < AnswerLimit)
        {
            var wanted = (int)Math.Min(buffer.Length, AnswerLimit - said.Length);
            var read = await socket.ReceiveAsync(new ArraySegment<byte>(buffer, 0, wanted), SocketFlags.None).ConfigureAwait(false);
            if (read == 0) break;
            await said.WriteAsync(buffer, 0, read, stop).ConfigureAwait(false);
        }
        return said.ToArray();
    }
}
