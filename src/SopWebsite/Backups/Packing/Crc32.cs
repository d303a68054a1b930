using System.Buffers.Binary;
#if NET8_0_OR_GREATER
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
#endif

namespace SopWebsite.Backups.Packing;

/// <summary>
/// The checksum of zip and gzip: by carry-less multiplication where the processor has it (Gopal and others, "Fast CRC Computation for Generic
/// Polynomials Using PCLMULQDQ Instruction", Intel 2009), else by tables, eight bytes at a time.
/// </summary>
internal static class Crc32
{
    private const uint Polynomial = 0xEDB88320;
    private static readonly uint[] Tables = MakeTables();

    /// <summary>Goes on from the checksum of what came before; 0 for nothing yet.</summary>
    public static uint Append(uint before, ReadOnlySpan<byte> data)
    {
        var state = ~before;
#if NET8_0_OR_GREATER
        if (Pclmulqdq.IsSupported && Sse2.IsSupported && data.Length >= 64)
        {
            var folded = data.Length & ~15;
            state = Fold(state, data[..folded]);
            data = data[folded..];
        }
#endif
        return ~ByTables(state, data);
    }

    /// <summary>Without the processor's help.</summary>
    internal static uint ByTables(uint state, ReadOnlySpan<byte> data)
    {
        var tables = Tables;
        while (data.Length >= 8)
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(data) ^ state;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(data.Slice(4));
            state = tables[1792 + (int)(low & 255)] ^ tables[1536 + (int)((low >> 8) & 255)]
                ^ tables[1280 + (int)((low >> 16) & 255)] ^ tables[1024 + (int)(low >> 24)]
                ^ tables[768 + (int)(high & 255)] ^ tables[512 + (int)((high >> 8) & 255)]
                ^ tables[256 + (int)((high >> 16) & 255)] ^ tables[(int)(high >> 24)];
            data = data.Slice(8);
        }
        foreach (var one in data) state = tables[(int)((state ^ one) & 255)] ^ (state >> 8);
        return state;
    }

    private static uint[] MakeTables()
    {
        var tables = new uint[8 * 256];
        for (uint at = 0; at < 256; at++)
        {
            var value = at;
            for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? (value >> 1) ^ Polynomial : value >> 1;
            tables[at] = value;
        }
        for (var at = 256; at < tables.Length; at++) tables[at] = (tables[at - 256] >> 8) ^ tables[(int)(tables[at - 256] & 255)];
        return tables;
    }

#if NET8_0_OR_GREATER
    /// <summary>At least 64 bytes, and a multiple of 16.</summary>
    private static uint Fold(uint state, ReadOnlySpan<byte> data)
    {
        var blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(data);
        var by4 = Vector128.Create(0x0154442bd4UL, 0x01c6e41596UL);
        var by1 = Vector128.Create(0x01751997d0UL, 0x00ccaa009eUL);
        var mask = Vector128.Create(0xFFFFFFFFUL, 0xFFFFFFFFUL);
        var one = blocks[0] ^ Vector128.CreateScalar((ulong)state);
        var two = blocks[1];
        var three = blocks[2];
        var four = blocks[3];
        var at = 4;
        for (; at + 4 <= blocks.Length; at += 4)
        {
            one = Step(one, by4) ^ blocks[at];
            two = Step(two, by4) ^ blocks[at + 1];
            three = Step(three, by4) ^ blocks[at + 2];
            four = Step(four, by4) ^ blocks[at + 3];
        }
        one = Step(one, by1) ^ two;
        one = Step(one, by1) ^ three;
        one = Step(one, by1) ^ four;
        for (; at < blocks.Length; at++) one = Step(one, by1) ^ blocks[at];

        // 128 bits to 64, to 32 by Barrett's reduction.
        one = Sse2.ShiftRightLogical128BitLane(one, 8) ^ Pclmulqdq.CarrylessMultiply(one, by1, 0x10);
        one = Sse2.ShiftRightLogical128BitLane(one, 4) ^ Pclmulqdq.CarrylessMultiply(one & mask, Vector128.CreateScalar(0x0163cd6124UL), 0x00);
        var reduce = Vector128.Create(0x01db710641UL, 0x01f7011641UL);
        var quotient = Pclmulqdq.CarrylessMultiply(one & mask, reduce, 0x10) & mask;
        return (one ^ Pclmulqdq.CarrylessMultiply(quotient, reduce, 0x00)).AsUInt32().GetElement(1);

        static Vector128<ulong> Step(Vector128<ulong> value, Vector128<ulong> by) =>
            Pclmulqdq.CarrylessMultiply(value, by, 0x00) ^ Pclmulqdq.CarrylessMultiply(value, by, 0x11);
    }
#endif
}
