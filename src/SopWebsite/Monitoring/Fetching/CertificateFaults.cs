using System.Globalization;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using SopWebsite.Languages;

namespace SopWebsite.Monitoring.Fetching;

/// <summary>What a browser would hold against a server's certificate, and its dates.</summary>
internal sealed record CertificateFaults
{
    private const int LongestChain = 10;

    /// <summary>The certificate; null when the server showed none.</summary>
    public SiteCertificate? Certificate { get; private init; }

    public IReadOnlyList<Phrase> Faults { get; private init; } = [];

    public bool IsSound => Faults.Count == 0;

    public static CertificateFaults Of(
        X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors, string host)
    {
        if (certificate is null)
            return new() { Faults = [new Phrase("the server shows no certificate", "server tidak menunjukkan sertifikat")] };
        using var leaf = new X509Certificate2(certificate);
        var begins = new DateTimeOffset(leaf.NotBefore.ToUniversalTime(), TimeSpan.Zero);
        var expires = new DateTimeOffset(leaf.NotAfter.ToUniversalTime(), TimeSpan.Zero);
        Phrase[] faults = [.. Of(leaf, chain, errors, host, begins, expires)];
        var names = CertificateNames.Of(leaf);
        return new()
        {
            Faults = faults,
            Certificate = new SiteCertificate
            {
                Subject = leaf.GetNameInfo(X509NameType.SimpleName, forIssuer: false) is { Length: > 0 } subject
                    ? Cut(subject)
                    : names.FirstOrDefault() ?? "?",
                Names = names,
                Issuer = Cut(leaf.GetNameInfo(X509NameType.SimpleName, forIssuer: true)),
                Begins = begins,
                Expires = expires,
                Chain = Links(chain),
                Faults = faults,
            },
        };
    }

    public FetchFailure ToFailure(Exception? inner) => new(
        AvailabilityFailure.Tls,
        new Phrase(
            "Browsers refuse the certificate: " + string.Join("; ", Faults.Select(fault => fault.English)) + ".",
            "Peramban menolak sertifikat: " + string.Join("; ", Faults.Select(fault => fault.Indonesian)) + "."),
        inner);

    private static IEnumerable<Phrase> Of(
        X509Certificate2 leaf, X509Chain? chain, SslPolicyErrors errors, string host, DateTimeOffset begins, DateTimeOffset expires)
    {
        if (errors == SslPolicyErrors.None) yield break;
        var now = DateTimeOffset.UtcNow;
        var isDated = true;
        if (expires <= now) yield return new Phrase($"it expired on {Day(expires)}", $"sudah berakhir pada {Day(expires)}");
        else if (begins > now) yield return new Phrase($"it is not valid before {Day(begins)}", $"belum berlaku sebelum {Day(begins)}");
        else isDated = false;
        if ((errors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0)
        {
            var name = Cut(leaf.GetNameInfo(X509NameType.DnsName, forIssuer: false));
            yield return new Phrase($"it is for '{name}', not for {host}", $"sertifikat untuk '{name}', bukan untuk {host}");
        }
        var statuses = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status) ?? X509ChainStatusFlags.NoError;
        const X509ChainStatusFlags Untrusted = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;
        if ((statuses & Untrusted) != 0)
        {
            yield return new Phrase(
                $"its issuer '{Cut(leaf.GetNameInfo(X509NameType.SimpleName, forIssuer: true))}' is not trusted (self-signed, or an "
                + "intermediate certificate is missing)",
                $"penerbitnya '{Cut(leaf.GetNameInfo(X509NameType.SimpleName, forIssuer: true))}' tidak dipercaya (ditandatangani sendiri, "
                + "atau sertifikat antara tidak dikirim)");
        }
        var others = statuses & ~(Untrusted | (isDated ? X509ChainStatusFlags.NotTimeValid : X509ChainStatusFlags.NoError));
        if ((errors & SslPolicyErrors.RemoteCertificateChainErrors) != 0 && others != X509ChainStatusFlags.NoError)
            yield return new Phrase($"its chain has the fault {others}", $"rantainya bermasalah: {others}");
    }

    private static string[] Links(X509Chain? chain)
    {
        var links = new List<string>();
        for (var n = 0; chain is not null && n < chain.ChainElements.Count && n < LongestChain; n++)
        {
            var one = chain.ChainElements[n].Certificate;
            links.Add(
                $"{Cut(one.GetNameInfo(X509NameType.SimpleName, forIssuer: false))} "
                + $"({Day(new DateTimeOffset(one.NotAfter.ToUniversalTime(), TimeSpan.Zero))})");
        }
        return [.. links];
    }

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A name that a stranger wrote, short and on one line.</summary>
    internal static string Cut(string name)
    {
        var line = new string([.. name.Take(100).Where(letter => !char.IsControl(letter))]);
        return line.Length == 0 ? "?" : line;
    }
}
