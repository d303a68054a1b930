using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using SopWebsite.Calendars;
using SopWebsite.Errors;
using SopWebsite.Monitoring.Fetching;
using SopWebsite.Renewals;
using SopWebsite.Renewals.Sources;
using SopWebsite.Renewals.Sources.Certificates;
using SopWebsite.Tests.Support;

namespace SopWebsite.Tests.Renewals.Sources;

/// <summary>Real servers on loopback with chains of our own.</summary>
public sealed class CertificateTests : IDisposable
{
    private readonly CertificateMaker _maker = new(DateTimeOffset.UtcNow);
    private readonly CertificateMaker.Authority _root;
    private readonly CertificateMaker.Authority _between;

    public CertificateTests()
    {
        _root = _maker.Issuer("Akar Contoh");
        _between = _maker.Issuer("Antara Contoh", _root, until: 900);
    }

    public void Dispose() => _maker.Dispose();

    [Fact]
    public async Task AGoodChainIsGoodThroughout()
    {
        await using var server = CertificateMaker.Show(_maker.Server(_between), _between);

        var chain = await LookAsync(server);

        Assert.Equal(CertificateVerdict.Good, chain.Verdict);
        Assert.True(chain.Findings.Length >= 6);
        Assert.All(chain.Findings, finding => Assert.True(finding.Sentence.English.Length > 5 && finding.Sentence.Indonesian.Length > 5));
        Assert.Equal(Enum.GetValues<CertificateCheckKind>().Order(), chain.Findings.Select(finding => finding.Check).Order());
        foreach (var check in new[]
        {
            CertificateCheckKind.Name, CertificateCheckKind.Validity, CertificateCheckKind.Intermediates, CertificateCheckKind.Completeness,
            CertificateCheckKind.Trust, CertificateCheckKind.Key, CertificateCheckKind.Signature, CertificateCheckKind.Purpose,
        })
            Assert.Equal(CertificateVerdict.Good, Of(chain, check).Verdict);
        Assert.Equal(["localhost", "Antara Contoh", "Akar Contoh"], chain.Built.Select(link => link.Subject));
        Assert.Equal(["localhost", "Antara Contoh"], chain.Sent.Select(link => link.Subject));
        Assert.Equal(("Antara Contoh", "127.0.0.1", server.Port), (chain.Issuer, chain.Host, chain.Port));
        Assert.Equal(["localhost", "127.0.0.1"], chain.Names);
        Assert.Equal(chain.LeafExpires, chain.WeakestExpires);
        Assert.Equal(("ECDSA", 256, "sha256ECDSA"), (chain.Sent[0].KeyKind, chain.Sent[0].KeyBits!.Value, chain.Sent[0].Signature));
        Assert.Equal(CertificateVerdict.Unknown, Of(chain, CertificateCheckKind.Caa).Verdict);
    }

    [Fact]
    public async Task AnExpiredCertificateIsFoundOnItsDay()
    {
        await using var server = CertificateMaker.Show(_maker.Server(_between, from: -90, until: -3), _between);

        var chain = await LookAsync(server);

        Assert.Equal((CertificateVerdict.Bad, CertificateVerdict.Bad), (chain.Verdict, Of(chain, CertificateCheckKind.Validity).Verdict));
        Assert.True(chain.DaysLeft < 0);
        Assert.Equal(CertificateVerdict.Good, Of(chain, CertificateCheckKind.Trust).Verdict);
    }

