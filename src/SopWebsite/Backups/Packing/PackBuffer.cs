namespace SopWebsite.Backups.Packing;

/// <summary>Bytes that grow and are used again, with their array at hand. Written to as a stream.</summary>
/// <param name="capacity">How many bytes there is room for at once; more are made when they are needed.</param>
internal sealed class PackBuffer(int capacity) : WriteOnlyStream
{
    private byte[] _bytes = new byte[capacity];

    /// <summary>The array; valid until something is written.</summary>
    public byte[] Bytes => _bytes;

    /// <summary>How many bytes there are.</summary>
    public int Count { get; private set; }

    public override long Length => Count;

    /// <summary>Makes room for bytes that are filled in later and says where they begin.</summary>
    public int Reserve(int count)
    {
        if (Count + count > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Count + count));
        Count += count;
        return Count - count;
    }

    /// <summary>Takes back what was written after a place.</summary>
    public void Truncate(int count) => Count = count;

    public override void Write(byte[] buffer, int offset, int count)
    {
        // The array may be another one after this.
        var at = Reserve(count);
        Buffer.BlockCopy(buffer, offset, _bytes, at, count);
    }

#if NET8_0_OR_GREATER
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var at = Reserve(buffer.Length);
        buffer.CopyTo(_bytes.AsSpan(at));
    }
#endif
}
