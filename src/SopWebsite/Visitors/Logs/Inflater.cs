namespace SopWebsite.Visitors.Logs;

/// <summary>Unpacks deflate (RFC 1951) into a window that the caller empties.</summary>
internal sealed class Inflater(BitReader bits)
{
    /// <summary>As far as matches reach back.</summary>
    private const int Reach = 32 * 1024;

    private const int Fresh = 256 * 1024;

    /// <summary>Behind what is asked for: the longest match, and what its copying writes too much.</summary>
    private const int Slack = 258 + 32;

    private static readonly HuffmanCode FixedLiterals = HuffmanCode.OfLiterals(
        Enumerable.Range(0, 288).Select(n => (byte)(n < 144 ? 8 : n < 256 ? 9 : n < 280 ? 7 : 8)).ToArray());

    private static readonly HuffmanCode FixedDistances = HuffmanCode.OfDistances(Enumerable.Repeat((byte)5, 30).ToArray());
    private static readonly int[] CodeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private readonly byte[] _window = new byte[Reach + Fresh + Slack];
    private int _given;
    private int _end;

    /// <summary>Where in the window the stream began, as far as it is still there: no match reaches before it.</summary>
    private int _first;
    private long _slid;
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

    /// <summary>Bytes unpacked so far, of all streams.</summary>
    public long Total => _slid + _end;

    /// <summary>Bytes that wait for <see cref="Take"/>.</summary>
    public int Pending => _end - _given;

    /// <summary>A new deflate stream follows; matches do not reach into the one before.</summary>
    public void Begin()
    {
        _block = Block.None;
        _lastBlock = false;
        _first = _end;
    }

    /// <summary>Moves unpacked bytes to the caller.</summary>
    public int Take(Span<byte> target)
    {
        var count = Math.Min(Pending, target.Length);
        _window.AsSpan(_given, count).CopyTo(target);
        _given += count;
        return count;
    }

    /// <summary>Unpacks until the window is full or the stream ends; false at its end. What was unpacked before must have been taken.</summary>
    public bool Run()
    {
        if (_end > Reach && Pending == 0) Slide();
        while (_end < Reach + Fresh)
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

    private void Slide()
    {
        var away = _end - Reach;
        Buffer.BlockCopy(_window, away, _window, 0, Reach);
        _slid += away;
        _first = Math.Max(0, _first - away);
        _given = _end = Reach;
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
        var part = Math.Min(_stored, Reach + Fresh - _end);
        var read = bits.Bytes(_window.AsSpan(_end, part));
        _end += read;
        _stored -= read;
        if (read < part) throw new EndOfStreamException("the packed data ends too early");
        if (_stored == 0) _block = Block.None;
    }

    private void Decode()
    {
        while (_end < Reach + Fresh)
        {
            _end = InflaterLoop.Run(bits, _literals, _distances, _window, _first, _end, Reach + Fresh);
            if (_end >= Reach + Fresh) return;
            if (!Symbol()) return;
        }
    }

    /// <summary>One symbol, with all care: near the end of what was read, and for what is rare; false at the end of the block.</summary>
    private bool Symbol()
    {
        var symbol = _literals.Next(bits);
        if (symbol < 256)
        {
            _window[_end++] = (byte)symbol;
            return true;
        }
        if (symbol == 256)
        {
            _block = Block.None;
            return false;
        }
        var length = DeflateCodes.Length(symbol - 257, bits);
        var distance = DeflateCodes.Distance(_distances.Next(bits), bits);
        if (distance > _end - _first) throw Damaged();
        for (var n = 0; n < length; n++, _end++) _window[_end] = _window[_end - distance];
        return true;
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
        _literals = HuffmanCode.OfLiterals(all.AsSpan(0, literals).ToArray());
        _distances = HuffmanCode.OfDistances(all.AsSpan(literals).ToArray());
    }

    private static InvalidDataException Damaged() => new("the packed data is damaged");
}
