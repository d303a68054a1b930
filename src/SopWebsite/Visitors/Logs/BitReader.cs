namespace SopWebsite.Visitors.Logs;

/// <summary>Bits of a stream, the lowest first (RFC 1951, 3.1.1).</summary>
internal sealed class BitReader(Stream source) : IDisposable
{
    private readonly byte[] _buffer = new byte[128 * 1024];
    private int _next;
    private int _end;
    private ulong _held;
    private int _count;

    /// <summary>What was read from the source, for a loop that takes bits by itself and then says so: <see cref="Continue"/>.</summary>
    public byte[] Buffer => _buffer;

    /// <summary>The next byte of the buffer.</summary>
    public int At => _next;

    /// <summary>Behind the last byte of the buffer.</summary>
    public int End => _end;

    /// <summary>Bits that were taken from the buffer and not yet used.</summary>
    public ulong Held => _held;

    /// <summary>How many they are.</summary>
    public int Count => _count;

    /// <summary>Goes on where such a loop stopped.</summary>
    public void Continue(int next, ulong held, int count)
    {
        BytesUsed += next - _next;
        _next = next;
        // It may have held more than it counted.
        _held = held & ((1UL << count) - 1);
        _count = count;
    }

    /// <summary>Bytes taken from the source's beginning, rounded up.</summary>
    public long BytesUsed { get; private set; }

    /// <summary>Where the next bit is, bytes from the source's beginning, rounded down.</summary>
    public long Position => BytesUsed - ((_count + 7) >> 3);

    /// <summary>At least this many bits, at most 24, or zeros past the end: use <see cref="Drop"/> to find out which.</summary>
    public uint Peek(int bits)
    {
        if (_count < bits) Fill();
        return (uint)_held & ((1u << bits) - 1);
    }

    public void Drop(int bits)
    {
        if (bits > _count) throw new EndOfStreamException("the packed data ends too early");
        _held >>= bits;
        _count -= bits;
    }

    public int Bits(int bits)
    {
        var value = (int)Peek(bits);
        Drop(bits);
        return value;
    }

    public void AlignToByte() => Drop(_count & 7);

    public int Byte() => Bits(8);

    /// <summary>The next byte, not taken; -1 at the end. Only where a byte begins.</summary>
    public int PeekByte()
    {
        var value = (int)Peek(8);
        return _count >= 8 ? value : -1;
    }

    public uint UInt32() => (uint)Bits(16) | ((uint)Bits(16) << 16);

    /// <summary>Copies bytes; fewer than asked at the end of the stream. Only where a byte begins.</summary>
    public int Bytes(Span<byte> target)
    {
        var done = 0;
        for (; done < target.Length && _count >= 8; done++) target[done] = (byte)Bits(8);
        while (done < target.Length)
        {
            if (_next == _end && !Refill()) break;
            var part = Math.Min(_end - _next, target.Length - done);
            _buffer.AsSpan(_next, part).CopyTo(target.Slice(done));
            _next += part;
            BytesUsed += part;
            done += part;
        }
        return done;
    }

    public void Dispose() => source.Dispose();

    private void Fill()
    {
        while (_count <= 56)
        {
            if (_next == _end && !Refill()) return;
            _held |= (ulong)_buffer[_next++] << _count;
            _count += 8;
            BytesUsed++;
        }
    }

    private bool Refill()
    {
        _next = 0;
        _end = source.Read(_buffer, 0, _buffer.Length);
        return _end > 0;
    }
}
