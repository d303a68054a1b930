using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Renewals.Sources.Certificates;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Sources;

/// <summary>Certificates that no server of today would serve with, judged without one.</summary>
public sealed class CertificateReadingTests : IDisposable
{
    private readonly CertificateMaker _maker = new(DateTimeOffset.UtcNow);
    private readonly CertificateMaker.Authority _root;
    private readonly CertificateMaker.Authority _between;

    public CertificateReadingTests()
    {
        _root = _maker.Issuer("Akar Contoh");
        _between = _maker.Issuer("Antara Contoh", _root, until: 900);
    }

    public void Dispose() => _maker.Dispose();

    [Fact]
    public void ACertificateForSomethingElseIsNotForAServer()
    {
        using var own = _maker.Server(_between, more: new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.4")], critical: false));
        var finding = Of(View(own, _between).Chain(new Uri("https://localhost/"), null, null, Caa()), CertificateCheckKind.Purpose);
        Assert.Equal(CertificateVerdict.Bad, finding.Verdict);
    }

    [Fact]
    public void WeakKeysAndSignaturesAreFound()
    {
        using var brief = RSA.Create(1024);
        var weak = View(_maker.Server(_between, key: brief), _between).Chain(new Uri("https://localhost/"), null, null, Caa());
        Assert.Equal(
            (CertificateVerdict.Bad, "the key of localhost is weak: RSA with 1024 bits"),
            (Of(weak, CertificateCheckKind.Key).Verdict, Of(weak, CertificateCheckKind.Key).Sentence.English));

        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var old = request.Create(
            request.SubjectName, new OldSigner(key), DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(9), [1, 2, 3]);
        var forged = View(old).Chain(new Uri("https://localhost/"), null, null, Caa());
        Assert.Equal((CertificateVerdict.Bad, "sha1RSA"), (Of(forged, CertificateCheckKind.Signature).Verdict, forged.Sent[0].Signature));
        Assert.Equal(CertificateVerdict.Good, Of(forged, CertificateCheckKind.Key).Verdict);
    }

    [Fact]
    public void TheKeysDigestIsThatOfItsPublicKeyInfo()
    {
        using var rsa = RSA.Create(2048);
        foreach (var certificate in new[] { _maker.Server(_between), _maker.Server(_between, key: rsa) })
        {
            var expected = Convert.ToHexString(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo())).ToLowerInvariant();
            Assert.Equal(expected, CertificateReader.Link(certificate).KeySha256);
        }
    }

    [Fact]
    public void ExtensionsOfAnyBytesAreBorneWithPatience()
    {
        var random = new Random(7);
        string[] read = ["1.3.6.1.5.5.7.1.1", "1.3.6.1.5.5.7.1.24", "2.5.29.37", "2.5.29.31"];
        for (var n = 0; n < 60; n++)
        {
            var more = read.Select(oid =>
            {
                var bytes = new byte[random.Next(0, 40)];
                random.NextBytes(bytes);
                if (bytes.Length > 1 && n % 2 == 0) (bytes[0], bytes[1]) = (0x30, (byte)(bytes.Length - 2));
                return new X509Extension(oid, bytes, critical: false);
            }).ToArray();
            using var certificate = Odd(more);
            var chain = View(certificate).Chain(new Uri("https://localhost/"), null, null, Caa());
            Assert.Equal(12, chain.Findings.Length);
        }
    }

    private static CertificateFinding Of(CertificateChain chain, CertificateCheckKind check) =>
        chain.Findings.Single(finding => finding.Check == check);

    private static CertificateFinding Caa() => new(CertificateCheckKind.Caa, CertificateVerdict.Unknown, new("not read", "tidak terbaca"));

    /// <summary>A chain as a visitor's machine would build it, without a server.</summary>
    private CertificateView View(X509Certificate2 own, params CertificateMaker.Authority[] beside)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_root.Certificate);
        foreach (var one in beside) chain.ChainPolicy.ExtraStore.Add(one.Certificate);
        chain.Build(own);
        return new CertificateView(CertificateSight.Of(own, chain, SslPolicyErrors.None)!, raw => new X509Certificate2(raw), DateTimeOffset.UtcNow);
    }

    private static X509Certificate2 Odd(X509Extension[] more)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        foreach (var one in more) request.CertificateExtensions.Add(one);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(9));
    }

    /// <summary>Signs as was usual once; the framework itself does no longer.</summary>
    private sealed class OldSigner(RSA key) : X509SignatureGenerator
    {
        // SEQUENCE { sha1WithRSAEncryption, NULL }
        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) =>
            [0x30, 13, 6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 13, 1, 1, 5, 5, 0];

        // Nobody verifies it: what is named is what counts.
        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => new byte[key.KeySize / 8];

        protected override PublicKey BuildPublicKey() => CreateForRSA(key, RSASignaturePadding.Pkcs1).PublicKey;
    }
}
