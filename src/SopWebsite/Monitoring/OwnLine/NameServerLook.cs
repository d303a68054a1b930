using System.Net;
using System.Net.Sockets;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Networks;
using SopWebsite.Probing;

namespace SopWebsite.Monitoring.OwnLine;

/// <summary>
/// Asks a name server a real question, and one whose honest answer is known: a name under <c>.invalid</c> never exists (RFC 6761 section 6.4).
/// </summary>
internal static class NameServerLook
{
    /// <summary>An answer that took longer makes every page slow to begin.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    private const int AddressType = 1;

    /// <param name="server">The server; null where this computer knows none.</param>
    /// <param name="name">The name to ask for.</param>
    /// <param name="options">The time for each question, and the stopwatch.</param>
    /// <param name="stop">The caller's cancellation.</param>
    public static async Task<ConnectionLeg> AskAsync(IPEndPoint? server, string name, FetchOptions options, CancellationToken stop)
    {
        if (server is null)
            return new ConnectionLeg
            {
                Part = ConnectionPart.NameServer,
                Verdict = ConnectionVerdict.Unknown,
                Reason = new("This computer knows no name server; name one with Set-SopCourt -LineNameServer.",
                    "Komputer ini tidak mengenal server nama; sebutkan dengan Set-SopCourt -LineNameServer."),
            };
        var client = new DnsClient(server);
        var began = options.Elapsed();
        var (answer, fault) = await AnswerAsync(client, name, options.Timeout, stop).ConfigureAwait(false);
        var took = options.Elapsed() - began;
        fault ??= Fault(answer!, name, took);
        if (fault is null)
        {
            // Eight random letters: nobody has them in a list of exceptions, no cache holds them.
            var invented = "sop-" + Guid.NewGuid().ToString("N").Substring(0, 8) + ".invalid";
            var (honest, _) = await AnswerAsync(client, invented, options.Timeout, stop).ConfigureAwait(false);
            if (honest is { Code: 0, Records.Count: > 0 })
                fault = new($"it invents addresses: {invented}, which cannot exist, is said to be at {honest.Records[0]}",
                    $"alamatnya dikarang: {invented}, yang tidak mungkin ada, disebut beralamat {honest.Records[0]}");
        }
        var where = ProbeAddress.Endpoint(server);
        return new ConnectionLeg
        {
            Part = ConnectionPart.NameServer,
            Target = where,
            Verdict = fault is null ? ConnectionVerdict.Good : ConnectionVerdict.Bad,
            Milliseconds = answer is null ? null : took.TotalMilliseconds,
            Reason = fault is null
                ? new($"The name server {where} knows {name}.", $"Server nama {where} mengenal {name}.")
                : new($"The name server {where} is not in order: {fault.English}.", $"Server nama {where} bermasalah: {fault.Indonesian}."),
        };
    }

    private static Phrase? Fault(DnsMessage answer, string name, TimeSpan took)
    {
        if (answer.Code == 3) return new($"it says that {name} does not exist", $"menyatakan {name} tidak ada");
        if (answer.Code != 0) return new($"it answers with error {answer.Code}", $"menjawab dengan galat {answer.Code}");
        if (answer.Records.Count == 0) return new($"it knows no address of {name}", $"tidak mengenal alamat {name}");
        if (answer.Records.FirstOrDefault(IsNowhere) is { } near)
            return new($"it leads {name} astray, to {near}", $"menyesatkan {name} ke {near}");
        return took <= Slow ? null : new(
            FormattableString.Invariant($"its answer took {took.TotalSeconds:0.0} seconds"),
            FormattableString.Invariant($"jawabannya makan waktu {took.TotalSeconds:0.0} detik"));
    }

    /// <summary>An address at which no public name is: this computer, the court's own network, none at all.</summary>
    private static bool IsNowhere(string record) =>
        !IPAddress.TryParse(record, out var address) || address.Equals(IPAddress.Any) || address.Equals(IPAddress.Broadcast)
            || NearAddress.Is(address);

    private static async Task<(DnsMessage? Answer, Phrase? Fault)> AnswerAsync(
        DnsClient client, string name, TimeSpan timeout, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(timeout);
        try
        {
            return (await client.AskAsync(name, AddressType, timeout, limit.Token).ConfigureAwait(false), null);
        }
        catch (SocketException failure) when (failure.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset)
        {
            return (null, new("nothing answers there", "tidak ada yang menjawab di sana"));
        }
        catch (InvalidDataException)
        {
            return (null, new("what answers is no proper name server", "yang menjawab bukan server nama yang benar"));
        }
        catch (Exception failure) when (failure is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            stop.ThrowIfCancellationRequested();
            return limit.IsCancellationRequested
                ? (null, new(FormattableString.Invariant($"no proper answer came within {timeout.TotalSeconds:0.#} seconds"),
                    FormattableString.Invariant($"tidak ada jawaban yang benar dalam {timeout.TotalSeconds:0.#} detik")))
                : (null, new(failure.Message, failure.Message));
        }
    }
}
