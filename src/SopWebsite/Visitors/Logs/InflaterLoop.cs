namespace SopWebsite.Visitors.Logs;

/// <summary>
/// The inner loop of unpacking. It works on what is in the reader's buffer and leaves everything else (codes of more than
/// <see cref="HuffmanCode.Quick"/> bits, ends of blocks, damage, the last bytes) to its caller.
/// </summary>
internal static class InflaterLoop
{
    private const uint Literal = HuffmanCode.IsLiteral, Kind = HuffmanCode.IsLiteral | HuffmanCode.IsMatch;

    /// <summary>
    /// Unpacks to <paramref name="window"/> from <paramref name="at"/> on and returns where it stopped, which may be a match beyond
    /// <paramref name="limit"/>.
    /// </summary>
    public static unsafe int Run(BitReader bits, HuffmanCode literals, HuffmanCode distances, byte[] window, int first, int at, int limit)
    {
        // Eight bytes are read at a time, and a step takes at most twice as many.
        var safe = bits.End - 24;
        if (bits.At > safe) return at;
        var mask = (1u << HuffmanCode.Quick) - 1;
        fixed (byte* from = bits.Buffer, to = window)
        fixed (uint* literal = literals.Table, far = distances.Table)
        {
            var next = bits.At;
            var held = bits.Held;
            var count = bits.Count;
            while (next <= safe && at < limit)
            {
                // After this at least 56 bits are held. Bits above the count are true, too, and will be read again.
                held |= *(ulong*)(from + next) << count;
                next += (63 - count) >> 3;
                count |= 56;
                var entry = literal[held & mask];
                if ((entry & Literal) != 0)
                {
                    to[at++] = (byte)(entry >> 16);
                    held >>= (int)(entry & 15);
                    count -= (int)(entry & 15);
                    entry = literal[held & mask];
                    if ((entry & Literal) != 0)
                    {
                        to[at++] = (byte)(entry >> 16);
                        held >>= (int)(entry & 15);
                        count -= (int)(entry & 15);
                        continue;
                    }
                }
                if ((entry & Kind) == 0) break;
                var heldBefore = held;
                var countBefore = count;
                held >>= (int)(entry & 15);
                count -= (int)(entry & 15);
                var extra = (int)(entry >> 4 & 15);
                var length = (int)(entry >> 16) + (int)(held & ((1u << extra) - 1));
                held >>= extra;
                count -= extra;
                var near = far[held & mask];
                var distance = 0;
                if ((near & HuffmanCode.IsMatch) != 0)
                {
                    // At most 11 + 11 + 5 + 11 + 13 bits of 56.
                    held >>= (int)(near & 15);
                    count -= (int)(near & 15);
                    extra = (int)(near >> 4 & 15);
                    distance = (int)(near >> 16) + (int)(held & ((1u << extra) - 1));
                    held >>= extra;
                    count -= extra;
                }
                if (distance == 0 || distance > at - first)
                {
                    (held, count) = (heldBefore, countBefore);
                    break;
                }
                Copy(to + at, distance, length);
                at += length;
            }
            bits.Continue(next, held, count);
        }
        return at;
    }

    /// <summary>May write up to 15 bytes too many.</summary>
    private static unsafe void Copy(byte* to, int distance, int length)
    {
        var from = to - distance;
        var end = to + length;
        if (distance >= 8)
        {
            do
            {
                *(ulong*)to = *(ulong*)from;
                to += 8;
                from += 8;
            }
            while (to < end);
            return;
        }
        do *to++ = *from++;
        while (to < end);
    }
}
