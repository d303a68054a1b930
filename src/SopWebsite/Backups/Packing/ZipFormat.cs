using System.Buffers.Binary;
using System.Text;

namespace SopWebsite.Backups.Packing;

/// <summary>The bytes of a zip's headers (PKWARE APPNOTE.TXT 6.3.10; encryption: WinZip, "AES Encryption Information", AE-2).</summary>
internal static class ZipFormat
{
    public const uint LocalMark = 0x04034b50;
    public const uint CentralMark = 0x02014b50;
    public const uint EndMark = 0x06054b50;
    public const uint LargeEndMark = 0x06064b50;
    public const uint LocatorMark = 0x07064b50;
    public const ushort AesMethod = 99;
    public const ushort AesExtra = 0x9901;
    public const ushort LargeExtra = 0x0001;

    private const uint DescriptorMark = 0x08074b50;
    private const ushort TimeExtra = 0x5455;
    private const int TimeLength = 9;
    private const int AesLength = 11;
    private const int LargeLength = 20;
    private const uint Full = 0xFFFFFFFF;

    /// <summary>Made on Unix, by version 6.3 of the description: names and rights are Unix's on every system that packs.</summary>
    private const ushort MadeBy = (3 << 8) | 63;

    /// <summary>How long an entry's local header is.</summary>
    public static int LocalLength(ZipRecord entry) =>
        30 + Encoding.UTF8.GetByteCount(entry.Name) + ExtraLength(entry) + (entry.Large ? LargeLength : 0);

    /// <summary>Writes an entry's local header.</summary>
    public static void WriteLocal(ZipRecord entry, TimeSpan zone, byte[] into, int at)
    {
        var known = !entry.Streamed;
        var head = into.AsSpan(at);
        Write32(ref head, LocalMark);
        WriteCommon(ref head, entry, zone, entry.Large);
        Write32(ref head, known ? entry.Crc : 0);
        Write32(ref head, known ? (uint)entry.Packed : entry.Large ? Full : 0);
        Write32(ref head, known ? (uint)entry.Bytes : entry.Large ? Full : 0);
        Write16(ref head, (ushort)Encoding.UTF8.GetByteCount(entry.Name));
        Write16(ref head, (ushort)(ExtraLength(entry) + (entry.Large ? LargeLength : 0)));
        WriteName(ref head, entry.Name, into, at + 30);
        if (entry.Large)
        {
            Write16(ref head, LargeExtra);
            Write16(ref head, LargeLength - 4);
            Write64(ref head, 0);
            Write64(ref head, 0);
        }
        WriteExtra(ref head, entry);
    }

    /// <summary>Writes what follows the content of a streamed entry.</summary>
    public static byte[] Descriptor(ZipRecord entry)
    {
        var bytes = new byte[entry.Large ? 24 : 16];
        var rest = bytes.AsSpan();
        Write32(ref rest, DescriptorMark);
        Write32(ref rest, entry.Crc);
        if (entry.Large)
        {
            Write64(ref rest, entry.Packed);
            Write64(ref rest, entry.Bytes);
        }
        else
        {
            Write32(ref rest, (uint)entry.Packed);
            Write32(ref rest, (uint)entry.Bytes);
        }
        return bytes;
    }

    /// <summary>Adds an entry to the directory.</summary>
    public static void WriteCentral(ZipRecord entry, TimeSpan zone, PackBuffer directory)
    {
        var largeBytes = entry.Bytes >= Full || entry.Large;
        var largePacked = entry.Packed >= Full || entry.Large;
        var largeOffset = entry.Offset >= Full;
        var large = (largeBytes ? 8 : 0) + (largePacked ? 8 : 0) + (largeOffset ? 8 : 0);
        var name = Encoding.UTF8.GetByteCount(entry.Name);
        var extra = ExtraLength(entry) + (large > 0 ? large + 4 : 0);
        var at = directory.Reserve(46 + name + extra);
        var head = directory.Bytes.AsSpan(at);
        Write32(ref head, CentralMark);
        Write16(ref head, MadeBy);
        WriteCommon(ref head, entry, zone, large > 0);
        Write32(ref head, entry.Crc);
        Write32(ref head, largePacked ? Full : (uint)entry.Packed);
        Write32(ref head, largeBytes ? Full : (uint)entry.Bytes);
        Write16(ref head, (ushort)name);
        Write16(ref head, (ushort)extra);
        // No comment, first disk, no internal attributes.
        Write16(ref head, 0);
        Write16(ref head, 0);
        Write16(ref head, 0);
        Write32(ref head, entry.Attributes);
        Write32(ref head, largeOffset ? Full : (uint)entry.Offset);
        WriteName(ref head, entry.Name, directory.Bytes, at + 46);
        if (large > 0)
        {
            Write16(ref head, LargeExtra);
            Write16(ref head, (ushort)large);
            if (largeBytes) Write64(ref head, entry.Bytes);
            if (largePacked) Write64(ref head, entry.Packed);
            if (largeOffset) Write64(ref head, entry.Offset);
        }
        WriteExtra(ref head, entry);
    }

