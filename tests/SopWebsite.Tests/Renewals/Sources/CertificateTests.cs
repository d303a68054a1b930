using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
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
            Fetching with { Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Loopback }) },
            new IPEndPoint(IPAddress.Loopback, LoopbackServer.ClosedPort()));

        var chain = await inquiry.LookAsync($"www.example.go.id:{server.Port}", before: null, DateTimeOffset.UtcNow, CancellationToken.None);

        Assert.Equal(CertificateVerdict.Good, Of(chain, CertificateCheckKind.Name).Verdict);
        Assert.Equal(("www.example.go.id", "127.0.0.1"), (chain.Host, chain.Address));
        Assert.Contains(
            "CAA was not read: the name server does not answer", Of(chain, CertificateCheckKind.Caa).Sentence.English, StringComparison.Ordinal);
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
    public async Task OneThatLivesLongerThanMayBeIssuedIsNoted()
    {
        await using var server = CertificateMaker.Show(_maker.Server(_between, from: -10, until: 500), _between);
        Assert.Equal(CertificateVerdict.Noted, Of(await LookAsync(server), CertificateCheckKind.Purpose).Verdict);
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

    private static CertificateFinding Of(CertificateChain chain, CertificateCheckKind check) =>
        chain.Findings.Single(finding => finding.Check == check);

    private static (CertificateVerdict Issuer, CertificateVerdict Key) Changes(CertificateChain chain) =>
        (Of(chain, CertificateCheckKind.Issuer).Verdict, Of(chain, CertificateCheckKind.KeyChange).Verdict);

    private FetchOptions Fetching => new() { TrustedRoots = [_root.Certificate] };

    private RenewalInquiry Inquiry() => new(SystemClock.Instance) { Fetching = Fetching };

    private Task<CertificateChain> LookAsync(RawServer server, CertificateChain? before = null, X509Certificate2Collection? roots = null) =>
        new CertificateInquiry(Fetching with { TrustedRoots = roots ?? [_root.Certificate] }, nameServer: null)
            .LookAsync($"127.0.0.1:{server.Port}", before, DateTimeOffset.UtcNow, CancellationToken.None);
}
