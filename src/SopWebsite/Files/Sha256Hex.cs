using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SopWebsite.Files;

/// <summary>SHA-256 digests as 64 lower-case hex digits.</summary>
public static class Sha256Hex
{
    /// <summary>The digest of a text's UTF-8 bytes.</summary>
    public static string OfText(string text) => OfBytes(Encoding.UTF8.GetBytes(text));

    /// <summary>The digest of bytes.</summary>
    public static string OfBytes(byte[] bytes)
    {
        using var sha = SHA256.Create();
        return Of(sha.ComputeHash(bytes));
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
        var hex = new StringBuilder(digest.Length * 2);
        foreach (var part in digest) hex.Append(part.ToString("x2", CultureInfo.InvariantCulture));
        return hex.ToString();
    }
}
