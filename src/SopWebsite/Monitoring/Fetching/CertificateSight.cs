using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace SopWebsite.Monitoring.Fetching;

/// <summary>The certificates of a server themselves: what it sent, what chain this machine made of it, and what it holds against it.</summary>
internal sealed record CertificateSight
{
    private const int MostCertificates = 20;

    /// <summary>The certificates that the server sent, its own first.</summary>
    public IReadOnlyList<byte[]> Sent { get; private init; } = [];

    /// <summary>The chain as it was built, with what is wrong with each.</summary>
    public IReadOnlyList<(byte[] Raw, X509ChainStatusFlags Status)> Built { get; private init; } = [];

    /// <summary>What is wrong with the chain as a whole.</summary>
    public X509ChainStatusFlags Status { get; private init; }

    /// <summary>True when it is not for the host.</summary>
    public bool IsOtherName { get; private init; }

    public static CertificateSight? Of(X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null) return null;
        var own = certificate.GetRawCertData();
        var built = new List<(byte[] Raw, X509ChainStatusFlags Status)>();
        for (var n = 0; chain is not null && n < chain.ChainElements.Count && n < MostCertificates; n++)
        {
            var element = chain.ChainElements[n];
            built.Add(
                (element.Certificate.RawData, element.ChainElementStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status)));
        }
        // The certificates that came along are where the builder looks for issuers.
        var others = chain?.ChainPolicy.ExtraStore.Cast<X509Certificate2>().Select(one => one.RawData).Where(raw => !raw.SequenceEqual(own)) ?? [];
        return new CertificateSight
        {
            Sent = [own, .. others.Take(MostCertificates)],
            Built = built,
            Status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status) ?? X509ChainStatusFlags.NoError,
            IsOtherName = (errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0,
        };
    }
}
