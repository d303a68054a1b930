#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SopWebsite.Visitors.Logs.Formats;

/// <summary>
/// The quick way through a line of the combined or the common format whose quotes are known: most lines hold nothing unusual. It refuses
/// what it is not sure of, and then <see cref="CombinedParser"/> reads the line.
/// </summary>
internal static class QuotedLine
{
    private const int Shortest = 64;

    /// <param name="bytes">The block.</param>
    /// <param name="start">Where the line begins.</param>
    /// <param name="length">Its length without the line end.</param>
    /// <param name="quotes">All its quotes, by their places in the block: two, or six.</param>
    /// <param name="time">Reads times.</param>
    /// <param name="parsed">The fields.</param>
    // Called for every line: worth compiling well at once.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryParse(byte[] bytes, int start, int length, ReadOnlySpan<int> quotes, LogTime time, ref LogLine parsed)
    {
        if (length < Shortest || quotes.Length is not (2 or 6)) return false;
        ref var line = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(bytes), start);
        var address = FirstSpace(ref line);
        // " - - [" as eight bytes, of which six count; then the time, "] " and the quote.
        if ((Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref line, address)) & 0xFFFF_FFFF_FFFF) != 0x5B20_2D20_2D20UL || address is 0 or 64)
            return false;
        var open = address + 6 + LogTime.Length + 2;
        if (quotes[0] - start != open || Unsafe.Add(ref line, open - 1) != ' ' || Unsafe.Add(ref line, open - 2) != ']') return false;
        if (!time.TryParse(bytes.AsSpan(start + address + 6), out parsed.Time)) return false;

        var close = quotes[1] - start;
        if (length - close < 7 || Unsafe.Add(ref line, close - 1) == '\\' || Unsafe.Add(ref line, close + 1) != ' '
            || Unsafe.Add(ref line, close + 5) != ' ') return false;
        int hundreds = Unsafe.Add(ref line, close + 2) - '0', tens = Unsafe.Add(ref line, close + 3) - '0',
        ones = Unsafe.Add(ref line, close + 4) - '0';
        if ((uint)hundreds > 9 || (uint)tens > 9 || (uint)ones > 9) return false;
        parsed.Status = (hundreds * 100) + (tens * 10) + ones;
        var at = Size(ref line, close + 6, length, ref parsed);

        if (quotes.Length == 2)
        {
            parsed.Referer = parsed.Agent = default;
        }
        else
        {
            int from = quotes[2] - start, to = quotes[3] - start, agent = quotes[4] - start, end = quotes[5] - start;
            if (from != at + 1 || Unsafe.Add(ref line, at) != ' ' || Unsafe.Add(ref line, to - 1) == '\\') return false;
            if (agent != to + 2 || Unsafe.Add(ref line, to + 1) != ' ' || Unsafe.Add(ref line, end - 1) == '\\') return false;
            parsed.Referer = new Part(from + 1, to - from - 1);
            parsed.Agent = new Part(agent + 1, end - agent - 1);
        }
        parsed.Address = new Part(0, address);
        parsed.Host = default;
        parsed.InLine();
        Request(ref line, open + 1, close, ref parsed);
        return true;
    }

    /// <summary>Among the first 64 bytes; 64 for none.</summary>
    private static int FirstSpace(ref byte line)
    {
        var space = Vector256.Create((byte)' ');
        var low = Vector256.Equals(Vector256.LoadUnsafe(ref line), space).ExtractMostSignificantBits();
        if (low != 0) return System.Numerics.BitOperations.TrailingZeroCount(low);
        return 32
            + System.Numerics.BitOperations.TrailingZeroCount(
                Vector256.Equals(Vector256.LoadUnsafe(ref line, 32), space).ExtractMostSignificantBits());
    }

    private static int Size(ref byte line, int at, int length, ref LogLine parsed)
    {
        long size = 0;
        var from = at;
        for (int digit; at < length && (uint)(digit = Unsafe.Add(ref line, at) - '0') <= 9 && at - from < 18; at++) size = (size * 10) + digit;
        parsed.Bytes = at > from ? size : -1;
        return at == from && at < length && Unsafe.Add(ref line, at) == '-' ? at + 1 : at;
    }

    private static void Request(ref byte line, int start, int end, ref LogLine parsed)
    {
        var protocol = end - 9;
        var space = start;
        // " HTTP/" and three more bytes: nothing among these can begin another one.
        if (protocol > start && (Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref line, protocol)) & 0xFFFF_FFFF_FFFF) == 0x2F50_5454_4820UL)
        {
            while (Unsafe.Add(ref line, space) != ' ') space++;
            if (space < protocol)
            {
                parsed.Method = new Part(start, space - start);
                parsed.Target = new Part(space + 1, protocol - space - 1);
                return;
            }
        }
        CombinedParser.Request(MemoryMarshal.CreateReadOnlySpan(ref line, end), start, end, ref parsed);
    }
}
#endif
