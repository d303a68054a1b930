namespace SopWebsite.Visitors.Logs;

/// <summary>Unpacks deflate (RFC 1951) into a window that the caller empties.</summary>
internal sealed class Inflater(BitReader bits)
{
    private const int WindowSize = 128 * 1024;
    private const int Mask = WindowSize - 1;

    /// <summary>How much may wait: the window less the 32 KB that matches reach back, less the longest match.</summary>
    private const int Room = WindowSize - 32768 - 258;

    private static readonly int[] LengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
    private static readonly int[] LengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
    private static readonly int[] DistanceBase = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
    private static readonly int[] DistanceExtra = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
    private static readonly int[] CodeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    private static readonly HuffmanCode FixedLiterals = new(Enumerable.Range(0, 288).Select(n => (byte)(n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8)).ToArray());
    private static readonly HuffmanCode FixedDistances = new(Enumerable.Repeat((byte)5, 30).ToArray());

    private readonly byte[] _window = new byte[WindowSize];
    private long _given;
    private long _start;
    private Block _block;
    private bool _lastBlock;
    private int _stored;
    private HuffmanCode _literals = FixedLiterals;
    private HuffmanCode _distances = FixedDistances;

    private enum Block
    {
        None,
        Stored,
        Coded,
    }

    /// <summary>Bytes unpacked since the stream's beginning.</summary>
    public long Total { get; private set; }

    /// <summary>Bytes that wait for <see cref="Take"/>.</summary>
    public long Pending => Total - _given;

    /// <summary>A new deflate stream follows; matches do not reach into the one before.</summary>
    public void Begin()
    {
        _block = Block.None;
        _lastBlock = false;
        _start = Total;
    }

    /// <summary>Moves unpacked bytes to the caller.</summary>
    public int Take(Span<byte> target)
    {
        var from = (int)(_given & Mask);
        var count = (int)Math.Min(Math.Min(Pending, target.Length), WindowSize - from);
        _window.AsSpan(from, count).CopyTo(target);
        _given += count;
        return count;
    }

    /// <summary>Unpacks until the window is full or the stream ends; false at its end.</summary>
    public bool Run()
    {
        while (Pending < Room)
        {
            switch (_block)
            {
                case Block.None when _lastBlock:
                    return false;
                case Block.None:
                    BeginBlock();
                    break;
                case Block.Stored:
                    CopyStored();
                    break;
                default:
                    Decode();
                    break;
            }
        }
        return true;
    }

    private void BeginBlock()
    {
        _lastBlock = bits.Bits(1) == 1;
        switch (bits.Bits(2))
        {
            case 0:
                bits.AlignToByte();
                _stored = bits.Bits(16);
                if ((bits.Bits(16) ^ _stored) != 0xFFFF) throw Damaged();
                _block = Block.Stored;
                break;
            case 1:
                (_literals, _distances) = (FixedLiterals, FixedDistances);
                _block = Block.Coded;
                break;
            case 2:
                ReadCodes();
                _block = Block.Coded;
                break;
            default:
                throw Damaged();
        }
    }

    private void CopyStored()
    {
        var at = (int)(Total & Mask);
        var part = Math.Min(Math.Min(_stored, WindowSize - at), (int)(Room - Pending));
        var read = bits.Bytes(_window.AsSpan(at, part));
        Total += read;
        _stored -= read;
        if (read < part) throw new EndOfStreamException("the packed data ends too early");
        if (_stored == 0) _block = Block.None;
    }

    private void Decode()
    {
        var window = _window;
        while (Pending < Room)
        {
            var symbol = _literals.Next(bits);
            if (symbol < 256)
            {
                window[Total++ & Mask] = (byte)symbol;
                continue;
            }
            if (symbol == 256)
            {
                _block = Block.None;
                return;
            }
            symbol -= 257;
            if (symbol >= LengthBase.Length) throw Damaged();
            var length = LengthBase[symbol] + bits.Bits(LengthExtra[symbol]);
            symbol = _distances.Next(bits);
            if (symbol >= DistanceBase.Length) throw Damaged();
            var distance = DistanceBase[symbol] + bits.Bits(DistanceExtra[symbol]);
            if (distance > Total - _start) throw Damaged();
            Copy((int)(Total & Mask), (int)((Total - distance) & Mask), length, distance);
            Total += length;
        }
    }

    private void Copy(int to, int from, int length, int distance)
    {
        if (distance >= length && to + length <= WindowSize && from + length <= WindowSize)
        {
            Buffer.BlockCopy(_window, from, _window, to, length);
            return;
        }
        for (var n = 0; n < length; n++) _window[(to + n) & Mask] = _window[(from + n) & Mask];
    }

    private void ReadCodes()
    {
        int literals = bits.Bits(5) + 257, distances = bits.Bits(5) + 1, codes = bits.Bits(4) + 4;
        if (literals > 286 || distances > 30) throw Damaged();
        var lengths = new byte[19];
        for (var n = 0; n < codes; n++) lengths[CodeOrder[n]] = (byte)bits.Bits(3);
        var code = new HuffmanCode(lengths);
        var all = new byte[literals + distances];
        for (var n = 0; n < all.Length;)
        {
            var symbol = code.Next(bits);
            if (symbol < 16)
            {
                all[n++] = (byte)symbol;
                continue;
            }
            if (symbol == 16 && n == 0) throw Damaged();
            var value = symbol == 16 ? all[n - 1] : (byte)0;
            var repeat = symbol switch { 16 => 3 + bits.Bits(2), 17 => 3 + bits.Bits(3), _ => 11 + bits.Bits(7) };
            if (n + repeat > all.Length) throw Damaged();
            while (repeat-- > 0) all[n++] = value;
        }
        if (all[256] == 0) throw Damaged();
        _literals = new HuffmanCode(all.AsSpan(0, literals).ToArray());
        _distances = new HuffmanCode(all.AsSpan(literals).ToArray());
    }

    private static InvalidDataException Damaged() => new("the packed data is damaged");
}
