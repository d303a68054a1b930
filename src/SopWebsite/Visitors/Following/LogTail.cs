using SopWebsite.Files;

namespace SopWebsite.Visitors.Following;

/// <summary>The last bytes of what goes by, at most a block.</summary>
internal sealed class LogTail
{
    private readonly byte[] _ring = new byte[LogBlock.Longest];

    /// <summary>Bytes that went by.</summary>
    public long Position { get; private set; }

    public void Add(byte[] bytes, int offset, int count)
    {
        var skip = Math.Max(0, count - _ring.Length);
        for (var at = skip; at < count;)
        {
            var to = (int)((Position + at) % _ring.Length);
            var part = Math.Min(count - at, _ring.Length - to);
            Buffer.BlockCopy(bytes, offset + at, _ring, to, part);
            at += part;
        }
        Position += count;
    }

    /// <summary>SHA-256 of the last bytes; no more than a block, nor than went by.</summary>
    public string Hash(int length)
    {
        var bytes = new byte[length];
        for (var n = 0; n < length; n++) bytes[n] = _ring[(Position - length + n) % _ring.Length];
        return Sha256Hex.OfBytes(bytes);
    }
}
