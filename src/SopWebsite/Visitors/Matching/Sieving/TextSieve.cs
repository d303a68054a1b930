#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
#endif

namespace SopWebsite.Visitors.Matching.Sieving;

/// <summary>What a sieve says of a text.</summary>
internal enum Sifted
{
    /// <summary>It holds no literal, and decoding would change nothing but case and plus signs.</summary>
    Clear,

    /// <summary>It holds percent or plus signs, and nothing else that speaks against it.</summary>
    Encoded,

    /// <summary>It may hold a literal, or decoding may bring one out.</summary>
    Suspicious,
}

/// <summary>
/// Clears most texts of ordinary requests at a few bytes a nanosecond: 32 places at a time for conspicuous bytes and for the first three bytes of a
/// window (the shape is Teddy's, from Hyperscan: two table look-ups a byte, eight groups of windows); where three bytes fit, the window's
/// four are looked up. It never clears a text that holds a literal.
/// </summary>
internal sealed class TextSieve
{
    /// <summary>Bytes behind the text that are read, whatever they are.</summary>
    public const int Slack = 40;

    private const int HashBits = 17;
    private const uint Fold = 0x20202020;
    private const uint Multiplier = 0x9E3779B1;
    private const byte Conspicuous = 1, Encoding = 2;

    private readonly byte[] _kinds = new byte[256];
    private readonly uint[] _bits = new uint[1 << (HashBits - 5)];
    private readonly uint[] _set;
#if NET8_0_OR_GREATER
    private readonly SieveTables _tables;
#endif

    public TextSieve(SievePlan plan)
    {
        for (var value = 0; value < 256; value++) _kinds[value] = plan.Conspicuous[value] ? Conspicuous : (byte)0;
        _kinds['%'] = _kinds['+'] = Encoding;
        var windows = plan.Windows.SelectMany(Variants).Distinct().ToArray();
        var size = 64;
        while (size < windows.Length * 4) size *= 2;
        _set = new uint[size];
        foreach (var window in windows) Add(window);
#if NET8_0_OR_GREATER
        _tables = new SieveTables(plan);
#endif
    }

    /// <summary>Looks at a part of a line. Without <see cref="Slack"/> behind it, it is looked at byte by byte.</summary>
    public Sifted Sift(ReadOnlySpan<byte> line, int start, int length)
    {
#if NET8_0_OR_GREATER
        if (Avx2.IsSupported && start + length + Slack <= line.Length) return SiftVectors(line.Slice(start), length);
#endif
        return SiftBytes(line.Slice(start, length));
    }

    /// <summary>The same, a byte at a time.</summary>
    public Sifted SiftBytes(ReadOnlySpan<byte> text)
    {
        var kinds = _kinds;
        var bits = _bits;
        byte before = 0;
        var all = 0;
        uint window = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var value = text[at];
            var kind = kinds[value];
            if (kind == Conspicuous || SievePlan.IsDoubled(before, value) || SievePlan.IsHidden(before, value)) return Sifted.Suspicious;
            all |= kind;
            before = value;
            window = (window >> 8) | ((uint)(value | 0x20) << 24);
            var hash = (window * Multiplier) >> (32 - HashBits);
            if ((bits[hash >> 5] >> (int)hash & 1) != 0 && at >= SievePlan.Width - 1 && Holds(window)) return Sifted.Suspicious;
        }
        if (text.Length >= SievePlan.Width - 1 && Holds(window >> 8 | 0xFF000000)) return Sifted.Suspicious;
        return all == 0 ? Sifted.Clear : Sifted.Encoded;
    }

