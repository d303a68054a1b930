using System.Security.Cryptography;
using SopWebsite.Files;

namespace SopWebsite.Backups;

/// <summary>
/// The digest that a manifest has of a content: SHA-256, and in an encrypted set HMAC-SHA-256 with a key from the password, so that nobody
/// can tell by a digest whether a file they guess is in the set.
/// </summary>
internal sealed class ContentDigest(byte[]? key)
{
    /// <summary>SHA-256.</summary>
    public static ContentDigest Plain { get; } = new(null);

    /// <summary>The digest of the first bytes of a buffer.</summary>
    public string Of(byte[] buffer, int count)
    {
        if (key is null) return Sha256Hex.OfBytes(buffer, count);
#if NET8_0_OR_GREATER
        return Sha256Hex.Of(HMACSHA256.HashData(key, buffer.AsSpan(0, count)));
#else
        using var code = new HMACSHA256(key);
        return Sha256Hex.Of(code.ComputeHash(buffer, 0, count));
#endif
    }

    /// <summary>One that is fed piece by piece.</summary>
    public IncrementalHash Begin() =>
        key is null ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
}