    [Fact]
    public async Task OneThatIsNotYetValidIsFoundToo()
    {
        await using var server = CertificateMaker.Show(_maker.Server(_between, from: 3), _between);

        Assert.Contains("is not valid before", Of(await LookAsync(server), CertificateCheckKind.Validity).Sentence.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnExpiredCertificateBetweenIsTheWeakestEnd()
    {
        var expired = _maker.Issuer("Antara Lama", _root, until: -5);
        await using var server = CertificateMaker.Show(_maker.Server(expired), expired);

        var chain = await LookAsync(server);

        Assert.Equal(CertificateVerdict.Good, Of(chain, CertificateCheckKind.Validity).Verdict);
        var finding = Of(chain, CertificateCheckKind.Intermediates);
        Assert.Equal(CertificateVerdict.Bad, finding.Verdict);
        Assert.Contains("Antara Lama, expired on", finding.Sentence.English, StringComparison.Ordinal);
        Assert.Equal(expired.Certificate.NotAfter.ToUniversalTime(), chain.WeakestExpires.UtcDateTime);
        Assert.True(chain.LeafExpires > chain.SeenAt);
    }

    [Fact]
    public async Task OneBetweenThatEndsFirstIsAWarningAndItsEndIsTheRenewals()
    {
        var brief = _maker.Issuer("Antara Singkat", _root, until: 20);
        await using var server = CertificateMaker.Show(_maker.Server(brief), brief);
        var renewal = new HostingRenewal
        {
            Site = "pn-contoh", Kind = RenewalKind.Certificate, Subject = $"127.0.0.1:{server.Port}", CheckedAt = DateTimeOffset.UtcNow.AddDays(-1),
        };

        var asked = await Inquiry().AskAsync(renewal, CancellationToken.None);

        Assert.Equal(CertificateVerdict.Warning, Of(asked.Answer!.Chain!, CertificateCheckKind.Intermediates).Verdict);
        Assert.Equal(brief.Certificate.NotAfter.ToUniversalTime(), asked.ExpiresAt!.Value.UtcDateTime);
        Assert.Equal((RenewalSource.LiveCertificate, "Antara Singkat"), (asked.Source, asked.Answer.Registrar));
    }

    [Fact]
    public async Task AMissingCertificateBetweenIsNamed()
    {
        await using var server = CertificateMaker.Show(_maker.Server(_between));

        var chain = await LookAsync(server);

        var finding = Of(chain, CertificateCheckKind.Completeness);
        Assert.Equal(CertificateVerdict.Bad, finding.Verdict);
        Assert.Contains("does not send the certificate of Antara Contoh", finding.Sentence.English, StringComparison.Ordinal);
        Assert.Equal(CertificateVerdict.Bad, Of(chain, CertificateCheckKind.Trust).Verdict);
        Assert.Single(chain.Sent);
    }

    [Fact]
    public async Task AWrongNameIsToldWithTheRightOne()
    {
        await using var server = CertificateMaker.Show(_maker.Server(_between, "lain.example.go.id"), _between);

        var finding = Of(await LookAsync(server), CertificateCheckKind.Name);

        Assert.Equal((CertificateVerdict.Bad, "it is for lain.example.go.id, not for 127.0.0.1"), (finding.Verdict, finding.Sentence.English));
    }

    [Fact]
    public async Task TheServerIsToldWhichHostIsMeant()
    {
        await using var server = CertificateMaker.Show(_maker.Server(_between, "www.example.go.id"), _between);
        var inquiry = new CertificateInquiry(
            Fetching with { Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Loopback }) }, new IPEndPoint(IPAddress.Loopback, LoopbackServer.ClosedPort()));

        var chain = await inquiry.LookAsync($"www.example.go.id:{server.Port}", before: null, DateTimeOffset.UtcNow, CancellationToken.None);

        Assert.Equal(CertificateVerdict.Good, Of(chain, CertificateCheckKind.Name).Verdict);
        Assert.Equal(("www.example.go.id", "127.0.0.1"), (chain.Host, chain.Address));
        Assert.Contains("CAA was not read: the name server does not answer", Of(chain, CertificateCheckKind.Caa).Sentence.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, CertificateVerdict.Bad, "vouches for itself: nobody else does")]
    [InlineData(true, CertificateVerdict.Noted, "this machine was told to trust it")]
    public async Task OneThatVouchesForItselfIsToldFromATrustedOne(bool isTrusted, CertificateVerdict verdict, string words)
    {
        var own = _maker.Server(by: null);
        await using var server = CertificateMaker.Show(own);

        var chain = await LookAsync(server, roots: isTrusted ? [own] : [_root.Certificate]);

        var finding = Of(chain, CertificateCheckKind.Trust);
        Assert.Equal(verdict, finding.Verdict);
        Assert.Contains(words, finding.Sentence.English, StringComparison.Ordinal);
        Assert.Equal(chain.LeafExpires, chain.WeakestExpires);
    }

    [Fact]
    public async Task AnAuthorityThatNobodyKnowsIsNotTrusted()
    {
        var strange = _maker.Issuer("Akar Asing");
        await using var server = CertificateMaker.Show(_maker.Server(strange), strange);

        Assert.Equal("this machine does not trust Akar Asing", Of(await LookAsync(server), CertificateCheckKind.Trust).Sentence.English);
    }

