#if NET8_0_OR_GREATER
using System.Numerics;
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

    /// <summary>It holds a literal, or decoding may bring one out.</summary>
    Suspicious,
}

/// <summary>
/// Clears most texts of ordinary requests at about a byte a nanosecond: conspicuous bytes are looked for 32 places at a time, and so are
/// windows of three bytes (the shape is Teddy's, from Hyperscan: two table look-ups a byte and eight groups, which hundreds of windows would
/// fill, but not a few); windows of four are looked up in a table of hashes, five to a step. Where a window is, its literal is compared. It
/// never clears a text that holds a literal.
/// </summary>
internal sealed class TextSieve
{
    /// <summary>Bytes behind the text that are read, whatever they are.</summary>
    public const int Slack = 40;

    private const int HashBits = 17;
    private const byte Conspicuous = 1, Encoding = 2, BesidePair = 4;

    private readonly byte[] _kinds = new byte[256];
    private readonly bool[] _doubles;
    private readonly bool _hidden;
    private readonly SieveLiterals _literals;

    /// <summary>One bit for each hash of a window, with all that a window of three may begin.</summary>
    private readonly ulong[] _all = new ulong[1 << (HashBits - 6)];
#if NET8_0_OR_GREATER
    /// <summary>The same for the windows of four alone.</summary>
    private readonly ulong[] _hints = new ulong[1 << (HashBits - 6)];
    private readonly SieveTables _tables;
#endif

    public TextSieve(SievePlan plan)
    {
        for (var value = 0; value < 256; value++)
            _kinds[value] = plan.Conspicuous[value] ? Conspicuous : plan.BesidePair[value] ? BesidePair : (byte)0;
        _kinds['%'] = _kinds['+'] = Encoding;
        (_doubles, _hidden) = (plan.Doubles, plan.Hidden);
        _literals = new SieveLiterals(plan.Windows);
        foreach (var window in plan.Windows)
        {
            foreach (var variant in Variants(window)) Mark(_all, variant);
#if NET8_0_OR_GREATER
            if (window.Width == SievePlan.Width) Mark(_hints, SieveLiterals.KeyOf(window));
#endif
        }
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
#endif
    public Sifted SiftBytes(ReadOnlySpan<byte> text)
    {
        var kinds = _kinds;
        var all = _all;
        byte before = 0;
        var seen = 0;
        uint window = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var value = text[at];
            var kind = kinds[value];
            if (kind == Conspicuous || (value == before && IsDoubled(text, at - 1))) return Sifted.Suspicious;
            if (value == '.' && before == '/' && IsHidden(text, at - 1)) return Sifted.Suspicious;
            if (kind == BesidePair && HoldsPair(text, at)) return Sifted.Suspicious;
            seen |= kind & Encoding;
            before = value;
            window = (window >> 8) | ((uint)(value | 0x20) << 24);
            var hash = SieveLiterals.Hash(window, HashBits);
            if ((all[hash >> 6] >> (int)hash & 1) != 0 && at >= SievePlan.Width - 1 && Hold(window, text, at - SievePlan.Width + 1))
                return Sifted.Suspicious;
        }
        if (text.Length >= SievePlan.Width - 1 && _literals.Hold(SieveLiterals.KeyOf(window >> 8, 3), text, text.Length - SievePlan.Width + 1))
            return Sifted.Suspicious;
        return seen == 0 ? Sifted.Clear : Sifted.Encoded;
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
            var plain = Avx2.CompareEqual(kinds, Vector256<byte>.Zero);
            if ((((uint)Avx2.MoveMask(v0) | ~(uint)Avx2.MoveMask(plain)) & inside) != 0) return Sifted.Suspicious;
            var doubled = Avx2.CompareEqual(v0, v1) & Avx2.CompareEqual(upper0, Vector256.Create((byte)2));
            var hidden = Avx2.CompareEqual(v0, Vector256.Create((byte)'/')) & Avx2.CompareEqual(v1, Vector256.Create((byte)'.'));
            var besidePair = Avx2.CompareEqual(Avx2.Shuffle(tables.PairsLow, v0) & Avx2.Shuffle(tables.PairsHigh, upper0), Vector256<byte>.Zero);
            var odd = ((uint)Avx2.MoveMask(doubled | hidden) | ~(uint)Avx2.MoveMask(besidePair)) & inside;
            if (odd != 0 && IsOdd(text.Slice(0, length), at, odd)) return Sifted.Suspicious;
            if (tables.HasGroups && Groups(tables, v0, v1, Vector256.LoadUnsafe(ref here, 2), upper0) is var places and not 0
                && HoldsThree(text, at, places & inside, length))
                return Sifted.Suspicious;
            encodings |= inside & (uint)Avx2.MoveMask(
                Avx2.CompareEqual(v0, Vector256.Create((byte)'%')) | Avx2.CompareEqual(v0, Vector256.Create((byte)'+')));
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

    private bool IsOdd(ReadOnlySpan<byte> text, int at, uint places)
    {
        for (; places != 0; places &= places - 1)
        {
            var place = at + BitOperations.TrailingZeroCount(places);
            if (IsDoubled(text, place) || IsHidden(text, place) || (_kinds[text[place]] == BesidePair && HoldsPair(text, place))) return true;
        }
        return false;
    }

    private bool HoldsThree(ReadOnlySpan<byte> text, int at, uint places, int length)
    {
        for (; places != 0; places &= places - 1)
        {
            var place = at + BitOperations.TrailingZeroCount(places);
            if (place + 3 > length) return false;
            var window = text[place] | (uint)text[place + 1] << 8 | (uint)text[place + 2] << 16;
            if (_literals.Hold(SieveLiterals.KeyOf(window, 3), text.Slice(0, length), place)) return true;
        }
        return false;
    }

    /// <summary>Whether a literal is at any four bytes. The steps may go beyond the end, where nothing is a window of the text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool HoldsWindow(ref byte first, ReadOnlySpan<byte> text)
    {
        ref var hints = ref MemoryMarshal.GetArrayDataReference(_hints);
        for (var at = 0; at < text.Length - 3; at += 5)
        {
            var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, at)) | ((ulong)SieveLiterals.Fold << 32 | SieveLiterals.Fold);
            var any = Hint(ref hints, (uint)eight) | Hint(ref hints, (uint)(eight >> 8)) | Hint(ref hints, (uint)(eight >> 16))
                | Hint(ref hints, (uint)(eight >> 24)) | Hint(ref hints, (uint)(eight >> 32));
            if ((any & 1) != 0 && IsWindow(eight, at, text)) return true;
        }
        return false;
    }

    /// <summary>The lowest bit of the result counts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hint(ref ulong hints, uint window)
    {
        var hash = SieveLiterals.Hash(window, HashBits);
        return Unsafe.Add(ref hints, (nuint)(hash >> 6)) >> (int)hash;
    }

    private bool IsWindow(ulong eight, int at, ReadOnlySpan<byte> text)
    {
        for (var last = Math.Min(at + 4, text.Length - SievePlan.Width); at <= last; at++, eight >>= 8)
            if (_literals.Hold((uint)eight, text, at)) return true;
        return false;
    }
