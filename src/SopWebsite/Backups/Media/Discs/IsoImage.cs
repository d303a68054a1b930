using System.Text;

namespace SopWebsite.Backups.Media.Discs;

/// <summary>
/// Reads an image back: what files it has and where their bytes lie, whatever program made it. Joliet names where it has them. Source:
/// ECMA-119 (ISO 9660), 8.4, 8.5 and 9.1; the Joliet specification of 1995.
/// </summary>
internal static class IsoImage
{
    private const int FirstDescriptor = 16, MostDescriptors = 64, MostEntries = 100_000, MostDepth = 8;
    private const int RootRecord = 156;
    private const byte Primary = 1, Supplementary = 2, Terminator = 255;
    private const byte IsFolder = 0x02, HasMore = 0x80;

    /// <summary>A file in an image.</summary>
    internal sealed record Entry(string Path, long Offset, long Bytes);

    /// <summary>The files of an image.</summary>
    /// <exception cref="InvalidDataException">It is no such image.</exception>
    public static IReadOnlyList<Entry> Read(Stream image)
    {
        var (root, isJoliet) = Root(image);
        var found = new List<Entry>();
        Walk(image, root, isJoliet, "", 0, found);
        return found;
    }

    private static (byte[] Record, bool IsJoliet) Root(Stream image)
    {
        byte[]? primary = null;
        for (var n = 0; n < MostDescriptors; n++)
        {
            var sector = Bytes(image, (FirstDescriptor + n) * (long)DiscSizes.Sector, DiscSizes.Sector);
            if (Encoding.ASCII.GetString(sector, 1, 5) != "CD001" || sector[0] == Terminator) break;
            var record = sector.AsSpan(RootRecord, 34).ToArray();
            // Escape sequences of the three levels of UCS-2.
            if (sector[0] == Supplementary && sector[88] == '%' && sector[89] == '/' && sector[90] is (byte)'@' or (byte)'C' or (byte)'E')
                return (record, true);
            if (sector[0] == Primary) primary ??= record;
        }
        return (primary ?? throw new InvalidDataException("There is no volume descriptor."), false);
    }

    private static void Walk(Stream image, byte[] folder, bool isJoliet, string path, int depth, List<Entry> found)
    {
        var (offset, length) = Extent(folder, 0);
        if (depth > MostDepth || length > 64L * 1024 * 1024) throw new InvalidDataException("A folder is not as we make them.");
        var content = Bytes(image, offset, (int)length);
        for (var at = 0; at < content.Length;)
        {
            var size = content[at];
            // Records do not cross sectors: the rest of one is zeros.
            if (size == 0)
            {
                at = (at / DiscSizes.Sector + 1) * DiscSizes.Sector;
                continue;
            }
            if (size < 34 || at + size > content.Length || 33 + content[at + 32] > size || found.Count > MostEntries)
                throw new InvalidDataException("A folder's record is broken.");
            var nameLength = content[at + 32];
            // The first two are the folder itself and the one above.
            if (nameLength > 1 || content[at + 33] > 1)
            {
                var name = path + NameOf(content, at + 33, nameLength, isJoliet);
                if ((content[at + 25] & HasMore) != 0) throw new InvalidDataException($"'{name}' is in several extents.");
                if ((content[at + 25] & IsFolder) != 0) Walk(image, content.AsSpan(at, size).ToArray(), isJoliet, name + "/", depth + 1, found);
                else
                {
                    var (start, bytes) = Extent(content, at);
                    found.Add(new Entry(name, start, bytes));
                }
            }
            at += size;
        }
    }

    private static (long Offset, long Bytes) Extent(byte[] record, int at) =>
        (BitConverter.ToUInt32(record, at + 2) * (long)DiscSizes.Sector, BitConverter.ToUInt32(record, at + 10));

    private static string NameOf(byte[] content, int at, int length, bool isJoliet)
    {
        var name = isJoliet ? Encoding.BigEndianUnicode.GetString(content, at, length) : Encoding.ASCII.GetString(content, at, length);
        var version = name.IndexOf(';');
        return version < 0 ? name : name.Substring(0, version);
    }

    private static byte[] Bytes(Stream image, long offset, int count)
    {
        if (offset < 0 || offset + count > image.Length) throw new InvalidDataException("The image ends too early.");
        image.Position = offset;
        var bytes = new byte[count];
        for (int read = 0, more; read < count; read += more)
            if ((more = image.Read(bytes, read, count - read)) == 0) throw new InvalidDataException("The image ends too early.");
        return bytes;
    }
}