    [Fact]
    public async Task ANewIssuerAndANewKeyAreToldFromTheLastLook()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var other = _maker.Issuer("Antara Lain", _root);
        await using var first = CertificateMaker.Show(_maker.Server(_between, key: key), _between);
        await using var renewed = CertificateMaker.Show(_maker.Server(_between, from: -1, key: key), _between);
        await using var rotated = CertificateMaker.Show(_maker.Server(_between, from: -1), _between);
        await using var moved = CertificateMaker.Show(_maker.Server(other), other);
        var before = await LookAsync(first);

        var same = await LookAsync(first, before);
        var again = await LookAsync(renewed, before);
        var early = await LookAsync(rotated, before);
        var late = await LookAsync(rotated, before with { SeenAt = before.LeafExpires.AddDays(-10) });
        var elsewhere = await LookAsync(moved, before);

        Assert.Equal((CertificateVerdict.Noted, CertificateVerdict.Noted), Changes(before));
        Assert.Equal((CertificateVerdict.Good, CertificateVerdict.Good), Changes(same));
        Assert.StartsWith("the same certificate as on", Of(same, CertificateCheckKind.KeyChange).Sentence.English, StringComparison.Ordinal);
        Assert.Equal((CertificateVerdict.Good, CertificateVerdict.Good), Changes(again));
        Assert.StartsWith("a new certificate with the key of", Of(again, CertificateCheckKind.KeyChange).Sentence.English, StringComparison.Ordinal);
        Assert.Equal((CertificateVerdict.Good, CertificateVerdict.Warning), Changes(early));
        Assert.Equal((CertificateVerdict.Good, CertificateVerdict.Noted), Changes(late));
        Assert.Equal((CertificateVerdict.Warning, CertificateVerdict.Warning), Changes(elsewhere));
        Assert.Contains("issued by Antara Lain; on", Of(elsewhere, CertificateCheckKind.Issuer).Sentence.English, StringComparison.Ordinal);
        Assert.Equal(CertificateVerdict.Warning, elsewhere.Verdict);
    }

    [Fact]
    public async Task WhereARevocationWouldBeKnownIsNoted()
    {
        await using var server = CertificateMaker.Show(
            _maker.Server(_between, more: [CertificateMaker.Ocsp("http://ocsp.example.org/"), CertificateMaker.MustStaple]), _between);

        var finding = Of(await LookAsync(server), CertificateCheckKind.Revocation);

        Assert.Equal(CertificateVerdict.Noted, finding.Verdict);
        Assert.Contains("OCSP at http://ocsp.example.org/; must-staple", finding.Sentence.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACertificateForSomethingElseIsNotForAServer()
    {
        using var own = _maker.Server(_between, more: new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.4")], critical: false));
        var finding = Of(View(own, _between).Chain(new Uri("https://localhost/"), null, null, Caa()), CertificateCheckKind.Purpose);
        Assert.Equal(CertificateVerdict.Bad, finding.Verdict);

        await using var server = CertificateMaker.Show(_maker.Server(_between, from: -10, until: 500), _between);
        Assert.Equal(CertificateVerdict.Noted, Of(await LookAsync(server), CertificateCheckKind.Purpose).Verdict);
    }

    [Fact]
    public void WeakKeysAndSignaturesAreFound()
    {
        // Servers of today refuse to serve with these, so the chain is judged without one.
        using var brief = RSA.Create(1024);
        var weak = View(_maker.Server(_between, key: brief), _between).Chain(new Uri("https://localhost/"), null, null, Caa());
        Assert.Equal((CertificateVerdict.Bad, "the key of localhost is weak: RSA with 1024 bits"), (Of(weak, CertificateCheckKind.Key).Verdict, Of(weak, CertificateCheckKind.Key).Sentence.English));

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

    [Theory]
    [InlineData("a b")]
    [InlineData("host/../x")]
    [InlineData("host?x")]
    [InlineData("nama@host")]
    [InlineData("")]
    public async Task WhatIsNoHostIsRefused(string host) => Assert.Equal(
        "SopCertificateHostInvalid",
        (await Assert.ThrowsAsync<SopException>(() => Inquiry().CertificateAsync(host, null, CancellationToken.None))).Id);

    [Fact]
    public async Task AServerWithoutTlsShowsNone()
    {
        await using var server = RawServer.Start(async (stream, ending) =>
        {
            await stream.ReadAsync(new byte[1], ending);
            await stream.WriteAsync("220 selamat datang\r\n"u8.ToArray(), ending);
        });

        var failure = await Assert.ThrowsAsync<SopException>(() => LookAsync(server));

        Assert.Equal(("SopCertificateUnreadable", SopErrorKind.ConnectionFailure), (failure.Id, failure.Kind));
    }

    [Theory]
    [InlineData("issue", "letsencrypt.org; validationmethods=dns-01", CertificateVerdict.Noted, "CAA of go.id lets only letsencrypt.org issue")]
    [InlineData("issue", ";", CertificateVerdict.Warning, "lets no authority issue")]
    [InlineData("iodef", "mailto:x@example.go.id", CertificateVerdict.Noted, "names no issuer for the host itself")]
    public async Task CaaIsReadFromTheNearestNameThatHasIt(string tag, string value, CertificateVerdict verdict, string words)
    {
        using var server = new CaaServer("go.id", tag, value);

        var finding = await CaaLookup.FindAsync(new Uri("https://www.pn-contoh.go.id/"), server.Address, CancellationToken.None);

        Assert.Equal(verdict, finding.Verdict);
        Assert.Contains(words, finding.Sentence.English, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutCaaAnyoneMayIssue()
    {
        using var server = new CaaServer("lain.example", "issue", "x");

        var finding = await CaaLookup.FindAsync(new Uri("https://www.pn-contoh.go.id/"), server.Address, CancellationToken.None);

        Assert.Equal((CertificateVerdict.Noted, "no CAA record limits who may issue for the domain"), (finding.Verdict, finding.Sentence.English));
    }

    private static CertificateFinding Of(CertificateChain chain, CertificateCheckKind check) => chain.Findings.Single(finding => finding.Check == check);

    private static (CertificateVerdict Issuer, CertificateVerdict Key) Changes(CertificateChain chain) =>
        (Of(chain, CertificateCheckKind.Issuer).Verdict, Of(chain, CertificateCheckKind.KeyChange).Verdict);

    private static CertificateFinding Caa() => new(CertificateCheckKind.Caa, CertificateVerdict.Unknown, new("not read", "tidak terbaca"));

    private FetchOptions Fetching => new() { TrustedRoots = [_root.Certificate] };

    private RenewalInquiry Inquiry() => new(SystemClock.Instance) { Fetching = Fetching };

    private Task<CertificateChain> LookAsync(RawServer server, CertificateChain? before = null, X509Certificate2Collection? roots = null) =>
        new CertificateInquiry(Fetching with { TrustedRoots = roots ?? [_root.Certificate] }, nameServer: null)
            .LookAsync($"127.0.0.1:{server.Port}", before, DateTimeOffset.UtcNow, CancellationToken.None);

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

    /// <summary>A name server with one CAA record.</summary>
    private sealed class CaaServer : IDisposable
    {
        private readonly UdpClient _udp = new(new IPEndPoint(IPAddress.Loopback, 0));

        public CaaServer(string name, string tag, string value) => _ = Task.Run(async () =>
        {
            try
            {
                while (true)
                {
                    var got = await _udp.ReceiveAsync();
                    await _udp.SendAsync(Answer(got.Buffer, name, tag, value), got.RemoteEndPoint);
                }
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                // The test has ended.
            }
        });

        public IPEndPoint Address => (IPEndPoint)_udp.Client.LocalEndPoint!;

        public void Dispose() => _udp.Dispose();

        private static byte[] Answer(byte[] query, string name, string tag, string value)
        {
            var labels = new List<string>();
            for (var at = 12; query[at] > 0; at += 1 + query[at]) labels.Add(Encoding.ASCII.GetString(query, at + 1, query[at]));
            var isIt = string.Join('.', labels) == name && query[^4] == 1 && query[^3] == 1;
            byte[] data = [0, (byte)tag.Length, .. Encoding.ASCII.GetBytes(tag), .. Encoding.ASCII.GetBytes(value)];
            byte[] record = isIt ? [0xC0, 12, 1, 1, 0, 1, 0, 0, 0, 60, 0, (byte)data.Length, .. data] : [];
            return [query[0], query[1], 0x81, 0x80, 0, 1, 0, (byte)(isIt ? 1 : 0), 0, 0, 0, 0, .. query[12..], .. record];
        }
    }
}