#endif

    private bool IsDoubled(ReadOnlySpan<byte> text, int at) =>
        at + 1 < text.Length && text[at] == text[at + 1] && (_doubles[text[at]] || SievePlan.IsMerged(at > 0 ? text[at - 1] : (byte)0, text[at]));

    /// <summary>The beginning of a hidden file's name, where that is a literal; a step to where one is, <c>/./</c>.</summary>
    private bool IsHidden(ReadOnlySpan<byte> text, int at) =>
        at + 1 < text.Length && text[at] == '/' && text[at + 1] == '.' && (_hidden || (at + 2 < text.Length && text[at + 2] == '/'));

    /// <summary>Whether a literal of two bytes begins or ends at a place.</summary>
    private bool HoldsPair(ReadOnlySpan<byte> text, int at) =>
        (at > 0 && _literals.Hold(PairKey(text, at - 1), text, at - 1)) || (at + 1 < text.Length && _literals.Hold(PairKey(text, at), text, at));

    private static uint PairKey(ReadOnlySpan<byte> text, int at) => SieveLiterals.KeyOf(text[at] | (uint)text[at + 1] << 8, 2);

    private bool Hold(uint window, ReadOnlySpan<byte> text, int at) =>
        _literals.Hold(window, text, at) || _literals.Hold(SieveLiterals.KeyOf(window, 3), text, at);

    /// <summary>Four bytes, or three and any fourth.</summary>
    private static IEnumerable<uint> Variants(SieveWindow window) => window.Width switch
    {
        SievePlan.Width => [window.Window | SieveLiterals.Fold],
        3 =>
            Enumerable.Range(0, 256).Where(fourth => (fourth & 0x20) != 0)
                .Select(fourth => window.Window | SieveLiterals.Fold | ((uint)fourth << 24)),
        _ => [],
    };

    private static void Mark(ulong[] bits, uint window)
    {
        var hash = SieveLiterals.Hash(window, HashBits);
        bits[hash >> 6] |= 1UL << (int)hash;
    }
}