#if NET8_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Sifted SiftVectors(ReadOnlySpan<byte> text, int length)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        ref var bits = ref MemoryMarshal.GetArrayDataReference(_bits);
        var tables = _tables;
        Vector256<byte> kindsLow = tables.KindsLow, kindsHigh = tables.KindsHigh;
        Vector256<byte> low0 = tables.Low0, low1 = tables.Low1, low2 = tables.Low2, high0 = tables.High0, high1 = tables.High1, high2 = tables.High2;
        var nibble = Vector256.Create((byte)0x0F);
        var fold = Vector256.Create((byte)0x20);
        var encodings = 0u;
        for (var at = 0; at < length; at += 32)
        {
            ref var here = ref Unsafe.Add(ref first, at);
            var v0 = Vector256.LoadUnsafe(ref here);
            var v1 = Vector256.LoadUnsafe(ref here, 1);
            var v2 = Vector256.LoadUnsafe(ref here, 2);
            var inside = length - at >= 32 ? uint.MaxValue : (1u << (length - at)) - 1;

            // A table's index with its highest bit set gives zero, which is why bytes beyond ASCII are asked for by themselves.
            var upper0 = Avx2.ShiftRightLogical(v0.AsUInt16(), 4).AsByte() & nibble;
            var kinds = Avx2.Shuffle(kindsLow, v0) & Avx2.Shuffle(kindsHigh, upper0);
            var doubled = Avx2.CompareEqual(v0, v1) & Avx2.CompareEqual(upper0, Vector256.Create((byte)2));
            var hidden = Avx2.CompareEqual(v0, Vector256.Create((byte)'/')) & Avx2.CompareEqual(v1, Vector256.Create((byte)'.'));
            var plain = Avx2.CompareEqual(kinds, Vector256<byte>.Zero);
            var odd = (uint)Avx2.MoveMask(v0 | doubled | hidden) | ~(uint)Avx2.MoveMask(plain);
            if ((odd & inside) != 0) return Sifted.Suspicious;
            encodings |= inside & (uint)Avx2.MoveMask(Avx2.CompareEqual(v0, Vector256.Create((byte)'%')) | Avx2.CompareEqual(v0, Vector256.Create((byte)'+')));

            var f0 = v0 | fold;
            var f1 = v1 | fold;
            var f2 = v2 | fold;
            var groups = Avx2.Shuffle(low0, f0) & Avx2.Shuffle(high0, Avx2.ShiftRightLogical(f0.AsUInt16(), 4).AsByte() & nibble)
                & Avx2.Shuffle(low1, f1) & Avx2.Shuffle(high1, Avx2.ShiftRightLogical(f1.AsUInt16(), 4).AsByte() & nibble)
                & Avx2.Shuffle(low2, f2) & Avx2.Shuffle(high2, Avx2.ShiftRightLogical(f2.AsUInt16(), 4).AsByte() & nibble);
            var places = ~(uint)Avx2.MoveMask(Avx2.CompareEqual(groups, Vector256<byte>.Zero)) & inside;
            for (; places != 0; places &= places - 1)
            {
                var place = at + System.Numerics.BitOperations.TrailingZeroCount(places);
                var window = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, place)) | Fold;
                var hash = (window * Multiplier) >> (32 - HashBits);
                if ((Unsafe.Add(ref bits, hash >> 5) >> (int)hash & 1) != 0 && Holds(window)) return Sifted.Suspicious;
            }
        }
        return encodings == 0 ? Sifted.Clear : Sifted.Encoded;
    }
#endif

    /// <summary>Three bytes and any fourth.</summary>
    private static IEnumerable<uint> Variants(uint window) => window >> 24 != 0
        ? [window | Fold]
        : Enumerable.Range(0, 256).Where(fourth => (fourth & 0x20) != 0).Select(fourth => window | Fold | ((uint)fourth << 24));

    private void Add(uint window)
    {
        var hash = (window * Multiplier) >> (32 - HashBits);
        _bits[hash >> 5] |= 1u << (int)hash;
        var at = hash & (uint)(_set.Length - 1);
        while (_set[at] != 0) at = (at + 1) & (uint)(_set.Length - 1);
        _set[at] = window;
    }

    private bool Holds(uint window)
    {
        var mask = (uint)(_set.Length - 1);
        for (var at = ((window * Multiplier) >> (32 - HashBits)) & mask; _set[at] != 0; at = (at + 1) & mask)
            if (_set[at] == window) return true;
        return false;
    }
}
