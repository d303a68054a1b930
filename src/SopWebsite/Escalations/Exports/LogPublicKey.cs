using System.Security.Cryptography;
using SopWebsite.Files;

namespace SopWebsite.Escalations.Exports;

/// <summary>The public half of a register's signing key: with it anyone can check an export, and nobody can make one.</summary>
public sealed class LogPublicKey
{
    /// <summary>Shorter keys prove nothing any more (NIST SP 800-131A).</summary>
    public const int LeastBits = 2048;

    /// <summary>Longer keys are nobody's, and make checking slow.</summary>
    private const int MostBits = 8192;

    private const string Label = "PUBLIC KEY";

    private static readonly byte[] CommonExponent = [1, 0, 1];

    private readonly RSAParameters _key;

    private LogPublicKey(RSAParameters key, byte[] form)
    {
        _key = key;
        Pem = PemText.Of(Label, form);
        Fingerprint = Sha256Hex.OfBytes(form);
        Bits = BitsOf(key.Modulus!);
    }

    /// <summary>The key as PEM.</summary>
    public string Pem { get; }

    /// <summary>SHA-256 of its SubjectPublicKeyInfo, 64 lower-case hex digits.</summary>
    public string Fingerprint { get; }

    /// <summary>The length of its modulus in bits.</summary>
    public int Bits { get; }

    /// <summary>Whether a signature by it is worth anything: 2048 bits to 8192, and the exponent 65537 that every program uses.</summary>
    public bool IsStrong => Bits is >= LeastBits and <= MostBits && _key.Exponent.AsSpan().SequenceEqual(CommonExponent);

    /// <summary>The public half of a key.</summary>
    public static LogPublicKey Of(RSAParameters key) =>
        new(new RSAParameters { Modulus = key.Modulus, Exponent = key.Exponent }, RsaKeyForm.EncodePublic(key));

    /// <summary>The key of a PEM; null when it is none of an RSA key.</summary>
    public static LogPublicKey? TryRead(string pem) =>
        PemText.TryRead(Label, pem) is { } form && RsaKeyForm.TryDecodePublic(form) is { } key ? new LogPublicKey(key, form) : null;

    /// <summary>Whether a signature (RSA PKCS#1 v1.5 with SHA-256, RFC 8017, 8.2) over bytes was made with the private half.</summary>
    public bool Verifies(byte[] bytes, byte[] signature)
    {
        if (!IsStrong) return false;
        try
        {
            using var rsa = RSA.Create();
            rsa.ImportParameters(_key);
            return rsa.VerifyData(bytes, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static int BitsOf(byte[] number)
    {
        var bits = number.Length * 8;
        for (var top = number[0]; top < 128 && bits > 0; top <<= 1) bits--;
        return bits;
    }
}