    /// <summary>The end of the archive, after the directory.</summary>
    public static byte[] End(long entries, long directoryAt, long directoryLength)
    {
        var large = entries >= 0xFFFF || directoryAt >= Full || directoryLength >= Full;
        var bytes = new byte[(large ? 56 + 20 : 0) + 22];
        var rest = bytes.AsSpan();
        if (large)
        {
            Write32(ref rest, LargeEndMark);
            Write64(ref rest, 44);
            Write16(ref rest, MadeBy);
            Write16(ref rest, 45);
            Write32(ref rest, 0);
            Write32(ref rest, 0);
            Write64(ref rest, entries);
            Write64(ref rest, entries);
            Write64(ref rest, directoryLength);
            Write64(ref rest, directoryAt);
            Write32(ref rest, LocatorMark);
            Write32(ref rest, 0);
            Write64(ref rest, directoryAt + directoryLength);
            Write32(ref rest, 1);
        }
        Write32(ref rest, EndMark);
        Write32(ref rest, 0);
        var count = (ushort)Math.Min(entries, 0xFFFF);
        Write16(ref rest, count);
        Write16(ref rest, count);
        Write32(ref rest, (uint)Math.Min(directoryLength, Full));
        Write32(ref rest, (uint)Math.Min(directoryAt, Full));
        Write16(ref rest, 0);
        return bytes;
    }

    /// <summary>Version needed, flags, method, time.</summary>
    private static void WriteCommon(ref Span<byte> head, ZipRecord entry, TimeSpan zone, bool large)
    {
        Write16(ref head, entry.Encrypted ? (ushort)51 : large ? (ushort)45 : (ushort)20);
        // Encrypted; sizes follow; the name is UTF-8.
        Write16(ref head, (ushort)((entry.Encrypted ? 1 : 0) | (entry.Streamed ? 8 : 0) | 0x800));
        Write16(ref head, entry.Encrypted ? AesMethod : entry.Method);
        Write32(ref head, DosTime(entry.Modified, zone));
    }

    private static int ExtraLength(ZipRecord entry) => (UnixTime(entry.Modified) is null ? 0 : TimeLength) + (entry.Encrypted ? AesLength : 0);

    private static void WriteExtra(ref Span<byte> head, ZipRecord entry)
    {
        if (UnixTime(entry.Modified) is { } seconds)
        {
            Write16(ref head, TimeExtra);
            Write16(ref head, TimeLength - 4);
            head[0] = 1;
            head = head.Slice(1);
            Write32(ref head, (uint)seconds);
        }
        if (!entry.Encrypted) return;
        Write16(ref head, AesExtra);
        Write16(ref head, AesLength - 4);
        // AE-2, by vendor "AE", with a key of 256 bits.
        Write16(ref head, 2);
        Write16(ref head, 0x4541);
        head[0] = 3;
        head = head.Slice(1);
        Write16(ref head, entry.Method);
    }

    private static int? UnixTime(DateTime modified)
    {
        var seconds = (modified.Ticks - new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks) / TimeSpan.TicksPerSecond;
        return seconds is >= 0 and <= int.MaxValue ? (int)seconds : null;
    }

    /// <summary>Local time in steps of two seconds; 1980 where it cannot be told.</summary>
    private static uint DosTime(DateTime modified, TimeSpan zone)
    {
        var ticks = modified.Ticks + zone.Ticks;
        if (ticks < 0 || ticks > DateTime.MaxValue.Ticks || new DateTime(ticks, DateTimeKind.Unspecified) is not { Year: >= 1980 and <= 2107 } local)
            return 0x00210000;
        return (uint)(
            ((local.Year - 1980) << 25) | (local.Month << 21) | (local.Day << 16) | (local.Hour << 11) | (local.Minute << 5) | (local.Second / 2));
    }

    private static void WriteName(ref Span<byte> head, string name, byte[] into, int at) =>
        head = head.Slice(Encoding.UTF8.GetBytes(name, 0, name.Length, into, at));

    private static void Write16(ref Span<byte> rest, ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(rest, value);
        rest = rest.Slice(2);
    }

    private static void Write32(ref Span<byte> rest, uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(rest, value);
        rest = rest.Slice(4);
    }

    private static void Write64(ref Span<byte> rest, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(rest, value);
        rest = rest.Slice(8);
    }
}
