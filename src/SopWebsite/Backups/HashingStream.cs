using System.Security.Cryptography;
using SopWebsite.Backups.Packing;
using SopWebsite.Files;

namespace SopWebsite.Backups;

/// <summary>Hashes and counts what passes through on its way to another stream (or to nowhere). Leaves the other stream open.</summary>
internal sealed class HashingStream(Stream? inner, ContentDigest? digest = null) : WriteOnlyStream
{
    private readonly IncrementalHash _hash = (digest ?? ContentDigest.Plain).Begin();

    /// <summary>Bytes so far.</summary>
    public long Count { get; private set; }

    public override long Length => Count;

    /// <summary>The digest of a file that may be large: it can be stopped.</summary>
    public static string OfFile(string path, CancellationToken cancellation)
    {
        using var hashing = new HashingStream(null);
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var buffer = new byte[128 * 1024];
        int count;
        while ((count = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            hashing.Write(buffer, 0, count);
        }
        return hashing.Digest();
    }

    /// <summary>The digest of everything that passed; once.</summary>
    public string Digest() => Sha256Hex.Of(_hash.GetHashAndReset());

    public override void Write(byte[] buffer, int offset, int count)
    {
        inner?.Write(buffer, offset, count);
        _hash.AppendData(buffer, offset, count);
        Count += count;
    }

    public override void Flush() => inner?.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _hash.Dispose();
        base.Dispose(disposing);
    }
}
