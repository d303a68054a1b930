using System.Security.Cryptography;
using System.Text;

namespace SopWebsite.Files;

/// <summary>SHA-256 digests as 64 lower-case hex digits.</summary>
public static class Sha256Hex
{
    /// <summary>The digest of a text's UTF-8 bytes.</summary>
    public static string OfText(string text) => OfBytes(Encoding.UTF8.GetBytes(text));

    /// <summary>The digest of bytes.</summary>
    public static string OfBytes(byte[] bytes) => OfBytes(bytes, bytes.Length);

    /// <summary>The digest of the first bytes of a buffer.</summary>
    public static string OfBytes(byte[] buffer, int count)
    {
#if NET8_0_OR_GREATER
        return Of(SHA256.HashData(buffer.AsSpan(0, count)));
#else
        using var sha = SHA256.Create();
        return Of(sha.ComputeHash(buffer, 0, count));
#endif
    }

    /// <summary>The digest of what is left of a stream.</summary>
    public static string OfStream(Stream stream)
    {
        using var sha = SHA256.Create();
        return Of(sha.ComputeHash(stream));
    }

    /// <summary>The digest of a file, also while another process has it open.</summary>
    public static string OfFile(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 81920);
        return OfStream(stream);
    }

    /// <summary>A digest in hex.</summary>
    public static string Of(byte[] digest)
    {
        const string digits = "0123456789abcdef";
        var hex = new char[digest.Length * 2];
        for (var at = 0; at < digest.Length; at++)
        {
            hex[2 * at] = digits[digest[at] >> 4];
            hex[(2 * at) + 1] = digits[digest[at] & 15];
        }
        return new string(hex);
    }
}
