using System.Security.Cryptography;
using System.Text.RegularExpressions;
using SopWebsite.Errors;
using SopWebsite.Files;
using SopWebsite.Languages;

namespace SopWebsite.Backups.Transport;

/// <summary>
/// A key or certificate that a server may show: an SSH key in full (<c>ssh-ed25519 AAAA...</c>), the fingerprint of one as OpenSSH writes it
/// (<c>SHA256:</c> and Base64), or a certificate's SHA-256 (64 hex digits).
/// </summary>
public sealed record HostKeyPin
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>A key's type and its Base64, alone, in a line of known_hosts or in a .pub file.</summary>
    private static readonly Regex Key = new(
        @"(?:^|\s)(?<type>(?:ssh|ecdsa|sk-ssh|sk-ecdsa|rsa)-[A-Za-z0-9@.-]+)\s+(?<key>AAAA[A-Za-z0-9+/]+={0,2})(?:\s|$)",
        RegexOptions.CultureInvariant, Patience);

    /// <summary>OpenSSH's form, and WinSCP's: type, bits and the fingerprint.</summary>
    private static readonly Regex Print = new(
        @"^(?:SHA256:|(?<type>[a-z0-9@.-]+) [0-9]{2,5} (?:SHA256:)?)(?<print>[A-Za-z0-9+/]{43})=?$", RegexOptions.CultureInvariant, Patience);

    private static readonly Regex Certificate = new(
        "^(?:sha-?256[:=])?(?<hex>[0-9a-f]{2}(?::?[0-9a-f]{2}){31})$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, Patience);

    /// <summary>The key's type; null where only a fingerprint is known.</summary>
    public string? Type { get; private init; }

    /// <summary>The whole public key in Base64; null where only a fingerprint is known.</summary>
    public string? PublicKey { get; private init; }

    /// <summary>The fingerprint, as OpenSSH writes it (<c>SHA256:...</c>), or of a certificate as 64 hex digits.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>True for a certificate's.</summary>
    public bool IsCertificate => Fingerprint.Length == 64;

    /// <summary>Reads what a user gives.</summary>
    /// <exception cref="SopException"><c>SopHostKeyInvalid</c>.</exception>
    public static HostKeyPin Parse(string text)
    {
        var trimmed = text.Trim();
        if (Certificate.Match(trimmed) is { Success: true } certificate)
            return new HostKeyPin { Fingerprint = certificate.Groups["hex"].Value.Replace(":", "").ToLowerInvariant() };
        if (Print.Match(trimmed) is { Success: true } print) return new HostKeyPin { Fingerprint = "SHA256:" + print.Groups["print"].Value };
        if (Key.Match(trimmed) is { Success: true } key && Decoded(key.Groups["key"].Value) is { } blob && TypeIn(blob) == key.Groups["type"].Value)
            return OfKey(key.Groups["type"].Value, blob);
        throw new SopException(
            "SopHostKeyInvalid", SopErrorKind.InvalidArgument,
            new Phrase(
                $"'{text}' is no host key. Give what Get-SiteHostKey shows: 'ssh-ed25519 AAAA...', 'SHA256:...', or a certificate's 64 hex digits.",
                $"'{text}' bukan kunci host. Isi dengan yang ditampilkan Get-SiteHostKey: 'ssh-ed25519 AAAA...', 'SHA256:...', atau 64 "
                + "digit heksa sertifikat."),
            text);
    }

    /// <summary>A whole SSH key.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="blob">Its bytes, as they stand Base64 in a .pub file.</param>
    public static HostKeyPin OfKey(string type, byte[] blob)
    {
        using var sha = SHA256.Create();
        return new HostKeyPin
        {
            Type = type,
            PublicKey = Convert.ToBase64String(blob),
            Fingerprint = "SHA256:" + Convert.ToBase64String(sha.ComputeHash(blob)).TrimEnd('='),
        };
    }

    /// <summary>A certificate.</summary>
    /// <param name="encoded">Its bytes (DER).</param>
    public static HostKeyPin OfCertificate(byte[] encoded) => new() { Fingerprint = Sha256Hex.OfBytes(encoded) };

    /// <summary>The text by which it can be given again.</summary>
    public override string ToString() => PublicKey is null ? Fingerprint : Type + " " + PublicKey;

    private static byte[]? Decoded(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The type that the key itself begins with (RFC 4253, 6.6): its length in four bytes, then its letters.</summary>
    private static string? TypeIn(byte[] blob)
    {
        if (blob.Length < 4) return null;
        var length = (blob[0] << 24) | (blob[1] << 16) | (blob[2] << 8) | blob[3];
        return length is > 0 and < 100 && length + 4 <= blob.Length ? System.Text.Encoding.ASCII.GetString(blob, 4, length) : null;
    }
}
