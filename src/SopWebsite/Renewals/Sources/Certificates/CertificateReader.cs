using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SopWebsite.Files;

namespace SopWebsite.Renewals.Sources.Certificates;

/// <summary>Reads of a certificate what a renewal needs to know. Whatever its maker wrote oddly counts as not there.</summary>
internal static class CertificateReader
{
    private const string AuthorityAccess = "1.3.6.1.5.5.7.1.1", Ocsp = "1.3.6.1.5.5.7.48.1";
    private const string TlsFeature = "1.3.6.1.5.5.7.1.24", RevocationLists = "2.5.29.31", KeyUsages = "2.5.29.37";
    private const string ServerUse = "1.3.6.1.5.5.7.3.1", AnyUse = "2.5.29.37.0";
    private const int StatusRequest = 5;

    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["1.2.840.113549.1.1.1"] = "RSA", ["1.2.840.113549.1.1.10"] = "RSA", ["1.2.840.10045.2.1"] = "ECDSA", ["1.3.101.112"] = "Ed25519",
        ["1.3.101.113"] = "Ed448", ["1.2.840.10040.4.1"] = "DSA",
    };

    private static readonly Dictionary<string, string> Signatures = new(StringComparer.Ordinal)
    {
        ["1.2.840.113549.1.1.2"] = "md2RSA", ["1.2.840.113549.1.1.4"] = "md5RSA", ["1.2.840.113549.1.1.5"] = "sha1RSA",
        ["1.2.840.113549.1.1.10"] = "RSASSA-PSS", ["1.2.840.113549.1.1.11"] = "sha256RSA", ["1.2.840.113549.1.1.12"] = "sha384RSA",
        ["1.2.840.113549.1.1.13"] = "sha512RSA", ["1.2.840.10040.4.3"] = "sha1DSA", ["1.2.840.10045.4.1"] = "sha1ECDSA",
        ["1.2.840.10045.4.3.2"] = "sha256ECDSA", ["1.2.840.10045.4.3.3"] = "sha384ECDSA", ["1.2.840.10045.4.3.4"] = "sha512ECDSA",
        ["1.3.101.112"] = "Ed25519", ["1.3.101.113"] = "Ed448",
    };

    /// <summary>A certificate as it is kept.</summary>
    public static CertificateLink Link(X509Certificate2 certificate) => new()
    {
        Subject = Name(certificate, forIssuer: false),
        Issuer = Name(certificate, forIssuer: true),
        Begins = new DateTimeOffset(certificate.NotBefore.ToUniversalTime(), TimeSpan.Zero),
        Expires = new DateTimeOffset(certificate.NotAfter.ToUniversalTime(), TimeSpan.Zero),
        Sha256 = Sha256Hex.OfBytes(certificate.RawData),
        KeySha256 = KeyDigest(certificate),
        Serial = certificate.SerialNumber ?? "",
        KeyKind = Keys.TryGetValue(certificate.PublicKey.Oid.Value ?? "", out var kind) ? kind : certificate.PublicKey.Oid.Value ?? "",
        KeyBits = KeyBits(certificate),
        Signature = Signatures.TryGetValue(certificate.SignatureAlgorithm.Value ?? "", out var signature)
            ? signature : certificate.SignatureAlgorithm.Value ?? "",
        IsSelfIssued = IsIssuedBy(certificate, certificate),
    };

    /// <summary>Whether one's subject is the other's issuer.</summary>
    public static bool IsIssuedBy(X509Certificate2 certificate, X509Certificate2 issuer) =>
        certificate.IssuerName.RawData.SequenceEqual(issuer.SubjectName.RawData);

    /// <summary>Where the issuer tells whether the certificate was revoked (RFC 5280 section 4.2.2.1); null when it names no such place.</summary>
    public static string? OcspAddress(X509Certificate2 certificate) => Read(certificate, AuthorityAccess, reader =>
    {
        var ways = reader.ReadSequence();
        while (ways.HasData)
        {
            var way = ways.ReadSequence();
            var method = way.ReadObjectIdentifier();
            var uri = new Asn1Tag(TagClass.ContextSpecific, 6);
            if (method == Ocsp && way.PeekTag().HasSameClassAndValue(uri))
                return ForeignText.Line(way.ReadCharacterString(UniversalTagNumber.IA5String, uri));
        }
        return null;
    });

    /// <summary>Whether browsers are to insist on a stapled answer (RFC 7633).</summary>
    public static bool IsMustStaple(X509Certificate2 certificate) => Read(certificate, TlsFeature, reader =>
    {
        var features = reader.ReadSequence();
        while (features.HasData)
        {
            if (features.TryReadInt32(out var feature) && feature == StatusRequest) return "yes";
        }
        return null;
    }) is not null;

    /// <summary>Whether the issuer publishes lists of what it revoked.</summary>
    public static bool HasRevocationList(X509Certificate2 certificate) => Extension(certificate, RevocationLists) is not null;

    /// <summary>Whether it is for web servers: by its extended key usage, or because it names none.</summary>
    public static bool IsForServers(X509Certificate2 certificate)
    {
        if (Extension(certificate, KeyUsages) is null) return true;
        return Read(certificate, KeyUsages, reader =>
        {
            var uses = reader.ReadSequence();
            while (uses.HasData)
            {
                if (uses.ReadObjectIdentifier() is ServerUse or AnyUse) return "yes";
            }
            return null;
        }) is not null;
    }

    private static string? Read(X509Certificate2 certificate, string extension, Func<AsnReader, string?> read)
    {
        if (Extension(certificate, extension) is not { } raw) return null;
        try
        {
            return read(new AsnReader(raw, AsnEncodingRules.BER));
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static byte[]? Extension(X509Certificate2 certificate, string oid) =>
        certificate.Extensions.Cast<X509Extension>().FirstOrDefault(one => one.Oid?.Value == oid)?.RawData;

    private static string Name(X509Certificate2 certificate, bool forIssuer) =>
        ForeignText.Line(certificate.GetNameInfo(X509NameType.SimpleName, forIssuer)) is { } name
            ? name.Length <= 100 ? name : name.Substring(0, 100)
            : "?";

    private static int? KeyBits(X509Certificate2 certificate)
    {
        try
        {
            using var rsa = certificate.GetRSAPublicKey();
            if (rsa is not null) return rsa.KeySize;
            using var curve = certificate.GetECDsaPublicKey();
            return curve?.KeySize;
        }
        catch (Exception failure) when (failure is CryptographicException or NotSupportedException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    /// <summary>SHA-256 of the subjectPublicKeyInfo, which the older framework does not give.</summary>
    private static string KeyDigest(X509Certificate2 certificate)
    {
        var key = certificate.PublicKey;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        try
        {
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(key.Oid.Value ?? "0.0");
                    if (key.EncodedParameters?.RawData is { Length: > 0 } parameters) writer.WriteEncodedValue(parameters);
                }
                writer.WriteBitString(key.EncodedKeyValue.RawData);
            }
            return Sha256Hex.OfBytes(writer.Encode());
        }
        catch (Exception failure) when (failure is ArgumentException or CryptographicException or AsnContentException)
        {
            return Sha256Hex.OfBytes(key.EncodedKeyValue.RawData);
        }
    }
}
