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
/// Clears most texts of ordinary requests at more than a byte a nanosecond: conspicuous bytes are looked for 32 places at a time, and so are
/// windows of three bytes (the shape is Teddy's, from Hyperscan: two table look-ups a byte and eight groups, which hundreds of windows would
/// fill, but not a few); windows of four are looked up in a table of hashes, five to a step. It never clears a text that holds a literal.
/// </summary>
internal sealed class TextSieve
{
    /// <summary>Bytes behind the text that are read, whatever they are.</summary>
    public const int Slack = 40;

    private const int HashBits = 17;
    private const int HintBits = 15;
    private const uint Fold = 0x20202020;
    private const uint Multiplier = 0x9E3779B1;
    private const byte Conspicuous = 1, Encoding = 2;

    private readonly byte[] _kinds = new byte[256];
    private readonly uint[] _bits = new uint[1 << (HashBits - 5)];
    private readonly uint[] _set;

    /// <summary>For each window of the set which of <see cref="_needs"/> must occur too; 0 for none.</summary>
    private readonly byte[] _needOf;
    private readonly List<string> _needs = [""];
    private readonly byte[] _hints = new byte[1 << HintBits];
#if NET8_0_OR_GREATER
    private readonly SieveTables _tables;
#endif

    public TextSieve(SievePlan plan)
    {
        for (var value = 0; value < 256; value++) _kinds[value] = plan.Conspicuous[value] ? Conspicuous : (byte)0;
        _kinds['%'] = _kinds['+'] = Encoding;
        var windows = plan.Windows.SelectMany(window => Variants(window.Window), (window, variant) => (Window: variant, window.Needs, IsShort: window.Window >> 24 == 0)).ToArray();
        var size = 64;
        while (size < windows.Length * 4) size *= 2;
        _set = new uint[size];
        _needOf = new byte[size];
        foreach (var (window, needs, isShort) in windows) Add(window, NumberOf(needs), isShort);
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
#if NET8_0_OR_GREATER
    // Called for every line: worth compiling well at once.
    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]
#endif
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
            if ((bits[hash >> 5] >> (int)hash & 1) != 0 && at >= SievePlan.Width - 1 && Counts(window, text)) return Sifted.Suspicious;
        }
        if (text.Length >= SievePlan.Width - 1 && Counts(window >> 8 | 0xFF000000, text)) return Sifted.Suspicious;
        return all == 0 ? Sifted.Clear : Sifted.Encoded;
    }

