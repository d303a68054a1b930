using System.Net;
using System.Net.Sockets;
using SopWebsite.Languages;
using SopWebsite.Networks;

namespace SopWebsite.Renewals.Sources.Certificates;

/// <summary>Which authorities a domain lets issue certificates: the nearest CAA records from the host upward (RFC 8659 section 3).</summary>
internal static class CaaLookup
{
    private const int Caa = 257;
    private const int MostLevels = 8, NameError = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(3);

    public static async Task<CertificateFinding> FindAsync(Uri address, IPEndPoint? server, CancellationToken cancellation)
    {
        var host = address.IdnHost.TrimEnd('.');
        if (IPAddress.TryParse(host, out _) || host.IndexOf('.') < 0)
            return NotRead(new Phrase("an address has none", "alamat tidak memilikinya"));
        if ((server ?? DnsClient.OwnServer()) is not { } asked) return NotRead(new Phrase("no name server is known", "server nama tidak diketahui"));
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        timeout.CancelAfter(Longest);
        try
        {
            var client = new DnsClient(asked);
            var name = host;
            for (var level = 0; level < MostLevels; level++)
            {
                var answer = await client.AskAsync(name, Caa, Longest, timeout.Token).ConfigureAwait(false);
                if (answer.Code is not (0 or NameError))
                    return NotRead(
                        new Phrase($"the name server answered with code {answer.Code}", $"server nama menjawab dengan kode {answer.Code}"));
                if (answer.Records.Count > 0) return Found(name, answer.Records);
                if (name.IndexOf('.') is var dot && dot < 0) break;
                name = name.Substring(dot + 1);
            }
            return new CertificateFinding(CertificateCheckKind.Caa, CertificateVerdict.Noted, new Phrase(
                "no CAA record limits who may issue for the domain", "tidak ada data CAA yang membatasi penerbit untuk domain ini"));
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested
            && failure is OperationCanceledException or SocketException or InvalidDataException or ObjectDisposedException)
        {
            return NotRead(new Phrase("the name server does not answer", "server nama tidak menjawab"));
        }
    }

    private static CertificateFinding Found(string name, IReadOnlyList<string> records)
    {
        var issuers = new List<string>();
        foreach (var record in records)
        {
            var parts = record.Split([' '], 3);
            if (parts.Length == 3 && string.Equals(parts[1], "issue", StringComparison.OrdinalIgnoreCase)) issuers.Add(parts[2].Split(';')[0].Trim());
        }
        var named = ForeignText.Lines(issuers);
        if (issuers.Count > 0 && named.Length == 0)
        {
            return new CertificateFinding(CertificateCheckKind.Caa, CertificateVerdict.Warning, new Phrase(
                $"CAA of {name} lets no authority issue: the next renewal will fail",
                $"CAA milik {name} tidak mengizinkan penerbit mana pun: perpanjangan berikutnya akan gagal"));
        }
        var list = string.Join(", ", named);
        return new CertificateFinding(CertificateCheckKind.Caa, CertificateVerdict.Noted, named.Length > 0
            ? new Phrase($"CAA of {name} lets only {list} issue", $"CAA milik {name} hanya mengizinkan {list}")
            : new Phrase($"CAA of {name} names no issuer for the host itself", $"CAA milik {name} tidak menyebut penerbit untuk host itu"));
    }

    private static CertificateFinding NotRead(Phrase why) => new(CertificateCheckKind.Caa, CertificateVerdict.Unknown, new Phrase(
        $"CAA was not read: {why.English}", $"CAA tidak terbaca: {why.Indonesian}"));
}
