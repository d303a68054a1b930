using System.Formats.Asn1;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SopWebsite.Tests.Support;

/// <summary>Makes chains of certificates as good or as bad as a test wants; unlike real authorities it signs whatever it is told to.</summary>
internal sealed class CertificateMaker : IDisposable
{
    private readonly List<IDisposable> _made = [];

    public CertificateMaker(DateTimeOffset now) => Now = now;

    public DateTimeOffset Now { get; }

    /// <summary>An authority with its key; one without an issuer is a root.</summary>
    public Authority Issuer(string name, Authority? by = null, int from = -400, int until = 2000)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        return Kept(new Authority(Sign(request, by?.Certificate.SubjectName ?? request.SubjectName, by?.Key ?? key, from, until), key));
    }

    /// <summary>A server's certificate with its key; one without an issuer vouches for itself.</summary>
    public X509Certificate2 Server(
        Authority? by, string name = "localhost", int from = -10, int until = 80, AsymmetricAlgorithm? key = null, params X509Extension[] more)
    {
        var own = key ?? Kept(ECDsa.Create(ECCurve.NamedCurves.nistP256));
        var request = own is RSA rsa
            ? new CertificateRequest("CN=" + name, rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest("CN=" + name, (ECDsa)own, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        if (name == "localhost") names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        if (!more.Any(one => one is X509EnhancedKeyUsageExtension))
            request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        foreach (var one in more) request.CertificateExtensions.Add(one);
        using var issued = by is null && own is RSA self
            ? request.Create(
                request.SubjectName, X509SignatureGenerator.CreateForRSA(self, RSASignaturePadding.Pkcs1), Day(from), Day(until), Serial())
            : Sign(request, by?.Certificate.SubjectName ?? request.SubjectName, by?.Key ?? (ECDsa)own, from, until);
        using var withKey = own is RSA signing ? issued.CopyWithPrivateKey(signing) : issued.CopyWithPrivateKey((ECDsa)own);
        return Kept(new X509Certificate2(withKey.Export(X509ContentType.Pfx)));
    }

    /// <summary>A server on loopback that shows a certificate with those beside it, and then hangs up.</summary>
    public static RawServer Show(X509Certificate2 certificate, params Authority[] beside) => RawServer.Start(async (stream, ending) =>
    {
        var along = new X509Certificate2Collection(beside.Select(one => one.Certificate).ToArray());
        await using var secured = new SslStream(stream);
        await secured.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificateContext = SslStreamCertificateContext.Create(certificate, along, offline: true) },
            ending);
        // The visitor's question is waited for: hanging up at once could cut his handshake off.
        await secured.ReadAsync(new byte[1], ending);
    });

    /// <summary>The extension that tells where a revocation would be known.</summary>
    public static X509Extension Ocsp(string address)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.3.6.1.5.5.7.48.1");
            writer.WriteCharacterString(UniversalTagNumber.IA5String, address, new Asn1Tag(TagClass.ContextSpecific, 6));
        }
        return new X509Extension("1.3.6.1.5.5.7.1.1", writer.Encode(), critical: false);
    }

    /// <summary>The extension by which browsers insist on a stapled answer.</summary>
    public static X509Extension MustStaple => new("1.3.6.1.5.5.7.1.24", [0x30, 3, 2, 1, 5], critical: false);

    public void Dispose() => _made.ForEach(one => one.Dispose());

    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(8);
        serial[0] &= 0x7F;
        return serial;
    }

    private X509Certificate2 Sign(CertificateRequest request, X500DistinguishedName issuer, ECDsa key, int from, int until) =>
        request.Create(issuer, X509SignatureGenerator.CreateForECDsa(key), Day(from), Day(until), Serial());

    private DateTimeOffset Day(int days) => new(Now.AddDays(days).UtcDateTime.Date, TimeSpan.Zero);

    private T Kept<T>(T made)
        where T : IDisposable
    {
        _made.Add(made);
        return made;
    }

    internal sealed record Authority(X509Certificate2 Certificate, ECDsa Key) : IDisposable
    {
        public void Dispose()
        {
            Certificate.Dispose();
            Key.Dispose();
        }
    }
}
