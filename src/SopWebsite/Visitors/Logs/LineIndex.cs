#if NET8_0_OR_GREATER
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SopWebsite.Visitors.Logs;

/// <summary>Where the quotes and the line ends of a block lie, found 64 bytes at a time.</summary>
internal sealed class LineIndex
{
    private int[] _marks = new int[4096];
    private int[] _lines = new int[512];

    /// <summary>This processor can do it.</summary>
    public static bool IsSupported => Avx2.IsSupported;

    /// <summary>The places of quotes and line ends, in their order.</summary>
    public ReadOnlySpan<int> Marks => _marks;

    /// <summary>For each line which of the marks is its end; a last line without an end has none.</summary>
    public ReadOnlySpan<int> LineEnds => _lines.AsSpan(0, LineCount);

    /// <summary>Lines with an end.</summary>
    public int LineCount { get; private set; }

    /// <summary>Reads bytes from <paramref name="start"/> to <paramref name="end"/>; <see cref="LineBlock.Padding"/> more must be there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(byte[] bytes, int start, int end)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(bytes);
        var quote = Vector256.Create((byte)'"');
        var newline = Vector256.Create((byte)'\n');
        int marks = 0, lines = 0;
        for (var at = start; at < end; at += 64)
        {
            if (_marks.Length - marks < 64) Array.Resize(ref _marks, _marks.Length * 2);
            if (_lines.Length - lines < 64) Array.Resize(ref _lines, _lines.Length * 2);
            var low = Vector256.LoadUnsafe(ref first, (nuint)at);
            var high = Vector256.LoadUnsafe(ref first, (nuint)at + 32);
            var ends = (uint)Avx2.MoveMask(Avx2.CompareEqual(low, newline)) | (ulong)(uint)Avx2.MoveMask(Avx2.CompareEqual(high, newline)) << 32;
            var all = ends | (uint)Avx2.MoveMask(Avx2.CompareEqual(low, quote)) | (ulong)(uint)Avx2.MoveMask(Avx2.CompareEqual(high, quote)) << 32;
            if (end - at < 64)
            {
                var inside = (1UL << (end - at)) - 1;
                ends &= inside;
                all &= inside;
            }
            for (; ends != 0; ends &= ends - 1) _lines[lines++] = marks + BitOperations.PopCount(all & (ends ^ (ends - 1)) >> 1);
            for (; all != 0; all &= all - 1) _marks[marks++] = at + BitOperations.TrailingZeroCount(all);
        }
        LineCount = lines;
    }
}
#endif
