using System.Net;
using System.Net.Sockets;
using SopWebsite.Languages;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Networks;
using SopWebsite.Probing;

namespace SopWebsite.Monitoring.Probes;

/// <summary>Asks a name server itself, and says what is wrong with its answer.</summary>
internal static class DnsProbe
{
    public static async Task<ProbeResult> AskAsync(Uri uri, FetchOptions options, FetchTrace trace, CancellationToken stop)
    {
        trace.Enter(FetchPhase.FirstByte);
        var server = ProbeAddress.ServerOf(uri) ?? DnsClient.OwnServer() ?? throw new FetchFailure(AvailabilityFailure.LocalNetwork, new Phrase(
            "This computer knows no name server; name one: dns://name?server=192.0.2.53.",
            "Komputer ini tidak mengenal server nama; sebutkan: dns://nama?server=192.0.2.53."));
        trace.RemoteAddress = server.Address.ToString();
        trace.IsNear = NearAddress.Is(server.Address);
        var type = ProbeAddress.TypeOf(uri);
        var name = uri.IdnHost;
        var answer = await AskAsync(new DnsClient(server), name, ProbeAddress.RecordTypes[type], options.Timeout, stop).ConfigureAwait(false);
        if (answer.Code != 0)
            throw new FetchFailure(AvailabilityFailure.Dns, answer.Code == 3
                ? new Phrase(
                    $"The name {name} does not exist, says {ProbeAddress.Endpoint(server)}.",
                    $"Nama {name} tidak ada, menurut {ProbeAddress.Endpoint(server)}.")
                : new Phrase(
                    $"The name server {ProbeAddress.Endpoint(server)} does not answer for {name}: error {answer.Code}.",
                    $"Server nama {ProbeAddress.Endpoint(server)} tidak menjawab untuk {name}: galat {answer.Code}."));
        if (answer.Records.Count == 0)
            throw new FetchFailure(AvailabilityFailure.Dns, new Phrase($"{name} has no {type} record.", $"{name} tidak memiliki rekaman {type}."));
        return new ProbeResult { Trace = trace, Answer = string.Join(", ", answer.Records.OrderBy(record => record, StringComparer.Ordinal)) };
    }

    private static async Task<DnsMessage> AskAsync(DnsClient client, string name, int type, TimeSpan timeout, CancellationToken stop)
    {
        try
        {
            return await client.AskAsync(name, type, timeout, stop).ConfigureAwait(false);
        }
        catch (SocketException failure) when (failure.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset)
        {
            throw new FetchFailure(AvailabilityFailure.Connect, new Phrase(
                $"No name server answers at {ProbeAddress.Endpoint(client.Server)}.",
                $"Tidak ada server nama di {ProbeAddress.Endpoint(client.Server)}."), failure);
        }
        catch (InvalidDataException failure)
        {
            throw new FetchFailure(AvailabilityFailure.Service, new Phrase(
                $"What answers at {ProbeAddress.Endpoint(client.Server)} is no proper name server.",
                $"Yang menjawab di {ProbeAddress.Endpoint(client.Server)} bukan server nama yang benar."), failure);
        }
    }
}
