#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics;

namespace SopWebsite.Visitors.Matching.Sieving;

/// <summary>
/// The tables of a sieve: a byte's lower and its upper half each give a set of eight bits, and what both have in common is what the byte may
/// be. For conspicuous bytes the bits stand for the upper halves of ASCII, so the answer is exact; for windows of three bytes they stand for
/// eight groups.
/// </summary>
internal sealed class SieveTables
{
    private const int Groups = 8;

    private readonly byte[][] _low = [new byte[16], new byte[16], new byte[16]];
    private readonly byte[][] _high = [new byte[16], new byte[16], new byte[16]];

    public SieveTables(SievePlan plan)
    {
        (KindsLow, KindsHigh) = Exact(plan.Conspicuous);
        (PairsLow, PairsHigh) = Exact(plan.BesidePair);

        // Both cases of a letter, for the text is not folded.
        var windows = plan.Windows.Where(window => window.Width == 3).Select(window => window.Window).OrderBy(window => window).ToArray();
        HasGroups = windows.Length > 0;
        for (var n = 0; n < windows.Length; n++)
            for (var place = 0; place < 3; place++)
            {
                var value = (byte)(windows[n] >> (8 * place));
                var group = (byte)(1 << (n % Groups));
                Mark(place, value, group);
                if (value is >= (byte)'a' and <= (byte)'z') Mark(place, (byte)(value & ~0x20), group);
            }
        (Low0, Low1, Low2) = (Twice(_low[0]), Twice(_low[1]), Twice(_low[2]));
        (High0, High1, High2) = (Twice(_high[0]), Twice(_high[1]), Twice(_high[2]));
    }

    /// <summary>There are windows of three bytes.</summary>
    public bool HasGroups { get; }

    public Vector256<byte> KindsLow { get; }
    public Vector256<byte> KindsHigh { get; }
    public Vector256<byte> PairsLow { get; }
    public Vector256<byte> PairsHigh { get; }
    public Vector256<byte> Low0 { get; }
    public Vector256<byte> Low1 { get; }
    public Vector256<byte> Low2 { get; }
    public Vector256<byte> High0 { get; }
    public Vector256<byte> High1 { get; }
    public Vector256<byte> High2 { get; }

    private static (Vector256<byte> Low, Vector256<byte> High) Exact(bool[] set)
    {
        var low = new byte[16];
        var high = new byte[16];
        for (var value = 0; value < 0x80; value++)
            if (set[value]) low[value & 15] |= (byte)(1 << (value >> 4));
        for (var row = 0; row < 8; row++) high[row] = (byte)(1 << row);
        return (Twice(low), Twice(high));
    }

    private static Vector256<byte> Twice(byte[] table) => Vector256.Create(Vector128.Create(table), Vector128.Create(table));

    private void Mark(int place, byte value, byte group)
    {
        _low[place][value & 15] |= group;
        _high[place][value >> 4] |= group;
    }
}
#endif