#if NET8_0_OR_GREATER
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Sifted SiftVectors(ReadOnlySpan<byte> text, int length)
    {
        ref var first = ref MemoryMarshal.GetReference(text);
        var tables = _tables;
        Vector256<byte> kindsLow = tables.KindsLow, kindsHigh = tables.KindsHigh;
        var nibble = Vector256.Create((byte)0x0F);
        var encodings = 0u;
        for (var at = 0; at < length; at += 32)
        {
            ref var here = ref Unsafe.Add(ref first, at);
            var v0 = Vector256.LoadUnsafe(ref here);
            var v1 = Vector256.LoadUnsafe(ref here, 1);
            var inside = length - at >= 32 ? uint.MaxValue : (1u << (length - at)) - 1;

            // A table's index with its highest bit set gives zero, which is why bytes beyond ASCII are asked for by themselves.
            var upper0 = Avx2.ShiftRightLogical(v0.AsUInt16(), 4).AsByte() & nibble;
            var kinds = Avx2.Shuffle(kindsLow, v0) & Avx2.Shuffle(kindsHigh, upper0);
            var doubled = Avx2.CompareEqual(v0, v1) & Avx2.CompareEqual(upper0, Vector256.Create((byte)2));
            var hidden = Avx2.CompareEqual(v0, Vector256.Create((byte)'/')) & Avx2.CompareEqual(v1, Vector256.Create((byte)'.'));
            var plain = Avx2.CompareEqual(kinds, Vector256<byte>.Zero);
            var odd = (uint)Avx2.MoveMask(v0 | doubled | hidden) | ~(uint)Avx2.MoveMask(plain);
            if ((odd & inside) != 0) return Sifted.Suspicious;
            if (tables.HasGroups && Groups(tables, v0, v1, Vector256.LoadUnsafe(ref here, 2), upper0) is var places and not 0 && HoldsThree(text, at, places & inside, length))
                return Sifted.Suspicious;
            encodings |= inside & (uint)Avx2.MoveMask(Avx2.CompareEqual(v0, Vector256.Create((byte)'%')) | Avx2.CompareEqual(v0, Vector256.Create((byte)'+')));
        }
        if (HoldsWindow(ref first, text.Slice(0, length))) return Sifted.Suspicious;
        return encodings == 0 ? Sifted.Clear : Sifted.Encoded;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Groups(SieveTables tables, Vector256<byte> v0, Vector256<byte> v1, Vector256<byte> v2, Vector256<byte> upper0)
    {
        var nibble = Vector256.Create((byte)0x0F);
        var groups = Avx2.Shuffle(tables.Low0, v0) & Avx2.Shuffle(tables.High0, upper0)
            & Avx2.Shuffle(tables.Low1, v1) & Avx2.Shuffle(tables.High1, Avx2.ShiftRightLogical(v1.AsUInt16(), 4).AsByte() & nibble)
            & Avx2.Shuffle(tables.Low2, v2) & Avx2.Shuffle(tables.High2, Avx2.ShiftRightLogical(v2.AsUInt16(), 4).AsByte() & nibble);
        return ~(uint)Avx2.MoveMask(Avx2.CompareEqual(groups, Vector256<byte>.Zero));
    }

    private bool HoldsThree(ReadOnlySpan<byte> text, int at, uint places, int length)
    {
        for (; places != 0; places &= places - 1)
        {
            var place = at + System.Numerics.BitOperations.TrailingZeroCount(places);
            if (place + 3 > length) return false;
            var window = text[place] | (uint)text[place + 1] << 8 | (uint)text[place + 2] << 16 | Fold;
            if (Counts(window | 0xFF000000, text.Slice(0, length))) return true;
        }
        return false;
    }

    /// <summary>Whether any four bytes are a window. The steps may go beyond the end, where nothing is a window of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool HoldsWindow(ref byte first, ReadOnlySpan<byte> text)
    {
        ref var hints = ref MemoryMarshal.GetArrayDataReference(_hints);
        for (var at = 0; at < text.Length - 3; at += 5)
        {
            var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, at)) | ((ulong)Fold << 32 | Fold);
            var any = Unsafe.Add(ref hints, (nuint)(((uint)eight * Multiplier) >> (32 - HintBits)))
                | Unsafe.Add(ref hints, (nuint)(((uint)(eight >> 8) * Multiplier) >> (32 - HintBits)))
                | Unsafe.Add(ref hints, (nuint)(((uint)(eight >> 16) * Multiplier) >> (32 - HintBits)))
                | Unsafe.Add(ref hints, (nuint)(((uint)(eight >> 24) * Multiplier) >> (32 - HintBits)))
                | Unsafe.Add(ref hints, (nuint)(((uint)(eight >> 32) * Multiplier) >> (32 - HintBits)));
            if (any != 0 && IsWindow(eight, Math.Min(5, text.Length - 3 - at), text)) return true;
        }
        return false;
    }

    private bool IsWindow(ulong eight, int count, ReadOnlySpan<byte> text)
    {
        for (; count > 0; count--, eight >>= 8)
            if (_hints[((uint)eight * Multiplier) >> (32 - HintBits)] != 0 && Counts((uint)eight, text)) return true;
        return false;
    }
#endif

    /// <summary>Three bytes and any fourth.</summary>
    private static IEnumerable<uint> Variants(uint window) => window >> 24 != 0
        ? [window | Fold]
        : Enumerable.Range(0, 256).Where(fourth => (fourth & 0x20) != 0).Select(fourth => window | Fold | ((uint)fourth << 24));

    private int NumberOf(string? needs)
    {
        if (needs is null) return 0;
        var number = _needs.IndexOf(needs);
        if (number >= 0) return number;
        if (_needs.Count > byte.MaxValue) return 0;
        _needs.Add(needs);
        return _needs.Count - 1;
    }

    private void Add(uint window, int needs, bool isShort)
    {
        var hash = (window * Multiplier) >> (32 - HashBits);
        _bits[hash >> 5] |= 1u << (int)hash;
        if (!isShort) _hints[hash >> (HashBits - HintBits)] = 1;
        var mask = (uint)(_set.Length - 1);
        var at = hash & mask;
        while (_set[at] != 0 && _set[at] != window) at = (at + 1) & mask;
        // Of two that share a window, what they need counts only if it is the same.
        _needOf[at] = (byte)(_set[at] == 0 || _needOf[at] == needs ? needs : 0);
        _set[at] = window;
    }

    /// <summary>It is a window of the set, and the text holds what it needs.</summary>
    private bool Counts(uint window, ReadOnlySpan<byte> text)
    {
        var mask = (uint)(_set.Length - 1);
        for (var at = ((window * Multiplier) >> (32 - HashBits)) & mask; _set[at] != 0; at = (at + 1) & mask)
            if (_set[at] == window) return _needOf[at] == 0 || Holds(text, _needs[_needOf[at]]);
        return false;
    }

    private static bool Holds(ReadOnlySpan<byte> text, string needs)
    {
        byte lower = (byte)needs[0], upper = lower is >= (byte)'a' and <= (byte)'z' ? (byte)(lower & ~0x20) : lower;
        for (int at; (at = text.IndexOfAny(lower, upper)) >= 0; text = text.Slice(at + 1))
        {
            if (text.Length - at < needs.Length) return false;
            var same = 1;
            while (same < needs.Length && (text[at + same] | 0x20) == (needs[same] | 0x20)) same++;
            if (same == needs.Length) return true;
        }
        return false;
    }
}
