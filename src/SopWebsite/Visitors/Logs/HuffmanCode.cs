namespace SopWebsite.Visitors.Logs;

/// <summary>
/// A canonical Huffman code of deflate (RFC 1951, 3.2.2): one look-up a symbol for codes of up to <see cref="Quick"/> bits, a search for
/// longer ones.
/// </summary>
internal sealed class HuffmanCode
{
    /// <summary>Bits that one look-up decides on.</summary>
    public const int Quick = 11;

    /// <summary>In <see cref="Table"/>: the upper half is a byte of the text.</summary>
    public const uint IsLiteral = 0x100;

    /// <summary>In <see cref="Table"/>: the upper half is a length or a distance, to which so many bits are added as bits 4 to 7 say.</summary>
    public const uint IsMatch = 0x200;

    private readonly ushort[] _quick = new ushort[1 << Quick];
    private readonly int[] _count = new int[16];
    private readonly ushort[] _symbols;

    /// <exception cref="InvalidDataException">More codes than the lengths leave room for.</exception>
    public HuffmanCode(byte[] lengths)
    {
        foreach (var length in lengths) _count[length]++;
        _count[0] = 0;
        var left = 1;
        var code = 0;
        var next = new int[16];
        var offset = new int[16];
        for (var length = 1; length < 16; length++)
        {
            left = (left << 1) - _count[length];
            if (left < 0) throw new InvalidDataException("the packed data is damaged");
            code = (code + _count[length - 1]) << 1;
            next[length] = code;
            offset[length] = offset[length - 1] + _count[length - 1];
        }
        _symbols = new ushort[lengths.Length];
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            int length = lengths[symbol];
            if (length == 0) continue;
            _symbols[offset[length]++] = (ushort)symbol;
            var reversed = Reverse(next[length]++, length);
            if (length > Quick) continue;
            for (var at = reversed; at < 1 << Quick; at += 1 << length) _quick[at] = (ushort)(symbol << 4 | length);
        }
    }

    /// <summary>For the next bits: the code's length in bits 0 to 3, and what it means; 0 for what is to be read with <see cref="Next"/>.</summary>
    public uint[] Table { get; private set; } = [];

    /// <summary>A code of literals and lengths.</summary>
    /// <exception cref="InvalidDataException">More codes than the lengths leave room for.</exception>
    public static HuffmanCode OfLiterals(byte[] lengths)
    {
        var code = new HuffmanCode(lengths);
        code.Explain(
            symbol => symbol < 256 ? IsLiteral | (uint)symbol << 16 : Explained(symbol - 257, DeflateCodes.LengthBase, DeflateCodes.LengthExtra));
        return code;
    }

    /// <summary>A code of distances.</summary>
    /// <exception cref="InvalidDataException">More codes than the lengths leave room for.</exception>
    public static HuffmanCode OfDistances(byte[] lengths)
    {
        var code = new HuffmanCode(lengths);
        code.Explain(symbol => Explained(symbol, DeflateCodes.DistanceBase, DeflateCodes.DistanceExtra));
        return code;
    }

    /// <summary>Reads one symbol.</summary>
    public int Next(BitReader bits)
    {
        var ahead = bits.Peek(15);
        int entry = _quick[ahead & ((1 << Quick) - 1)];
        if (entry != 0)
        {
            bits.Drop(entry & 15);
            return entry >> 4;
        }
        int code = 0, first = 0, index = 0;
        for (var length = 1; length < 16; length++)
        {
            code |= (int)(ahead >> (length - 1)) & 1;
            var count = _count[length];
            if (code - count < first)
            {
                bits.Drop(length);
                return _symbols[index + code - first];
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        // No code begins so: past the end these are zeros that nobody wrote.
        bits.Drop(15);
        throw new InvalidDataException("the packed data is damaged");
    }

    private static uint Explained(int symbol, int[] bases, int[] extras) =>
        symbol >= 0 && symbol < bases.Length ? IsMatch | (uint)bases[symbol] << 16 | (uint)extras[symbol] << 4 : 0;

    private void Explain(Func<int, uint> meaning)
    {
        var meanings = new uint[_symbols.Length];
        for (var symbol = 0; symbol < meanings.Length; symbol++) meanings[symbol] = meaning(symbol);
        Table = new uint[1 << Quick];
        for (var at = 0; at < Table.Length; at++)
            if (_quick[at] != 0 && meanings[_quick[at] >> 4] is > 0 and var entry) Table[at] = entry | (uint)(_quick[at] & 15);
    }

    private static int Reverse(int code, int length)
    {
        var reversed = 0;
        for (; length > 0; length--, code >>= 1) reversed = reversed << 1 | (code & 1);
        return reversed;
    }
}
