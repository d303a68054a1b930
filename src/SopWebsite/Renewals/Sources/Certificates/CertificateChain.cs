using SopWebsite.Languages;

namespace SopWebsite.Renewals.Sources.Certificates;

/// <summary>What a look at a server's certificate looks for.</summary>
public enum CertificateCheckKind
{
    /// <summary>Whether it is for the host that was asked.</summary>
    Name,

    /// <summary>Whether the server's own certificate is valid today.</summary>
    Validity,

    /// <summary>Whether the certificates between it and the root are valid, and outlast it.</summary>
    Intermediates,

    /// <summary>Whether the server sends every certificate between.</summary>
    Completeness,

    /// <summary>Whether this machine trusts the root.</summary>
    Trust,

    /// <summary>Whether the keys are long enough.</summary>
    Key,

    /// <summary>Whether the signatures are sound.</summary>
    Signature,

    /// <summary>Whether it is for web servers (extended key usage), and no longer valid than browsers take.</summary>
    Purpose,

    /// <summary>How its revocation would be known: OCSP, lists, must-staple.</summary>
    Revocation,

    /// <summary>Which authorities the domain lets issue (CAA, RFC 8659).</summary>
    Caa,

    /// <summary>Whether another authority issued it since the last look.</summary>
    Issuer,

    /// <summary>Whether it has another key since the last look.</summary>
    KeyChange,
}

/// <summary>What came of one check.</summary>
public enum CertificateVerdict
{
    /// <summary>In order.</summary>
    Good,

    /// <summary>Nothing wrong; worth knowing.</summary>
    Noted,

    /// <summary>Works today; to be looked into.</summary>
    Warning,

    /// <summary>Visitors are refused, or some of them.</summary>
    Bad,

    /// <summary>Could not be seen.</summary>
    Unknown,
}

/// <summary>One check with what came of it.</summary>
/// <param name="Check">What was looked for.</param>
/// <param name="Verdict">What came of it.</param>
/// <param name="Sentence">It in words.</param>
public sealed record CertificateFinding(CertificateCheckKind Check, CertificateVerdict Verdict, Phrase Sentence)
{
    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => $"{Check} {Verdict}: {Sentence}";
}

/// <summary>One certificate of a chain. Names are cut to 100 letters.</summary>
public sealed record CertificateLink
{
    /// <summary>Who it was made out to.</summary>
    public required string Subject { get; init; }

    /// <summary>Who issued it.</summary>
    public required string Issuer { get; init; }

    /// <summary>From when it is valid, UTC.</summary>
    public required DateTimeOffset Begins { get; init; }

    /// <summary>Until when it is valid, UTC.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>SHA-256 of the certificate, 64 lower-case hex digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>
    /// SHA-256 of its public key (subjectPublicKeyInfo), 64 lower-case hex digits: stays when a certificate is renewed with the same key.
    /// </summary>
    public required string KeySha256 { get; init; }

    /// <summary>The serial number, hex.</summary>
    public string Serial { get; init; } = "";

    /// <summary>The kind of key, such as RSA or ECDSA.</summary>
    public string KeyKind { get; init; } = "";

    /// <summary>The key's length in bits; null when not known.</summary>
    public int? KeyBits { get; init; }

    /// <summary>What it was signed with, such as sha256RSA.</summary>
    public string Signature { get; init; } = "";

    /// <summary>True when it vouches for itself: a root, or a self-signed certificate.</summary>
    public bool IsSelfIssued { get; init; }

    /// <summary>It in one line, for lists.</summary>
    public override string ToString() => FormattableString.Invariant($"{Subject} ({Issuer}, {Expires:yyyy-MM-dd})");
}

/// <summary>A server's certificate with its whole chain and what was found of it.</summary>
public sealed record CertificateChain
{
    /// <summary>The host that was asked for, as the server was told (SNI).</summary>
    public required string Host { get; init; }

    /// <summary>The port.</summary>
    public required int Port { get; init; }

    /// <summary>When it was looked at, UTC.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>The address that answered.</summary>
    public string? Address { get; init; }

    /// <summary>The host names and addresses that the server's certificate is for.</summary>
    public string[] Names { get; init; } = [];

    /// <summary>The certificates that the server sent, in its order; the first is its own.</summary>
    public CertificateLink[] Sent { get; init; } = [];

    /// <summary>The chain as this machine built it, from the server's own certificate to the root, or as far as it came.</summary>
    public CertificateLink[] Built { get; init; } = [];

    /// <summary>Who issued the server's own certificate.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>From when the server's own certificate is valid, UTC.</summary>
    public DateTimeOffset Begins { get; init; }

    /// <summary>The end of the server's own certificate, UTC.</summary>
    public required DateTimeOffset LeafExpires { get; init; }

    /// <summary>The first end in the chain below the root, UTC: from then on visitors are refused.</summary>
    public required DateTimeOffset WeakestExpires { get; init; }

    /// <summary>Whole days from the look to the weakest end, negative after it.</summary>
    public int DaysLeft => (int)Math.Floor((WeakestExpires - SeenAt).TotalDays);

    /// <summary>The checks, each with its verdict and a sentence.</summary>
    public CertificateFinding[] Findings { get; init; } = [];

    /// <summary>The worst verdict: Bad, Warning or Good. What is unknown or only noted worsens nothing.</summary>
    public CertificateVerdict Verdict =>
        Findings.Any(finding => finding.Verdict == CertificateVerdict.Bad) ? CertificateVerdict.Bad
        : Findings.Any(finding => finding.Verdict == CertificateVerdict.Warning) ? CertificateVerdict.Warning
        : CertificateVerdict.Good;
}
