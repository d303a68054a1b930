#if NET8_0_OR_GREATER
using System.Runtime.Intrinsics;

namespace SopWebsite.Visitors.Matching.Sieving;

/// <summary>
/// The tables of a sieve: a byte's lower and its upper half each give a set of eight bits, and what both have in common is what the byte may
/// be. For conspicuous bytes the bits stand for the upper halves of ASCII, so the answer is exact; for windows they stand for eight groups.
/// </summary>
internal sealed class SieveTables
{
    private const int Groups = 8;

    private readonly byte[][] _low = [new byte[16], new byte[16], new byte[16]];
    private readonly byte[][] _high = [new byte[16], new byte[16], new byte[16]];

    public SieveTables(SievePlan plan)
    {
        var low = new byte[16];
        var high = new byte[16];
        for (var value = 0; value < 0x80; value++)
            if (plan.Conspicuous[value]) low[value & 15] |= (byte)(1 << (value >> 4));
        for (var row = 0; row < 8; row++) high[row] = (byte)(1 << row);
        (KindsLow, KindsHigh) = (Twice(low), Twice(high));

        var groups = Enumerable.Range(0, Groups).Select(_ => new Group(plan)).ToArray();
        foreach (var window in plan.Windows.Select(window => window.Window | 0x202020).Distinct().OrderBy(window => window))
            groups.OrderBy(group => group.CostOf(window)).First().Add(window);
        for (var n = 0; n < Groups; n++)
            for (var place = 0; place < 3; place++)
                for (var half = 0; half < 16; half++)
                {
                    if ((groups[n].Low[place] >> half & 1) != 0) _low[place][half] |= (byte)(1 << n);
                    if ((groups[n].High[place] >> half & 1) != 0) _high[place][half] |= (byte)(1 << n);
                }
        (Low0, Low1, Low2) = (Twice(_low[0]), Twice(_low[1]), Twice(_low[2]));
        (High0, High1, High2) = (Twice(_high[0]), Twice(_high[1]), Twice(_high[2]));
    }

    public Vector256<byte> KindsLow { get; }
    public Vector256<byte> KindsHigh { get; }
    public Vector256<byte> Low0 { get; }
    public Vector256<byte> Low1 { get; }
    public Vector256<byte> Low2 { get; }
    public Vector256<byte> High0 { get; }
    public Vector256<byte> High1 { get; }
    public Vector256<byte> High2 { get; }

    private static Vector256<byte> Twice(byte[] table) => Vector256.Create(Vector128.Create(table), Vector128.Create(table));

    /// <summary>Windows that share bits; what fits it is at least they, and as little more as can be had.</summary>
    private sealed class Group(SievePlan plan)
    {
        public int[] Low { get; } = new int[3];
        public int[] High { get; } = new int[3];
        private double _fits;

        /// <summary>How much more of ordinary text would fit with this window.</summary>
        public double CostOf(uint window) => Fits(window) - _fits;

        public void Add(uint window)
        {
            _fits = Fits(window);
            for (var place = 0; place < 3; place++)
            {
                Low[place] |= LowOf(window, place);
                High[place] |= HighOf(window, place);
            }
        }

        private double Fits(uint window)
        {
            var all = 1d;
            for (var place = 0; place < 3; place++) all *= plan.Likely(Low[place] | LowOf(window, place), High[place] | HighOf(window, place));
            return all;
        }

        private static int LowOf(uint window, int place) => 1 << (int)(window >> (8 * place) & 15);

        private static int HighOf(uint window, int place) => 1 << (int)(window >> ((8 * place) + 4) & 15);
    }
}
#endif
