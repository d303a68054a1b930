using System.Text;

namespace SopWebsite.Visitors.Logs;

/// <summary>One file in a zip archive.</summary>
/// <param name="Name">Its name in the archive.</param>
/// <param name="Header">Where its local header begins, bytes from the archive's beginning.</param>
/// <param name="Method">How it is packed: 0 for not at all, 8 for deflate.</param>
/// <param name="Encrypted">It needs a password.</param>
/// <param name="PackedSize">Bytes in the archive; -1 where only its end tells.</param>
/// <param name="Size">Bytes when unpacked; -1 where it is not known.</param>
/// <param name="Checksum">CRC-32 of the unpacked bytes; meaningless where the size is not known.</param>
internal sealed record ZipEntry(string Name, long Header, int Method, bool Encrypted, long PackedSize, long Size, uint Checksum);

/// <summary>
/// Lists the files of a zip archive: by its directory, or, where the archive was cut and has none, by what stands before each file. Source:
/// PKWARE, APPNOTE.TXT, 4.3.
/// </summary>
internal static class ZipDirectory
{
    private const uint LocalMark = 0x04034B50;
    private const uint CentralMark = 0x02014B50;
    private const uint EndMark = 0x06054B50;
    private const uint End64Mark = 0x06064B50;
    private const uint Locator64Mark = 0x07064B50;
    private const int LongestEnd = 22 + 65535;
    private const int MostEntries = 100_000;

    /// <summary>Whether the first bytes are those of an archive.</summary>
    public static bool IsZip(ReadOnlySpan<byte> head) =>
        head.Length >= 4 && head[0] == 'P' && head[1] == 'K' && ((head[2] == 3 && head[3] == 4) || (head[2] == 5 && head[3] == 6));

    /// <summary>The files in their order.</summary>
    /// <param name="archive">The archive; it can be read from any place.</param>
    /// <param name="whole">False when the directory is missing or damaged and the files were found without it.</param>
    public static List<ZipEntry> Read(Stream archive, out bool whole)
    {
        whole = true;
        try
        {
            if (FindDirectory(archive) is { Start: >= 0 } directory) return Central(archive, directory.Start, directory.Count);
        }
        catch (InvalidDataException)
        {
            // What stands before each file is left.
        }
        whole = false;
        return Local(archive);
    }

    /// <summary>Moves an archive to the bytes of a file.</summary>
    /// <exception cref="InvalidDataException">There is no file there.</exception>
    public static void SkipHeader(Stream archive, ZipEntry entry)
    {
        archive.Position = entry.Header;
        var header = Bytes(archive, 30);
        if (U32(header, 0) != LocalMark) throw new InvalidDataException("no file of the archive stands where its directory says");
        archive.Position = entry.Header + 30 + U16(header, 26) + U16(header, 28);
    }

    private static (long Start, long Count) FindDirectory(Stream archive)
    {
        var length = (int)Math.Min(LongestEnd, archive.Length);
        archive.Position = archive.Length - length;
        var tail = Bytes(archive, length);
        for (var at = length - 22; at >= 0; at--)
        {
            if (U32(tail, at) != EndMark || at + 22 + U16(tail, at + 20) > length) continue;
            long start = U32(tail, at + 16);
            long count = U16(tail, at + 10);
            if ((start == uint.MaxValue || count == ushort.MaxValue) && at >= 20 && U32(tail, at - 20) == Locator64Mark)
            {
                archive.Position = Within(archive, U64(tail, at - 20 + 8));
                var end = Bytes(archive, 56);
                if (U32(end, 0) != End64Mark) throw new InvalidDataException("the archive's directory is damaged");
                (start, count) = (U64(end, 48), U64(end, 32));
            }
            return (Within(archive, start), count);
        }
        return (-1, 0);
    }

    private static List<ZipEntry> Central(Stream archive, long start, long count)
    {
        var entries = new List<ZipEntry>();
        archive.Position = start;
        for (var n = 0L; n < Math.Min(count, MostEntries); n++)
        {
            var header = Bytes(archive, 46);
            if (U32(header, 0) != CentralMark) throw new InvalidDataException("the archive's directory is damaged");
            var name = Name(Bytes(archive, U16(header, 28)));
            var extra = Bytes(archive, U16(header, 30));
            archive.Position += U16(header, 32);
            long size = U32(header, 24), packed = U32(header, 20), offset = U32(header, 42);
            Large(extra, ref size, ref packed, ref offset);
            Add(entries, new ZipEntry(
                name, Within(archive, offset), U16(header, 10), (U16(header, 8) & 1) != 0, packed, size, U32(header, 16)));
        }
        return entries;
    }

    private static List<ZipEntry> Local(Stream archive)
    {
        var entries = new List<ZipEntry>();
        for (var at = 0L; at + 30 <= archive.Length && entries.Count < MostEntries;)
        {
            archive.Position = at;
            var header = Bytes(archive, 30);
            if (U32(header, 0) != LocalMark || at + 30 + U16(header, 26) + U16(header, 28) > archive.Length) break;
            var name = Name(Bytes(archive, U16(header, 26)));
            var extra = Bytes(archive, U16(header, 28));
            long size = U32(header, 22), packed = U32(header, 18), none = 0;
            Large(extra, ref size, ref packed, ref none);
            var later = (U16(header, 6) & 8) != 0;
            Add(entries, new ZipEntry(
                name, at, U16(header, 8), (U16(header, 6) & 1) != 0, later ? -1 : packed, later ? -1 : size, U32(header, 14)));
            if (later) break;
            at = archive.Position + packed;
        }
        return entries;
    }

    private static void Add(List<ZipEntry> entries, ZipEntry entry)
    {
        if (entry.Name.Length > 0 && entry.Name[entry.Name.Length - 1] is not ('/' or '\\')) entries.Add(entry);
    }

    /// <summary>Sizes of 4 GB and more stand in a field of their own.</summary>
    private static void Large(byte[] extra, ref long size, ref long packed, ref long offset)
    {
        for (var at = 0; at + 4 <= extra.Length; at += 4 + U16(extra, at + 2))
        {
            if (U16(extra, at) != 1) continue;
            var next = at + 4;
            var end = Math.Min(extra.Length, next + U16(extra, at + 2));
            if (size == uint.MaxValue && next + 8 <= end) (size, next) = (U64(extra, next), next + 8);
            if (packed == uint.MaxValue && next + 8 <= end) (packed, next) = (U64(extra, next), next + 8);
            if (offset == uint.MaxValue && next + 8 <= end) offset = U64(extra, next);
        }
    }

    private static long Within(Stream archive, long place) =>
        place >= 0 && place < archive.Length ? place : throw new InvalidDataException("the archive's directory is damaged");

    private static byte[] Bytes(Stream archive, int count)
    {
        var bytes = new byte[count];
        var done = 0;
        for (int read; done < count && (read = archive.Read(bytes, done, count - done)) > 0;) done += read;
        return done == count ? bytes : throw new InvalidDataException("the archive's directory is damaged");
    }

    /// <summary>Names are only shown; old archives have them in other code pages than UTF-8.</summary>
    private static string Name(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static int U16(byte[] bytes, int at) => bytes[at] | bytes[at + 1] << 8;

    private static uint U32(byte[] bytes, int at) => (uint)U16(bytes, at) | (uint)U16(bytes, at + 2) << 16;

    private static long U64(byte[] bytes, int at) => (long)(U32(bytes, at) | (ulong)U32(bytes, at + 4) << 32);
}
